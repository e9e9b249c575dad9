/** Who is seen on a room's signaling, and the sealed signals to and from each of them, in order. */
import { each } from '../../core/base/each.ts';
import type { Bytes } from '../../core/base/bytes.ts';
import { sourceName, type Source } from '../../core/base/fair-map.ts';
import { createTokenBucket } from '../../core/base/token-bucket.ts';
import type { PeerId } from '../../core/base/ids.ts';
import {
  RELAY_PROOF_TIMEOUT_MS,
  SAMPLES_FOR_ONE_BURST,
  SAMPLES_FOR_ONE_PER_SECOND,
  SIGNALS_QUEUED_MAX,
} from '../../core/limits/signaling.ts';
import type { Clock, Crypto } from '../../core/ports.ts';
import { PeerBook } from '../peer-records/peer-book.ts';
import { createPeerRecordCache, type PeerRecordCache } from '../peer-records/peer-record-cache.ts';
import {
  clocksApart,
  isCurrent,
  openPeerRecord,
  type PeerRecord,
  type PeerRecordContext,
} from '../peer-records/peer-record.ts';
import type { OpenedSignal, SignalSealer } from '../peer-records/sealed-signal.ts';
import type { SignalPayload } from '../peer-records/signal-payload.ts';
import { createTaskQueue } from '../platform/task-queue.ts';
import {
  isSameAddress,
  MEMBERS_MEDIUM,
  type Address,
  type Member,
  type Signaling,
} from '../signaling/signaling.ts';

export interface SignalExchangeOptions {
  readonly self: PeerId;
  readonly keys: PeerRecordContext;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly signaling: Signaling;
  readonly onSighting: (peer: PeerId, hasProof: boolean) => void;
  /**
   * All of a sample was read. `isStrange`: our room keys do not open a peer record in it. `clockAheadMs`: see `onStrangers`.
   * `isWhole`: it came while signaling was online, not only from a medium that knows few.
   */
  readonly onSample: (
    isStrange: boolean,
    clockAheadMs: number | undefined,
    isWhole: boolean,
  ) => void;
  readonly onSignal: (signal: OpenedSignal) => void;
  /** A peer has left an address. `isLast`: we know no other address of it. */
  readonly onGone: (peer: PeerId, isLast: boolean) => void;
}

export class SignalExchange {
  readonly book = new PeerBook();
  /** Opens a sealed peer record, or gives null. */
  readonly readPeerRecord: PeerRecordCache;
  readonly #options: SignalExchangeOptions;
  // In order: a candidate must not overtake its offer, nor a number the one before it.
  readonly #inbound = createTaskQueue(SIGNALS_QUEUED_MAX);
  readonly #outbound = createTaskQueue(SIGNALS_QUEUED_MAX);
  /** What ends the wait of each look-up for the next sample, and for whom it looks. */
  readonly #waiting = new Map<() => void, PeerId>();
  readonly #samples = createTokenBucket(SAMPLES_FOR_ONE_PER_SECOND, SAMPLES_FOR_ONE_BURST);
  #isOnline = false;
  #sealer: SignalSealer | undefined;
  #isClosed = false;

  constructor(options: SignalExchangeOptions) {
    const { keys, crypto, clock } = options;
    this.#options = options;
    this.readPeerRecord = createPeerRecordCache(clock, (sealed) =>
      openPeerRecord(keys, crypto, sealed),
    );
  }

  /** Sets the listeners of signaling. */
  start(): void {
    const { signaling } = this.#options;
    signaling.onStatus((status) => (this.#isOnline = status === 'online'));
    signaling.onMembers((members) => {
      const isWhole = this.#isOnline;
      this.#inbound.run(() => this.#readSample(members, isWhole));
    });
    signaling.onBox((from, box, by) => {
      // Apart from samples: members can send us boxes without end, and samples come when we ask.
      const source = { medium: `${from.medium} box`, by };
      this.#inbound.run(() => this.#readBox(from, box, source), sourceName(source));
    });
    // In line with the boxes: what the peer sent before it went comes first.
    signaling.onGone((address) => void this.#inbound.run(async () => this.#forget(address)));
  }

  /** Seals and opens signals from now on. Until then they are dropped. */
  useSealer(sealer: SignalSealer): void {
    this.#sealer = sealer;
  }

  send(to: PeerRecord, linkId: string, payload: SignalPayload): void {
    this.#outbound.run(async () => {
      const box = await this.#sealer?.seal(to, linkId, payload);
      if (!box) return;
      // Mostly one address. Copies cost little: the receiver takes each number once.
      each(this.#addresses(to), (address) => this.#options.signaling.send(address, box));
    });
  }

  /** The peer record of a peer. If it is not known, calls `refresh`, waits for the next sample, and seeks the peer meanwhile. */
  async lookUp(peer: PeerId, refresh: () => void): Promise<PeerRecord | undefined> {
    if (peer === this.#options.self) return undefined;
    const known = this.book.find(peer);
    if (known) return known;
    const sought = this.seek(peer);
    // Members may name many whom nobody knows.
    if (this.#samples.take(this.#options.clock.now())) await this.#nextSample(peer, refresh);
    if (!this.book.find(peer) && !this.#isClosed) await sought;
    return this.book.find(peer);
  }

  /** Asks a peer for its record, which the book has then. It may have another session than the one that we know. */
  async seek(peer: PeerId): Promise<void> {
    const isFound = await this.#options.signaling.seek?.(peer);
    if (!isFound) return;
    // What came is read in line.
    await new Promise<void>((resolve) => {
      if (!this.#inbound.run(async () => resolve())) resolve();
    });
  }

  /** A link has proven who is there: from now on, nobody's claims displace what we know of the peer. */
  linked(peer: PeerId): void {
    this.book.linked(peer);
    this.readPeerRecord.linked(peer);
    this.#sealer?.linked(peer);
  }

  close(): void {
    this.#isClosed = true;
    this.#endWaiting();
  }

  #nextSample(peer: PeerId, refresh: () => void): Promise<void> {
    return new Promise<void>((resolve) => {
      const go = () => {
        this.#waiting.delete(go);
        stop();
        resolve();
      };
      const stop = this.#options.clock.after(RELAY_PROOF_TIMEOUT_MS, go);
      this.#waiting.set(go, peer);
      refresh();
    });
  }

  /** While nothing else works, members pass on what is for a peer, wherever it was seen. */
  #addresses(of: PeerRecord): Address[] {
    const addresses = this.book.addresses(of);
    const byMembers = { medium: MEMBERS_MEDIUM, address: of.peer };
    const has = addresses.some((it) => isSameAddress(it, byMembers));
    return has || this.#isOnline ? addresses : [...addresses, byMembers];
  }

  async #readSample(members: readonly Member[], isWhole: boolean): Promise<void> {
    const { self, onSighting, onSample } = this.#options;
    let isStrange = false;
    let clockAheadMs: number | undefined;
    for (const { address, peerRecord: sealed, by } of members) {
      const genuine = await this.readPeerRecord.look(sealed, { medium: address.medium, by });
      if (this.#isClosed) return;
      // Any member may have put this in the place of an answer, or kept it for days: it tells nothing of the room or our clock.
      const isAnswer = isOfMembers({ address });
      isStrange ||= !genuine && !isAnswer;
      if (!genuine || genuine.peer === self || !isPossible(genuine, address)) continue;
      const nowMs = this.#options.clock.now();
      if (!isAnswer) clockAheadMs = clocksApart(genuine.notAfterMs, nowMs) ?? clockAheadMs;
      if (!isCurrent(genuine.notAfterMs, nowMs)) continue;
      const peerRecord = genuine;
      this.book.see(peerRecord, address, false, by);
      onSighting(peerRecord.peer, peerRecord.hasProof);
    }
    // An answer about one peer says nothing of others, and ends nobody else's search.
    if (members.length > 0 && members.every(isOfMembers)) return this.#endFound();
    onSample(isStrange, clockAheadMs, isWhole);
    this.#endWaiting();
  }

  async #readBox(from: Address, box: Bytes, source: Source): Promise<void> {
    const signal = await this.#sealer?.open(box, source);
    if (!signal || this.#isClosed || !isPossible(signal.from, from)) return;
    this.book.see(signal.from, from, true, source.by);
    this.#options.onSignal(signal);
  }

  #forget(address: Address): void {
    each(this.book.forget(address), ({ peer, isLast }) => this.#options.onGone(peer, isLast));
  }

  #endWaiting(): void {
    each([...this.#waiting.keys()], (go) => go());
  }

  #endFound(): void {
    each([...this.#waiting], ([go, peer]) => this.book.find(peer) && go());
  }
}

/** A member may answer in another's place, or put its own name on what it passes on. */
const isPossible = ({ peer }: PeerRecord, address: Address): boolean =>
  !isOfMembers({ address }) || address.address === peer;

const isOfMembers = ({ address }: Pick<Member, 'address'>): boolean =>
  address.medium === MEMBERS_MEDIUM;
