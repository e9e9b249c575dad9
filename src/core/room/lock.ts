/**
 * Whether the room is locked, as its log says, and which peers a locked room keeps out: the lock itself names who stays, so that
 * nobody gets in by an entry that comes later. The lock is also stored beside the log: its entry grows old and leaves the log,
 * and that must not unlock the room.
 */
import * as v from 'valibot';
import { BoundedSet } from '../base/bounded-map.ts';
import { compareEntries } from '../chat/entry-order.ts';
import type { Log } from '../chat/log.ts';
import type { Entry } from '../chat/entry.ts';
import { concat, type Bytes } from '../base/bytes.ts';
import { byteString } from '../base/codec.ts';
import { idBytes, peerId, SHORT_ID_BYTES, type PeerId } from '../base/ids.ts';
import { openRecord, packed, type StoredRecord } from '../base/stored-record.ts';
import { CLOCK_MAX, ENTRIES_PER_AUTHOR_MAX, LOCK_MEMBERS_MAX } from '../limits/chat.ts';
import { PEERS_KNOWN_MAX } from '../limits/mesh.ts';
import { isKnown, type KnownPeers } from '../mesh/known-peers.ts';
import type { Clock, KeyValueStore } from '../ports.ts';

const KEY = 'lock';
const count = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(max));
const schema = v.strictObject({
  locked: v.boolean(),
  by: byteString(SHORT_ID_BYTES),
  clock: count(CLOCK_MAX),
  seq: count(ENTRIES_PER_AUTHOR_MAX),
  members: byteString(0, LOCK_MEMBERS_MAX * SHORT_ID_BYTES),
  at: v.number(),
});

/** A `lock` entry, or what is stored of one: what it says, and its position in the room's order. */
export interface Locking {
  readonly locked: boolean;
  readonly author: PeerId;
  /** Who stays: peer ids, one after another. */
  readonly members: Bytes;
  readonly body: Pick<Entry['body'], 'clock' | 'seq'>;
  /** When this device learned of it. */
  readonly atMs: number;
}

export interface RoomLockOptions {
  readonly records: KeyValueStore;
  readonly clock: Pick<Clock, 'now'>;
  readonly known: Pick<KnownPeers, 'metAtMs'>;
}

export class RoomLock {
  readonly #options: RoomLockOptions;
  readonly #record: StoredRecord<LockRecord>;
  readonly #known = new BoundedSet<PeerId>(PEERS_KNOWN_MAX);
  #log: Pick<Log, 'chain' | 'chains' | 'ordered'> | undefined;
  #last: Locking | undefined;
  #members: ReadonlySet<PeerId> = new Set();

  /** @throws SwapError storage-failed */
  static async open(options: RoomLockOptions): Promise<RoomLock> {
    return new RoomLock(options, await openRecord(options.records, KEY, packed(schema)));
  }

  private constructor(options: RoomLockOptions, record: StoredRecord<LockRecord>) {
    this.#options = options;
    this.#record = record;
    this.#set(record.stored && fromRecord(record.stored));
  }

  get locked(): boolean {
    return this.#last?.locked === true;
  }

  /**
   * Whether the peer gets no answer: the room is locked, and the lock does not name it. A lock may leave out anyone, so peers
   * stay that were linked since we opened the room, or that we had known for long when we learned of the lock.
   */
  keepsOut(peer: PeerId): boolean {
    if (!this.#last?.locked || this.#known.has(peer) || this.#members.has(peer)) return false;
    return !isKnown({ metAtMs: this.#options.known.metAtMs(peer) }, this.#last.atMs);
  }

  /**
   * Whom a lock by us names: those whom a lock names already, or else the authors of the log, and in both cases the linked, and
   * everyone else who is here. @param present without those whom the lock keeps out
   */
  membersFor(linked: readonly PeerId[], present: readonly PeerId[]): Bytes {
    const authors = [...(this.#log?.chains() ?? [])].map(({ author }) => author);
    const ids = new Set([...linked, ...(this.locked ? this.#members : authors), ...present]);
    return concat(...[...ids].slice(0, LOCK_MEMBERS_MAX).map(idBytes));
  }

  /** A peer is linked: it may come back until we close the room. */
  met(peer: PeerId): void {
    this.#known.add(peer);
  }

  /** From now on, this log tells who is an author and who locked the room. */
  follow(log: Pick<Log, 'chain' | 'chains' | 'ordered'>): void {
    this.#log = log;
    this.read();
  }

  /** The log has changed: reads it again. */
  read(): void {
    const before = this.#last;
    if (this.#last && isVoidIn(this.#log, this.#last)) this.#last = undefined;
    this.#set(laterOf(this.#last, lastIn(this.#log?.ordered() ?? [], this.#options.clock.now())));
    if (this.#last === before) return;
    void this.#record.keep(this.#last && toRecord(this.#last));
  }

  #set(last: Locking | undefined): void {
    this.#last = last;
    const members = new Set(last && [last.author]);
    for (let at = 0; last && at < last.members.length; at += SHORT_ID_BYTES)
      members.add(peerId(last.members.subarray(at, at + SHORT_ID_BYTES)));
    this.#members = members;
  }
}

/** An entry of which only the last one in the room's order counts. */
interface Latest {
  readonly author: PeerId;
  readonly body: Pick<Entry['body'], 'clock' | 'seq'>;
}

/** Whether the author forked at this position or before it, so that the entry is void. */
export const isVoidIn = (log: Pick<Log, 'chain'> | undefined, { author, body }: Latest): boolean =>
  (log?.chain(author)?.fork?.seq ?? Infinity) <= body.seq;

/** The last `lock` entry in the room's order; undefined when there is none. */
function lastIn(entries: readonly Entry[], atMs: number): Locking | undefined {
  const entry = entries.findLast(({ body }) => body.k === 'lock');
  if (entry?.body.k !== 'lock') return undefined;
  const { locked, members } = entry.body;
  return { author: entry.author, body: entry.body, locked, members, atMs };
}

export function laterOf<T extends Latest>(a: T | undefined, b: T | undefined): T | undefined {
  if (!a || !b) return a ?? b;
  return compareEntries(a, b) < 0 ? b : a;
}

type LockRecord = v.InferOutput<typeof schema>;

const fromRecord = ({ locked, by, clock, seq, members, at }: LockRecord): Locking => ({
  locked,
  author: peerId(by),
  members,
  body: { clock, seq },
  atMs: at,
});

const toRecord = ({ locked, author, body, members, atMs }: Locking): LockRecord => ({
  locked,
  by: idBytes(author),
  clock: body.clock,
  seq: body.seq,
  members,
  at: atMs,
});
