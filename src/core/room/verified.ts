/** Whose code was compared and found right: kept with the room on this device, by key and never by name. */
import * as v from 'valibot';
import { byteString, decode, encode } from '../base/codec.ts';
import { idBytes, peerId, SHORT_ID_BYTES, type PeerId } from '../base/ids.ts';
import { VERIFIED_MAX } from '../limits/room.ts';
import type { KeyValueStore } from '../ports.ts';

const KEY = 'verified';
const record = v.pipe(v.array(byteString(SHORT_ID_BYTES)), v.maxLength(VERIFIED_MAX));

export interface Verified {
  has(peer: PeerId): boolean;
  /** Holds at once; resolves when it is kept. */
  set(peer: PeerId, verified: boolean): Promise<void>;
}

export async function openVerified(records: KeyValueStore): Promise<Verified> {
  const kept = await records.get(KEY);
  const peers = new Set(((kept && decode(kept, record)) ?? []).map((bytes) => peerId(bytes)));
  return {
    has: (peer) => peers.has(peer),
    async set(peer, verified) {
      peers.delete(peer);
      if (verified) peers.add(peer);
      for (const oldest of peers) {
        if (peers.size <= VERIFIED_MAX) break;
        peers.delete(oldest);
      }
      // Where nothing can be kept, it holds as long as the page.
      await records.put([[KEY, encode([...peers].map(idBytes))]]).catch(() => undefined);
    },
  };
}
