/** Since when this device knows each key of a room: what newcomers cannot have. Bounded, and kept. */
import * as v from 'valibot';
import { byteString, decode, encode } from '../base/codec.ts';
import { idBytes, peerId, SHORT_ID_BYTES, type PeerId } from '../base/ids.ts';
import { PEERS_KNOWN_MAX } from '../limits/mesh.ts';
import type { KeyValueStore } from '../ports.ts';

const KEY = 'acquaintances';
const record = v.pipe(
  v.array(v.strictTuple([byteString(SHORT_ID_BYTES), v.pipe(v.number(), v.safeInteger())])),
  v.maxLength(PEERS_KNOWN_MAX),
);

export interface KnownPeers {
  /** Milliseconds since the epoch. */
  metAtMs(peer: PeerId): number | undefined;
  /** The peer has proven who it is, on a link. When the list is full, the one met last gives way. */
  meet(peer: PeerId, nowMs: number): void;
  /** Writes down who was met since; to be called now and then. */
  save(): Promise<void>;
}

export async function openKnownPeers(records: KeyValueStore, nowMs: number): Promise<KnownPeers> {
  const kept = await records.get(KEY);
  // A clock that was wrong must not make anybody unknown for years.
  const rows = ((kept && decode(kept, record)) || []).map(
    ([peer, atMs]) => [peerId(peer), Math.min(atMs, nowMs)] as const,
  );
  return createKnownPeers(rows, async (all) => {
    const written = encode(all.map(([peer, atMs]) => [idBytes(peer), atMs]));
    // Where nothing can be kept, we know people as long as the page lasts.
    await records.put([[KEY, written]]).catch(() => undefined);
  });
}

type Rows = readonly (readonly [PeerId, number])[];

/** `rows` in the order of meeting. */
export function createKnownPeers(
  rows: Rows = [],
  keep: (all: Rows) => Promise<void> = async () => undefined,
): KnownPeers {
  const met = new Map(rows);
  let last = [...met.keys()].at(-1);
  let changed = false;

  return {
    metAtMs: (peer) => met.get(peer),
    meet(peer, atMs) {
      if (met.has(peer)) return;
      if (met.size >= PEERS_KNOWN_MAX && last) met.delete(last);
      met.set(peer, atMs);
      last = peer;
      changed = true;
    },
    async save() {
      if (!changed) return;
      changed = false;
      await keep([...met]);
    },
  };
}
