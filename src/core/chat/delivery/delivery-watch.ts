/**
 * Who has which of our entries, as peers tell anyway: digests of equal logs, vectors, announcements, and answers; and as those without a
 * link sign when they are asked (receipts.ts). What a peer claims changes only what is said of that peer.
 */
import { BoundedMap, BoundedSet } from '../../base/bounded-map.ts';
import { equalBytes, toBase64Url, type Bytes } from '../../base/bytes.ts';
import { entryId, idBytes, type EntryId, type PeerId } from '../../base/ids.ts';
import { HOLDERS_MAX, LOG_STATES_MAX, NAMED_ENTRIES_MAX } from '../../limits/talk.ts';
import type { Peers, RoomMessage } from '../../peers.ts';
import type { VectorMessage } from '../../wire/message.ts';
import type { Chat } from '../chat.ts';
import type { Entry } from '../entry.ts';

export interface DeliveryWatchOptions {
  readonly self: PeerId;
  readonly chat: Pick<Chat, 'log' | 'onAdded' | 'onDigest'>;
  readonly peers: Pick<Peers, 'linked' | 'onLinked' | 'onUnlinked' | 'onMessage'>;
  /** Whether presence lists them, with a link or without. */
  isHere(peer: PeerId): boolean;
  changed(): void;
}

/** What a peer holds of ours. */
interface Held {
  /** Positions, as comparing logs has shown. */
  from: number;
  to: number;
  /** Positions that it has named one by one. */
  readonly named: Set<number>;
}

const holds = ({ from, to, named }: Held, seq: number): boolean =>
  (seq >= from && seq <= to) || named.has(seq);

/** Of those who left: enough to know that somebody had it. */
const LEFT_MAX = 8;

export class DeliveryWatch {
  readonly #options: DeliveryWatchOptions;
  readonly #held = new BoundedMap<PeerId, Held>(HOLDERS_MAX);
  readonly #left = new BoundedSet<Held>(LEFT_MAX);
  /** Our head's position in each state that our log had. */
  readonly #states = new BoundedMap<string, number>(LOG_STATES_MAX);
  /** Our last entries, which answers may be about. */
  readonly #recent = new BoundedMap<EntryId, number>(NAMED_ENTRIES_MAX);
  /** Up to here somebody was linked with us after we wrote, or we do not know. */
  #outTo: number;

  constructor(options: DeliveryWatchOptions) {
    const { self, chat, peers } = options;
    this.#options = options;
    this.#outTo = this.#head();
    for (const { id, body } of chat.log.chain(self)?.runs.at(-1)?.slice(-NAMED_ENTRIES_MAX) ?? [])
      this.#recent.set(id, body.seq);
    this.#noteState();
    chat.onAdded((entries) => this.#onAdded(entries));
    chat.onDigest((peer, digest) => this.#onDigest(peer, digest));
    peers.onLinked(() => void (this.#outTo = this.#head()));
    peers.onUnlinked((peer, stays) => stays || options.isHere(peer) || this.left(peer));
    peers.onMessage((peer, message) => this.#onMessage(peer, message));
  }

  /** Whether `peer` has told that it has our entry at `seq`. */
  has(peer: PeerId, seq: number): boolean {
    const held = this.#held.get(peer);
    return held !== undefined && holds(held, seq);
  }

  /** `peer` has signed that it has our entries from `from` to `to`. */
  proved(peer: PeerId, from: number, to: number): void {
    this.#span(peer, from, to);
  }

  /** They are no longer here, and may come back without it. */
  left(peer: PeerId): void {
    const held = this.#held.get(peer);
    if (!held) return;
    this.#held.delete(peer);
    this.#left.add(held);
  }

  /** Somebody had it who has left since. */
  hadIt(seq: number): boolean {
    return [...this.#left].some((held) => holds(held, seq));
  }

  /** We have had no link since it was written. */
  stayedHere(seq: number): boolean {
    return seq > this.#outTo;
  }

  #head(): number {
    const { self, chat } = this.#options;
    return chat.log.head(self)?.seq ?? 0;
  }

  #noteState(): void {
    this.#states.set(toBase64Url(this.#options.chat.log.digest()), this.#head());
  }

  #onAdded(entries: readonly Entry[]): void {
    const { self, peers } = this.#options;
    for (const { id, author, body } of entries) {
      if (author === self) {
        this.#recent.set(id, body.seq);
        if (peers.linked().length > 0) this.#outTo = body.seq;
      } else if (body.k === 'reply') this.#answered(author, body.to);
      else if (body.k === 'reaction') this.#answered(author, body.of);
    }
    this.#noteState();
  }

  /** A person who answers an entry has read it. */
  #answered(author: PeerId, id: Bytes): void {
    const seq = this.#recent.get(entryId(id));
    if (seq !== undefined) this.#name(author, seq);
  }

  /** Its log is as ours is, or was when we had written so much. */
  #onDigest(peer: PeerId, digest: Bytes): void {
    const isNow = equalBytes(digest, this.#options.chat.log.digest());
    const to = isNow ? this.#head() : this.#states.get(toBase64Url(digest));
    if (to) this.#span(peer, 1, to);
  }

  #onMessage(peer: PeerId, message: RoomMessage): void {
    if (message.t === 'vector') return this.#onVector(peer, message);
    if (message.t !== 'ihave') return;
    const who = idBytes(this.#options.self);
    for (const [author, seq] of message.list)
      if (equalBytes(author, who) && seq <= this.#head()) this.#name(peer, seq);
  }

  /** A head counts if it is an entry of ours; a peer that names another one makes it up, or has it from another user of our key. */
  #onVector(peer: PeerId, { authors }: VectorMessage): void {
    const { self, chat } = this.#options;
    const who = idBytes(self);
    const [, mark, head = 0, , ranges = []] = authors.find(([it]) => equalBytes(it, who)) ?? [];
    const entry = chat.log.at(self, head);
    if (!mark || !entry || !equalBytes(idBytes(entry.id).subarray(0, mark.length), mark)) return;
    const [from, to] = ranges;
    if (from !== undefined && to !== undefined && to <= head) this.#span(peer, from, to);
  }

  #span(peer: PeerId, from: number, to: number): void {
    const held = this.#of(peer);
    if (to < held.to || (to === held.to && from >= held.from)) return;
    held.from = from <= held.to + 1 ? Math.min(from, held.from || from) : from;
    held.to = to;
    this.#options.changed();
  }

  #name(peer: PeerId, seq: number): void {
    const held = this.#of(peer);
    if (holds(held, seq)) return;
    held.named.add(seq);
    this.#options.changed();
  }

  #of(peer: PeerId): Held {
    const held = this.#held.get(peer) ?? {
      from: 0,
      to: 0,
      named: new BoundedSet<number>(NAMED_ENTRIES_MAX),
    };
    this.#held.set(peer, held);
    return held;
  }
}
