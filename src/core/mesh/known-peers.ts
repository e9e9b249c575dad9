/** When this device first met each peer of a room, which newcomers cannot fake. Bounded, and stored. */
import * as v from 'valibot';
import { byteString } from '../base/codec.ts';
import { idBytes, peerId, SHORT_ID_BYTES, type PeerId } from '../base/ids.ts';
import { openRecord, packed } from '../base/stored-record.ts';
import { KNOWN_AFTER_MS, PEERS_KNOWN_MAX } from '../limits/mesh.ts';
import type { KeyValueStore } from '../ports.ts';

const KEY = 'acquaintances'; // the older name of known peers; the store keeps it
const format = packed(
  v.pipe(
    v.array(v.strictTuple([byteString(SHORT_ID_BYTES), v.pipe(v.number(), v.safeInteger())])),
    v.maxLength(PEERS_KNOWN_MAX),
  ),
);

export interface KnownPeers {
  /** Milliseconds since the epoch. */
  metAtMs(peer: PeerId): number | undefined;
  /** In the order in which we met them. */
  all(): readonly PeerId[];
  /** The peer has proven its id on a link. A full list drops the peer that it added last. */
  meet(peer: PeerId, nowMs: number): void;
  /** Stores the peers met since the last call; call it now and then. */
  save(): Promise<void>;
}

/** Whether we have known the peer for long. */
export const isKnown = (
  { metAtMs }: { readonly metAtMs: number | undefined },
  nowMs: number,
): boolean => metAtMs !== undefined && nowMs - metAtMs >= KNOWN_AFTER_MS;

export async function openKnownPeers(records: KeyValueStore, nowMs: number): Promise<KnownPeers> {
  const record = await openRecord(records, KEY, format);
  // A clock that was wrong must not make a peer unknown for years.
  const rows = (record.stored ?? []).map(
    ([peer, atMs]) => [peerId(peer), Math.min(atMs, nowMs)] as const,
  );
  return createKnownPeers(rows, (all) =>
    record.keep(all.map(([peer, atMs]) => [idBytes(peer), atMs])),
  );
}

type Rows = readonly (readonly [PeerId, number])[];

/** `rows`: in the order in which we met them. */
export function createKnownPeers(
  rows: Rows = [],
  keep: (all: Rows) => Promise<void> = async () => undefined,
): KnownPeers {
  const met = new Map(rows);
  let last = [...met.keys()].at(-1);
  let changed = false;

  return {
    metAtMs: (peer) => met.get(peer),
    all: () => [...met.keys()],
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
