/** The Transport of the browser: WebRTC links to authenticated peers, introduced by any Signaling. */
import { SwapError } from '../../core/base/errors.ts';
import { createListeners } from '../../core/base/events.ts';
import type { Bytes } from '../../core/base/bytes.ts';
import type { PeerId } from '../../core/base/ids.ts';
import { RELAY_PROOF_TIMEOUT_MS, SIGNALS_QUEUED_MAX } from '../../core/limits/signaling.ts';
import type {
  Clock,
  Crypto,
  Identity,
  Link,
  Off,
  Random,
  SignalingStatus,
  Transport,
  Welcome,
} from '../../core/ports.ts';
import { hasTurn } from './ice-policy.ts';
import type { LinkAttempts } from './link-attempts.ts';
import { createLinkProver } from './link-proof.ts';
import type { OwnSession } from '../peer-records/own-session.ts';
import { createPeerBook } from '../peer-records/peer-book.ts';
import { openPeerRecord, type PeerRecord } from '../peer-records/peer-record.ts';
import { createPeerRecordCache } from '../peer-records/peer-record-cache.ts';
import type { RoomKeys } from '../crypto/room-keys.ts';
import type { SignalSealer } from '../peer-records/sealed-signal.ts';
import { createTaskQueue } from '../platform/task-queue.ts';
import type { SignalPayload } from '../peer-records/signal-payload.ts';
import type { Address, Member, Signaling } from '../signaling/signaling.ts';

export interface WebRtcTransportOptions {
  readonly identity: Identity;
  readonly keys: RoomKeys;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly random: Random;
  readonly signaling: Signaling;
  /** Whether others must not learn our address; asked for each connection. Nobody hides by default. */
  readonly isHidden?: () => boolean;
}

export interface WebRtcTransport extends Transport {
  /** Makes every link anew, because what `isHidden` says has changed. */
  remakeLinks(): void;
  /** Whether signaling knows a TURN server, without which nobody who hides can be reached. */
  hasTurn(): boolean;
  /** STUN and TURN servers as signaling told them last. */
  iceServers(): RTCIceServer[];
}

/** What there is once our certificate and keys of this session are made. */
interface Prepared {
  readonly session: OwnSession;
  readonly sealer: SignalSealer;
  readonly attempts: LinkAttempts;
}

export function createWebRtcTransport(options: WebRtcTransportOptions): WebRtcTransport {
  const { identity, keys, crypto, clock, random, signaling } = options;
  const self = identity.peer;
  const sightings = createListeners<[PeerId, boolean]>();
  const links = createListeners<[Link]>();
  const statuses = createListeners<[SignalingStatus]>();
  const strangers = createListeners<[boolean]>();
  const book = createPeerBook();
  const readPeerRecord = createPeerRecordCache(clock, (sealed) =>
    openPeerRecord(keys, crypto, clock.now(), sealed),
  );
  // In order, since a candidate must not overtake its offer, nor a number the one before it.
  const inbound = createTaskQueue(SIGNALS_QUEUED_MAX);
  const outbound = createTaskQueue(SIGNALS_QUEUED_MAX);
  /** Dials that wait for a sample, in the hope that it names whom they want. */
  const waiting = new Set<() => void>();
  let state: 'new' | 'started' | 'closed' = 'new';
  let prepared: Prepared | undefined;
  let gate: (peer: PeerId, worked: boolean) => Welcome = () => 'taken';
  let work: Bytes | undefined;
  /** Signaling was lost; once it shows us the others again, at new addresses perhaps, it is back. */
  let wasAway = false;

  async function prepare(): Promise<Prepared> {
    // What links need is half of the code, and nothing on the screen waits for it.
    const [session, { createLinkAttempts }, { createSignalSealer }] = await Promise.all([
      import('../peer-records/own-session.ts').then((it) =>
        it.createOwnSession(keys, identity, clock, random),
      ),
      import('./link-attempts.ts'),
      import('../peer-records/sealed-signal.ts'),
    ]);
    const sealer = createSignalSealer({
      self,
      topic: keys.topic,
      pairSalt: keys.pairSalt,
      privateKey: session.privateKey,
      peerRecord: () => session.peerRecord,
      readPeerRecord,
      clock,
      random,
    });
    const attempts = createLinkAttempts({
      self,
      certificate: session.certificate,
      prover: createLinkProver({
        topic: keys.topic,
        identity,
        crypto,
        certificateHash: session.certificateHash,
      }),
      clock,
      random,
      crypto,
      ice: { servers: signaling.iceServers, isHidden: options.isHidden ?? (() => false) },
      refreshSignaling: refresh,
      send: sendSignal,
      onLink: links.emit,
      peerRecordOf: book.find,
      isManual: book.isManual,
      welcome: (peer, worked) => gate(peer, worked),
    });
    if (work) await session.showProof(work);
    prepared = { session, sealer, attempts };
    if (state === 'started') signaling.announce(session.peerRecord);
    return prepared;
  }

  function beginToPrepare(): Promise<Prepared> {
    const begun = prepare();
    begun.catch(() => {
      if (preparing === begun) preparing = undefined; // a refresh or a dial tries again, and says why
      statuses.emit('offline');
    });
    return begun;
  }

  function sendSignal(to: PeerRecord, linkId: string, payload: SignalPayload): void {
    outbound.run(async () => {
      const box = await prepared?.sealer.seal(to, linkId, payload);
      if (!box) return;
      // Mostly one address. Copies cost little: the receiver takes each number once.
      for (const address of book.addresses(to)) signaling.send(address, box);
    });
  }

  function onMembers(members: readonly Member[]): void {
    inbound.run(async () => {
      let isStrange = false;
      for (const { address, announce } of members) {
        const peerRecord = await readPeerRecord(announce);
        if (state !== 'started') return;
        isStrange ||= !peerRecord;
        if (!peerRecord || peerRecord.peer === self) continue;
        book.see(peerRecord, address, false);
        sightings.emit(peerRecord.peer, peerRecord.worked);
      }
      strangers.emit(isStrange);
      if (wasAway) prepared?.attempts.signalingIsBack();
      wasAway = false;
      for (const go of [...waiting]) go();
    });
  }

  function onBox(from: Address, box: Uint8Array<ArrayBuffer>): void {
    inbound.run(async () => {
      const signal = await prepared?.sealer.open(box);
      if (!signal || state !== 'started') return;
      book.see(signal.from, from, true);
      prepared?.attempts.receive(signal);
    });
  }

  function onGone(address: Address): void {
    // In line with the boxes: what the peer sent before it went comes first.
    inbound.run(async () => {
      for (const { peer, isLast } of book.forget(address)) prepared?.attempts.gone(peer, isLast);
    });
  }

  /** The presence of a peer; asks signaling once when it is not known. */
  async function lookUp(peer: PeerId): Promise<PeerRecord | undefined> {
    if (peer === self) return undefined;
    const known = book.find(peer);
    if (known) return known;
    await new Promise<void>((resolve) => {
      const go = () => {
        waiting.delete(go);
        stop();
        resolve();
      };
      const stop: Off = clock.after(RELAY_PROOF_TIMEOUT_MS, go);
      waiting.add(go);
      refresh();
    });
    return book.find(peer);
  }

  function refresh(): void {
    if (state !== 'started') return;
    preparing ??= beginToPrepare();
    const session = prepared?.session;
    session?.renew().then(
      (isNew) => isNew && state === 'started' && signaling.announce(session.peerRecord),
      () => undefined, // the old one serves until the next time
    );
    signaling.refresh();
  }

  async function showProof(nonce: Bytes): Promise<void> {
    work = nonce;
    const session = prepared?.session;
    await session?.showProof(nonce);
    if (session && state === 'started') signaling.announce(session.peerRecord);
  }

  // Not only when it starts: whoever opens a room waits for this, while other things are loaded.
  let preparing: Promise<Prepared> | undefined = beginToPrepare();

  const requireOpen = () => {
    if (state !== 'started') throw new SwapError('closed', 'the transport is closed');
  };

  return {
    self,
    onSighting: sightings.add,
    setGate: (f) => void (gate = f),
    showProof: (nonce) => void showProof(nonce),
    onLink: links.add,
    onStatus: statuses.add,
    onStrangers: strangers.add,
    start() {
      if (state !== 'new') return;
      state = 'started';
      let isFound = false;
      signaling.onStatus((status) => {
        wasAway ||= isFound && status !== 'online';
        isFound ||= status === 'online';
        statuses.emit(status);
      });
      signaling.onMembers(onMembers);
      signaling.onBox(onBox);
      signaling.onGone(onGone);
      signaling.start(keys.topic);
      if (prepared) signaling.announce(prepared.session.peerRecord);
      else preparing ??= beginToPrepare();
    },
    async dial(peer) {
      requireOpen();
      const { attempts } = await (preparing ??= beginToPrepare());
      requireOpen();
      const peerRecord = await lookUp(peer);
      requireOpen();
      if (!peerRecord) throw new SwapError('unreachable', 'this peer is not to be found');
      await attempts.dial(peerRecord);
    },
    refresh,
    doubt(peer) {
      prepared?.attempts.doubt(peer);
      refresh();
    },
    remakeLinks: () => prepared?.attempts.restart(),
    iceServers: () => signaling.iceServers(),
    hasTurn: () => hasTurn(signaling.iceServers()),
    close() {
      if (state === 'closed') return;
      state = 'closed';
      prepared?.attempts.close();
      signaling.close();
      for (const go of [...waiting]) go();
      for (const listeners of [sightings, links, statuses, strangers]) listeners.clear();
    },
  };
}
