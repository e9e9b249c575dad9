/**
 * Whether the room is locked, as its log says, and whom a locked room keeps out. The lock is kept beside the log:
 * its entry grows old and goes, and the room must not open for that.
 */
import * as v from 'valibot';
import { compareEntries, type Log } from '../chat/log.ts';
import type { Entry } from '../chat/entry.ts';
import { byteString, decode, encode } from '../base/codec.ts';
import { idBytes, peerId, SHORT_ID_BYTES, type PeerId } from '../base/ids.ts';
import { CLOCK_MAX, ENTRIES_PER_AUTHOR_MAX } from '../limits/chat.ts';
import { PEERS_KNOWN_MAX } from '../limits/mesh.ts';
import type { KeyValueStore } from '../ports.ts';

const KEY = 'lock';
const count = (max: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(max));
const record = v.strictObject({
  locked: v.boolean(),
  by: byteString(SHORT_ID_BYTES),
  clock: count(CLOCK_MAX),
  seq: count(ENTRIES_PER_AUTHOR_MAX),
});

/** A `lock` entry, or what is remembered of one: what it said, and its place in the room's order. */
export interface Locking {
  readonly locked: boolean;
  readonly author: PeerId;
  readonly body: Pick<Entry['body'], 'clock' | 'seq'>;
}

export interface RoomLock {
  locked(): boolean;
  /** Neither an author here nor linked in this session, while the room is locked: it gets no answer. */
  keepsOut(peer: PeerId): boolean;
  /** A peer is linked: it stays welcome as long as this page lasts. */
  met(peer: PeerId): void;
  /** Looks at the log anew. */
  read(): void;
}

export interface RoomLockOptions {
  readonly records: KeyValueStore;
  log(): Pick<Log, 'head' | 'chain' | 'ordered'>;
}

export async function openRoomLock(options: RoomLockOptions): Promise<RoomLock> {
  const { records, log } = options;
  const isAuthor = (peer: PeerId) => log().head(peer) !== undefined;
  /** What an author says in a place counts for nobody when it forked there or before. */
  const isVoid = ({ author, body }: Locking) =>
    (log().chain(author)?.fork?.seq ?? Infinity) <= body.seq;
  const known = new Set<PeerId>();
  const kept = await records.get(KEY);
  let last = remembered((kept && decode(kept, record)) ?? undefined);
  const locked = () => last?.locked === true;

  return {
    locked,
    keepsOut: (peer) => locked() && !known.has(peer) && !isAuthor(peer),
    met(peer) {
      known.delete(peer);
      known.add(peer);
      for (const oldest of known) {
        if (known.size <= PEERS_KNOWN_MAX) break;
        known.delete(oldest);
      }
    },
    read() {
      const before = last;
      if (last && isVoid(last)) last = undefined;
      last = laterOf(last, lastIn(log().ordered()));
      if (last === before) return;
      // Where nothing can be kept, it holds as long as the page.
      void keep(last).catch(() => undefined);
    },
  };

  function keep(it: Locking | undefined): Promise<void> {
    if (!it) return records.delete([KEY]);
    const { locked, author, body } = it;
    const by = idBytes(author);
    const bytes = encode({ locked, by, clock: body.clock, seq: body.seq });
    return records.put([[KEY, bytes]]);
  }
}

/** The last `lock` entry in the room's order; nobody ever said so: none. */
function lastIn(entries: readonly Entry[]): Locking | undefined {
  const entry = entries.findLast(({ body }) => body.k === 'lock');
  return entry?.body.k === 'lock' ? { ...entry, locked: entry.body.locked } : undefined;
}

function laterOf(a: Locking | undefined, b: Locking | undefined): Locking | undefined {
  if (!a || !b) return a ?? b;
  return compareEntries(a, b) < 0 ? b : a;
}

const remembered = (kept: v.InferOutput<typeof record> | undefined): Locking | undefined =>
  kept && {
    locked: kept.locked,
    author: peerId(kept.by),
    body: { clock: kept.clock, seq: kept.seq },
  };
