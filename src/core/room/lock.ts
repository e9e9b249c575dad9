/**
 * Whether the room is locked, as its log says, and which peers a locked room keeps out. The lock is also stored beside the
 * log: its entry grows old and leaves the log, and that must not unlock the room.
 */
import * as v from 'valibot';
import { BoundedSet } from '../base/bounded-map.ts';
import { compareEntries, type Log } from '../chat/log.ts';
import type { Entry } from '../chat/entry.ts';
import { byteString } from '../base/codec.ts';
import { idBytes, peerId, SHORT_ID_BYTES, type PeerId } from '../base/ids.ts';
import { openRecord, packed, type StoredRecord } from '../base/stored-record.ts';
import { CLOCK_MAX, ENTRIES_PER_AUTHOR_MAX } from '../limits/chat.ts';
import { PEERS_KNOWN_MAX } from '../limits/mesh.ts';
import type { KeyValueStore } from '../ports.ts';

const KEY = 'lock';
const count = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(max));
const schema = v.strictObject({
  locked: v.boolean(),
  by: byteString(SHORT_ID_BYTES),
  clock: count(CLOCK_MAX),
  seq: count(ENTRIES_PER_AUTHOR_MAX),
});

/** A `lock` entry, or what is stored of one: what it says, and its position in the room's order. */
export interface Locking {
  readonly locked: boolean;
  readonly author: PeerId;
  readonly body: Pick<Entry['body'], 'clock' | 'seq'>;
}

export class RoomLock {
  readonly #record: StoredRecord<LockRecord>;
  readonly #known = new BoundedSet<PeerId>(PEERS_KNOWN_MAX);
  #log: Pick<Log, 'head' | 'chain' | 'ordered'> | undefined;
  #last: Locking | undefined;

  /** @throws SwapError storage-failed */
  static async open(records: KeyValueStore): Promise<RoomLock> {
    return new RoomLock(await openRecord(records, KEY, packed(schema)));
  }

  private constructor(record: StoredRecord<LockRecord>) {
    this.#record = record;
    this.#last = record.stored && fromRecord(record.stored);
  }

  get locked(): boolean {
    return this.#last?.locked === true;
  }

  /** Whether the peer gets no answer: the room is locked, and it is neither an author here nor was linked since we opened it. */
  keepsOut(peer: PeerId): boolean {
    return this.locked && !this.#known.has(peer) && !this.#log?.head(peer);
  }

  /** A peer is linked: it may come back until we close the room. */
  met(peer: PeerId): void {
    this.#known.add(peer);
  }

  /** From now on, this log tells who is an author and who locked the room. */
  follow(log: Pick<Log, 'head' | 'chain' | 'ordered'>): void {
    this.#log = log;
    this.read();
  }

  /** The log has changed: reads it again. */
  read(): void {
    const before = this.#last;
    if (this.#last && this.#isVoid(this.#last)) this.#last = undefined;
    this.#last = laterOf(this.#last, lastIn(this.#log?.ordered() ?? []));
    if (this.#last === before) return;
    void this.#record.keep(this.#last && toRecord(this.#last));
  }

  /** Whether the author forked at this position or before it, so that the entry is void. */
  #isVoid({ author, body }: Locking): boolean {
    return (this.#log?.chain(author)?.fork?.seq ?? Infinity) <= body.seq;
  }
}

/** The last `lock` entry in the room's order; undefined when there is none. */
function lastIn(entries: readonly Entry[]): Locking | undefined {
  const entry = entries.findLast(({ body }) => body.k === 'lock');
  return entry?.body.k === 'lock' ? { ...entry, locked: entry.body.locked } : undefined;
}

function laterOf(a: Locking | undefined, b: Locking | undefined): Locking | undefined {
  if (!a || !b) return a ?? b;
  return compareEntries(a, b) < 0 ? b : a;
}

type LockRecord = v.InferOutput<typeof schema>;

const fromRecord = ({ locked, by, clock, seq }: LockRecord): Locking => ({
  locked,
  author: peerId(by),
  body: { clock, seq },
});

const toRecord = ({ locked, author, body }: Locking): LockRecord => ({
  locked,
  by: idBytes(author),
  clock: body.clock,
  seq: body.seq,
});
