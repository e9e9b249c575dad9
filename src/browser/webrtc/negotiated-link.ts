/** One connection to one peer and the signals that make it and repair it. */
import { equalBytes, fromBase64Url } from '../../core/base/bytes.ts';
import { REPAIRED_MS } from '../../core/limits/liveness.ts';
import { PAIRING_KNOCK_MS } from '../../core/limits/signaling.ts';
import {
  CANDIDATES_BATCH_MS,
  CANDIDATES_BURST,
  CANDIDATES_FIRST_MS,
  CANDIDATES_PER_SECOND,
  CANDIDATES_PER_SIGNAL_MAX,
  LINK_PROOF_MS,
  RECOVERY_MS,
  RECOVERY_TRY_MS,
} from '../../core/limits/webrtc.ts';
import type { Clock, Crypto, Link, Off } from '../../core/ports.ts';
import { createTokenBucket } from '../../core/base/token-bucket.ts';
import { candidateToSend, configurationOf, type IcePolicy } from './ice-policy.ts';
import { createDataChannelLink } from './data-channel-link.ts';
import { linkPath } from './link-path.ts';
import type { LinkProver } from './link-proof.ts';
import type { PeerRecord } from '../peer-records/peer-record.ts';
import type { SignalPayload } from '../peer-records/signal-payload.ts';
import { createConnection } from './simple-peer-connection.ts';

export interface NegotiatedLinkOptions {
  readonly peerRecord: PeerRecord;
  readonly linkId: string;
  readonly isInitiator: boolean;
  /** The other side begins minutes later, when somebody has carried our answer there: finding no path says nothing until then. */
  readonly isPatient: boolean;
  readonly certificate: RTCCertificate;
  readonly prover: LinkProver;
  readonly clock: Clock;
  readonly crypto: Crypto;
  readonly ice: IcePolicy;
  readonly send: (payload: SignalPayload) => void;
  /** Signaling has to work for a repair: it may not know yet that the network has changed. */
  readonly refreshSignaling: () => void;
  readonly onOpen: (link: Link) => void;
  /** Its path was repaired, but nothing comes on it yet: a new link would be sooner. */
  readonly onStuck: () => void;
  readonly onEnd: (reason: string) => void;
}

export interface NegotiatedLink {
  readonly peerRecord: PeerRecord;
  readonly linkId: string;
  readonly isInitiator: boolean;
  /** Takes a signal of the other side about this link. */
  receive(payload: SignalPayload): void;
  /** Repairs the path unless something comes on it within LINK_PROOF_MS. */
  doubt(): void;
  /** Signaling works again: what was sent for a repair may have been lost. */
  tryRepairAgain(): void;
  /** Ends it, open or not. `onEnd` is told, as is the link's own listener. */
  end(reason: string): void;
}

/** @throws when the browser has no connection left to give. */
export function createNegotiatedLink(options: NegotiatedLinkOptions): NegotiatedLink {
  const { peerRecord, clock, isInitiator } = options;
  const connection = createConnection({
    isInitiator,
    mayFail: () => !options.isPatient || isOpening,
    configuration: { ...configurationOf(options.ice), certificates: [options.certificate] },
    onDescription: (type, round, sdp) => options.send({ type, round, sdp }),
    onCandidate: gather,
    onOpen: () => void open().catch(() => lanes.end('cannot be proven')),
    onIceState: watchIce,
    onEnd: (reason) => lanes.end(reason),
  });
  const lanes = createDataChannelLink({
    peer: peerRecord.peer,
    control: connection.control,
    bulk: connection.bulk,
    maxMessageBytes: () => connection.native.sctp?.maxMessageSize ?? 65_536,
    path: () => linkPath(connection.native),
    onEnd(reason) {
      isOver = true;
      flushTimer?.();
      stopDoubt?.();
      stopWaiting?.();
      stopKnocking?.();
      stopRecovery();
      connection.close();
      options.onEnd(reason);
    },
  });
  let isOver = false;
  /** As it was when the connection was made: a change makes all of them anew. */
  const isHidden = options.ice.isHidden();
  let isOpening = false;
  let isOpen = false;

  const gathered: string[] = [];
  let flushTimer: Off | undefined;
  let batchMs = CANDIDATES_FIRST_MS;

  function gather(candidate: string): void {
    const sent = candidateToSend(candidate, isHidden);
    if (sent === null) return;
    gathered.push(sent);
    flushTimer ??= clock.after(batchMs, flush);
  }

  function flush(): void {
    flushTimer = undefined;
    batchMs = CANDIDATES_BATCH_MS;
    while (gathered.length > 0) {
      const candidates = gathered.splice(0, CANDIDATES_PER_SIGNAL_MAX);
      options.send({ type: 'candidates', candidates });
    }
  }

  /** Browsers drop addresses that are silent for long; a NAT between us opens only while we call them. */
  const knockedAt: string[] = [];
  const stopKnocking = options.isPatient
    ? clock.every(PAIRING_KNOCK_MS, () => knockedAt.forEach((it) => connection.addCandidate(it)))
    : undefined;

  async function open(): Promise<void> {
    if (isOpening) return;
    isOpening = true;
    stopKnocking?.();
    if (!(await showsSignedCertificate()))
      return lanes.end('another certificate than the signed one');
    const linkId = fromBase64Url(options.linkId) ?? new Uint8Array();
    const proof = await options.prover.prove(peerRecord, linkId);
    if (!lanes.link.send('control', proof)) return;
    if (!(await options.prover.accepts(peerRecord, linkId, await lanes.first)))
      return lanes.end('not the one who signed the presence');
    if (isOver) return;
    isOpen = true;
    options.onOpen(lanes.link);
  }

  /**
   * The description was checked already and DTLS proves it; this looks at the certificate itself where the
   * browser shows it (Chrome 72, Safari 15.4, Firefox 153), so that neither check stands alone.
   */
  async function showsSignedCertificate(): Promise<boolean> {
    const [der] = connection.native.sctp?.transport.getRemoteCertificates?.() ?? [];
    if (!der) return true;
    const hash = await options.crypto.hash(new Uint8Array(der));
    return equalBytes(hash, peerRecord.certificateHash);
  }

  /** Timers of a repair under way; empty when the path works. */
  const recovery: Off[] = [];
  const isConnected = () =>
    ['connected', 'completed'].includes(connection.native.iceConnectionState);

  function watchIce(state: RTCIceConnectionState): void {
    if (state === 'connected' || state === 'completed') return stopRecovery();
    // Never waits for `failed`: ICE can stay `disconnected` for more than a minute.
    if (state === 'disconnected') recover(isConnected);
  }

  let stopDoubt: Off | undefined;
  function doubt(): void {
    const before = lanes.heard();
    // ICE takes seconds to notice, and asking the other side over signaling takes a round trip: one that has
    // given this link up meanwhile says so.
    const isBack = () => lanes.heard() > before;
    stopDoubt ??= clock.after(LINK_PROOF_MS, () => {
      stopDoubt = undefined;
      if (!isBack()) recover(isBack, true);
    });
  }

  let stopWaiting: Off | undefined;
  /** The other side takes part in the repair, so that what it was asked ought to come. */
  let whenRepaired: (() => void) | undefined;

  function recover(isBack: () => boolean, isAnswerDue = false): void {
    if (!isOpen || recovery.length > 0) return;
    if (isAnswerDue && isInitiator) {
      whenRepaired = () => {
        stopWaiting ??= clock.after(REPAIRED_MS, () => {
          stopWaiting = undefined;
          if (!isBack()) options.onStuck();
        });
      };
    }
    recovery.push(
      clock.after(RECOVERY_MS, () => {
        if (isBack()) stopRecovery();
        else lanes.end('network path lost');
      }),
      clock.every(RECOVERY_TRY_MS, () => {
        if (isBack()) stopRecovery();
        else repair();
      }),
    );
    repair();
  }

  function stopRecovery(): void {
    for (const stop of recovery.splice(0)) stop();
    whenRepaired = undefined;
  }

  function repair(): void {
    options.refreshSignaling();
    batchMs = CANDIDATES_FIRST_MS;
    if (isInitiator) connection.restart(options.ice.servers());
    else options.send({ type: 'restart' });
  }

  // Two at once: an offer of ours may have gone where the other side no longer was when it asked.
  const restartsLeft = createTokenBucket(1_000 / RECOVERY_TRY_MS, 2);
  const candidatesLeft = createTokenBucket(CANDIDATES_PER_SECOND, CANDIDATES_BURST);
  function receive(payload: SignalPayload): void {
    if (isOver) return;
    switch (payload.type) {
      case 'offer':
      case 'answer':
        if (payload.type === 'answer') whenRepaired?.();
        return connection.describe(payload.type, payload.round, payload.sdp);
      case 'candidates':
        for (const candidate of payload.candidates) {
          if (!candidatesLeft.take(clock.now())) continue;
          connection.addCandidate(candidate);
          if (options.isPatient && !isOpening && knockedAt.length < CANDIDATES_BURST)
            knockedAt.push(candidate);
        }
        return;
      case 'restart':
        if (isInitiator && isOpen && restartsLeft.take(clock.now())) repair();
        return;
      case 'bye':
        // While the path works, the channels themselves say when the other side goes.
        if (!isOpen || recovery.length > 0) lanes.end(`refused: ${payload.reason}`);
    }
  }

  return {
    peerRecord,
    linkId: options.linkId,
    isInitiator,
    receive,
    doubt,
    tryRepairAgain: () => void (recovery.length > 0 && repair()),
    end: lanes.end,
  };
}
