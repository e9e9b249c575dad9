/** One connection to one peer, and the signals that make it and repair it. */
import { equalBytes, fromBase64Url } from '../../core/base/bytes.ts';
import { createTokenBucket } from '../../core/base/token-bucket.ts';
import { LINK_MESSAGE_BYTES_MIN } from '../../core/limits/shared.ts';
import { PAIRING_KNOCK_MS } from '../../core/limits/signaling.ts';
import {
  CANDIDATES_BATCH_MS,
  CANDIDATES_BURST,
  CANDIDATES_FIRST_MS,
  CANDIDATES_PER_SECOND,
  CANDIDATES_PER_SIGNAL_MAX,
  RECOVERY_TRY_MS,
} from '../../core/limits/webrtc.ts';
import type { Clock, Crypto, Link, Off } from '../../core/ports.ts';
import type { PeerRecord } from '../peer-records/peer-record.ts';
import type { SignalPayload } from '../peer-records/signal-payload.ts';
import { DataChannelLink } from './data-channel-link.ts';
import { candidateToSend, configurationOf, type IcePolicy } from './ice-policy.ts';
import { linkPath } from './link-path.ts';
import type { LinkProver } from './link-proof.ts';
import { PathRepair } from './path-repair.ts';
import { SimplePeerConnection } from './simple-peer-connection.ts';

export interface NegotiatedLinkOptions {
  readonly peerRecord: PeerRecord;
  readonly linkId: string;
  readonly isInitiator: boolean;
  /**
   * Manual pairing: people pass the signals on. The side that answers waits: the other one begins minutes later, when a person
   * has brought it the answer. Until then, that ICE finds no path says nothing.
   */
  readonly isInvited: boolean;
  readonly certificate: RTCCertificate;
  readonly prover: LinkProver;
  readonly clock: Clock;
  readonly crypto: Crypto;
  readonly ice: IcePolicy;
  readonly send: (payload: SignalPayload) => void;
  /** A repair needs signaling, which may not have noticed yet that the network has changed. */
  readonly refreshSignaling: () => void;
  readonly onOpen: (link: Link) => void;
  /** The path was repaired, but nothing comes on it yet. A new link would be faster. */
  readonly onStuck: () => void;
  readonly onEnd: (reason: string) => void;
}

export class NegotiatedLink {
  readonly peerRecord: PeerRecord;
  readonly linkId: string;
  readonly isInitiator: boolean;
  readonly #options: NegotiatedLinkOptions;
  readonly #connection: SimplePeerConnection;
  readonly #link: DataChannelLink;
  readonly #outgoing: OutgoingCandidates;
  readonly #candidatesLeft = createTokenBucket(CANDIDATES_PER_SECOND, CANDIDATES_BURST);
  // Two at once: an offer of ours may have gone where the other side no longer was when it asked.
  readonly #restartsLeft = createTokenBucket(1_000 / RECOVERY_TRY_MS, 2);
  /** While the other side has not begun: its candidates, which are tried again and again. */
  #knocking: { readonly candidates: string[]; readonly stop: Off } | undefined;
  #isOpening = false;
  /** From when the link is open. */
  #repair: PathRepair | undefined;
  #isOver = false;

  /** @throws Error when the browser gives no further connection */
  constructor(options: NegotiatedLinkOptions) {
    this.#options = options;
    this.peerRecord = options.peerRecord;
    this.linkId = options.linkId;
    this.isInitiator = options.isInitiator;
    this.#connection = this.#connect();
    const { native, control, bulk } = this.#connection;
    this.#link = new DataChannelLink({
      peer: options.peerRecord.peer,
      invited: options.isInvited,
      control,
      bulk,
      maxMessageBytes: () => native.sctp?.maxMessageSize ?? LINK_MESSAGE_BYTES_MIN,
      path: () => linkPath(native),
      onEnd: (reason) => this.#ended(reason),
    });
    const isHidden = options.ice.isHidden();
    this.#outgoing = new OutgoingCandidates(options.clock, isHidden, options.send);
    if (options.isInvited && !options.isInitiator) this.#startKnocking();
  }

  /** Takes a signal of the other side about this link. */
  receive(payload: SignalPayload): void {
    if (this.#isOver) return;
    switch (payload.type) {
      case 'offer':
      case 'answer':
        if (payload.type === 'answer') this.#repair?.answered();
        return this.#connection.describe(payload.type, payload.round, payload.sdp);
      case 'candidates':
        return this.#addCandidates(payload.candidates);
      case 'restart': {
        const mayRestart = this.isInitiator && this.#repair;
        if (mayRestart && this.#restartsLeft.take(this.#options.clock.now())) this.#restart();
        return;
      }
      case 'bye':
        // While the path works, the channels themselves say when the other side goes.
        if (!this.#repair || this.#repair.isUnderWay) this.end(`refused: ${payload.reason}`);
    }
  }

  /** Repairs the path unless something comes on it within LINK_PROOF_MS. */
  doubt(): void {
    this.#repair?.doubt();
  }

  /** Signaling works again: what was sent for a repair may have been lost. */
  tryRepairAgain(): void {
    this.#repair?.tryAgain();
  }

  /** Ends it, open or not. Tells `onEnd` and then the link's own listener. */
  end(reason: string): void {
    this.#link.close(reason);
  }

  #connect(): SimplePeerConnection {
    const { isInitiator, ice, certificate, send } = this.#options;
    return new SimplePeerConnection({
      isInitiator,
      mayFail: () => !this.#knocking,
      configuration: { ...configurationOf(ice), certificates: [certificate] },
      onDescription: (type, round, sdp) => send({ type, round, sdp }),
      onCandidate: (candidate) => this.#outgoing.add(candidate),
      onOpen: () => void this.#open().catch(() => this.end('cannot be proven')),
      onIceState: (state) => this.#repair?.iceStateChanged(state),
      onEnd: (reason) => this.end(reason),
    });
  }

  async #open(): Promise<void> {
    if (this.#isOpening) return;
    this.#isOpening = true;
    this.#stopKnocking();
    if (!(await this.#showsSignedCertificate()))
      return this.end('another certificate than the signed one');
    // The description was checked, but only the browser says what it made of it.
    if (!(this.#link.maxMessageBytes >= LINK_MESSAGE_BYTES_MIN))
      return this.end('takes too small messages');
    const { prover, peerRecord, onOpen } = this.#options;
    const linkId = fromBase64Url(this.linkId) ?? new Uint8Array();
    const proof = await prover.prove(peerRecord, linkId);
    if (!this.#link.send('control', proof)) return;
    if (!(await prover.accepts(peerRecord, linkId, await this.#link.first)))
      return this.end('not the one who signed the peer record');
    if (this.#isOver) return;
    this.#repair = this.#watchPath();
    onOpen(this.#link);
  }

  /**
   * The description was checked already, and DTLS proves it. This checks the certificate itself where the
   * browser shows it (Chrome 72, Safari 15.4, Firefox 153), so that neither check stands alone.
   */
  async #showsSignedCertificate(): Promise<boolean> {
    const [der] = this.#connection.native.sctp?.transport.getRemoteCertificates?.() ?? [];
    if (!der) return true;
    const hash = await this.#options.crypto.hash(new Uint8Array(der));
    return equalBytes(hash, this.peerRecord.certificateHash);
  }

  #watchPath(): PathRepair {
    const { clock, isInitiator, onStuck } = this.#options;
    const { native } = this.#connection;
    return new PathRepair({
      clock,
      isInitiator,
      messagesHeard: () => this.#link.messagesHeard,
      isConnected: () => ['connected', 'completed'].includes(native.iceConnectionState),
      restart: () => this.#restart(),
      onStuck,
      onLost: () => this.end('network path lost'),
    });
  }

  #restart(): void {
    const { ice, refreshSignaling, send } = this.#options;
    refreshSignaling();
    this.#outgoing.hurry();
    if (this.isInitiator) this.#connection.restart(ice.servers());
    else send({ type: 'restart' });
  }

  #addCandidates(candidates: readonly string[]): void {
    for (const candidate of candidates) {
      if (!this.#candidatesLeft.take(this.#options.clock.now())) continue;
      this.#connection.addCandidate(candidate);
      const knocking = this.#knocking?.candidates;
      if (knocking && knocking.length < CANDIDATES_BURST) knocking.push(candidate);
    }
  }

  /** Browsers drop addresses that stay silent, and a NAT between us opens only while we call them. */
  #startKnocking(): void {
    const candidates: string[] = [];
    const stop = this.#options.clock.every(PAIRING_KNOCK_MS, () =>
      candidates.forEach((it) => this.#connection.addCandidate(it)),
    );
    this.#knocking = { candidates, stop };
  }

  #stopKnocking(): void {
    this.#knocking?.stop();
    this.#knocking = undefined;
  }

  #ended(reason: string): void {
    this.#isOver = true;
    this.#outgoing.stop();
    this.#repair?.stop();
    this.#stopKnocking();
    this.#connection.close();
    this.#options.onEnd(reason);
  }
}

/** Sends our candidates in batches: the first ones at once, later ones together. */
class OutgoingCandidates {
  readonly #clock: Clock;
  readonly #isHidden: boolean;
  readonly #send: (payload: SignalPayload) => void;
  readonly #gathered: string[] = [];
  #batchMs = CANDIDATES_FIRST_MS;
  #timer: Off | undefined;

  /** @param isHidden as it is when the connection is made; a change remakes all connections */
  constructor(clock: Clock, isHidden: boolean, send: (payload: SignalPayload) => void) {
    this.#clock = clock;
    this.#isHidden = isHidden;
    this.#send = send;
  }

  add(candidate: string): void {
    const sent = candidateToSend(candidate, this.#isHidden);
    if (sent === null) return;
    this.#gathered.push(sent);
    this.#timer ??= this.#clock.after(this.#batchMs, () => this.#flush());
  }

  /** A new round begins: its first candidates go out at once. */
  hurry(): void {
    this.#batchMs = CANDIDATES_FIRST_MS;
  }

  stop(): void {
    this.#timer?.();
  }

  #flush(): void {
    this.#timer = undefined;
    this.#batchMs = CANDIDATES_BATCH_MS;
    while (this.#gathered.length > 0) {
      const candidates = this.#gathered.splice(0, CANDIDATES_PER_SIGNAL_MAX);
      this.#send({ type: 'candidates', candidates });
    }
  }
}
