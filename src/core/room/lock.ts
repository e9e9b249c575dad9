/**
 * Whether the room is locked, as its log says, and whom a locked room keeps out. The lock is also stored beside the log:
 * its entry ages out of the log, and that must not unlock the room.
 */
import * as v from 'valibot';
import { BoundedSet } from '../base/bounded-map.ts';
import { compareEntries, type Log } from '../chat/log.ts';
import type { Entry } from '../chat/entry.ts';
import { byteString } from '../base/codec.ts';
import { idBytes, peerId, SHORT_ID_BYTES, type PeerId } from '../base/ids.ts';
import { openRecord, packed } from '../base/stored-record.ts';
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

/** A `lock` entry, or what is stored of one: what it said, and its position in the room's order. */
export interface Locking {
  readonly locked: boolean;
  readonly author: PeerId;
  readonly body: Pick<Entry['body'], 'clock' | 'seq'>;
}

export interface RoomLock {
  locked(): boolean;
  /** The room is locked, and the peer is neither an author here nor linked in this session: it gets no answer. */
  keepsOut(peer: PeerId): boolean;
  /** A peer is linked: it stays welcome until this page closes. */
  met(peer: PeerId): void;
  /** The log has changed: reads it again. */
  read(): void;
}

export interface RoomLockOptions {
  readonly records: KeyValueStore;
  log(): Pick<Log, 'head' | 'chain' | 'ordered'>;
}

export async function openRoomLock(options: RoomLockOptions): Promise<RoomLock> {
  const { records, log } = options;
  const isAuthor = (peer: PeerId) => log().head(peer) !== undefined;
  /** An author that forked at this position or before it: nobody counts what it said here. */
  const isVoid = ({ author, body }: Locking) =>
    (log().chain(author)?.fork?.seq ?? Infinity) <= body.seq;
  const known = new BoundedSet<PeerId>(PEERS_KNOWN_MAX);
  const record = await openRecord(records, KEY, packed(schema));
  let last = record.stored && fromRecord(record.stored);
  const locked = () => last?.locked === true;

  return {
    locked,
    keepsOut: (peer) => locked() && !known.has(peer) && !isAuthor(peer),
    met: (peer) => void known.add(peer),
    read() {
      const before = last;
      if (last && isVoid(last)) last = undefined;
      last = laterOf(last, lastIn(log().ordered()));
      if (last === before) return;
      void record.keep(last && toRecord(last));
    },
  };
}

/** The last `lock` entry in the room's order; undefined where there is none. */
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
