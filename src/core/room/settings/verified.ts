/** The people whose safety code you compared and found to match: stored with the room on this device, by key, never by name. */
import * as v from 'valibot';
import { BoundedSet } from '../../base/bounded-map.ts';
import { byteString } from '../../base/codec.ts';
import { idBytes, peerId, SHORT_ID_BYTES, type PeerId } from '../../base/ids.ts';
import { openRecord, packed } from '../../base/stored-record.ts';
import { VERIFIED_MAX } from '../../limits/room.ts';
import type { KeyValueStore } from '../../ports.ts';

const KEY = 'verified';
const format = packed(v.pipe(v.array(byteString(SHORT_ID_BYTES)), v.maxLength(VERIFIED_MAX)));

export interface Verified {
  has(peer: PeerId): boolean;
  /** Takes effect at once; resolves when it is stored. */
  set(peer: PeerId, verified: boolean): Promise<void>;
}

export async function openVerified(records: KeyValueStore): Promise<Verified> {
  const record = await openRecord(records, KEY, format);
  const peers = new BoundedSet<PeerId>(VERIFIED_MAX);
  for (const bytes of record.stored ?? []) peers.add(peerId(bytes));
  return {
    has: (peer) => peers.has(peer),
    async set(peer, verified) {
      if (verified) peers.add(peer);
      else peers.delete(peer);
      await record.keep([...peers].map(idBytes));
    },
  };
}
