/** Whom this device mutes or blocks in one room: kept here, told to nobody, undone at any time. */
import * as v from 'valibot';
import { byteString, decode, encode } from '../base/codec.ts';
import { idBytes, peerId, SHORT_ID_BYTES, type PeerId } from '../base/ids.ts';
import { NAME_CHARS_MAX } from '../limits/chat.ts';
import { BLOCKLIST_MAX } from '../limits/room.ts';
import type { KeyValueStore } from '../ports.ts';
import type { SetAside, Treatment } from '../api/views.ts';

const KEY = 'treatments';
const record = v.pipe(
  v.array(
    v.strictObject({
      peer: byteString(SHORT_ID_BYTES),
      name: v.pipe(v.string(), v.maxLength(NAME_CHARS_MAX * 2)),
      as: v.picklist(['muted', 'blocked']),
    }),
  ),
  v.maxLength(BLOCKLIST_MAX),
);

export interface Blocklist {
  of(peer: PeerId): Treatment;
  isBlocked(peer: PeerId): boolean;
  /** Everyone muted or blocked, the latest last. */
  all(): readonly SetAside[];
  /** Holds at once. The name is kept, since whoever is blocked cannot be asked for it later. */
  set(peer: PeerId, name: string, as: Treatment): Promise<void>;
}

export async function openBlocklist(records: KeyValueStore): Promise<Blocklist> {
  const kept = await records.get(KEY);
  const list = (kept && decode(kept, record)) || [];
  const treated = new Map<PeerId, SetAside>(
    list.map((it) => {
      const peer = peerId(it.peer);
      return [peer, { peer, name: it.name, as: it.as }];
    }),
  );

  return {
    of: (peer) => treated.get(peer)?.as ?? 'open',
    isBlocked: (peer) => treated.get(peer)?.as === 'blocked',
    all: () => [...treated.values()],
    async set(peer, name, as) {
      treated.delete(peer);
      if (as !== 'open') treated.set(peer, { peer, name, as });
      for (const oldest of treated.keys()) {
        if (treated.size <= BLOCKLIST_MAX) break;
        treated.delete(oldest);
      }
      const rows = [...treated.values()].map((it) => ({ ...it, peer: idBytes(it.peer) }));
      // Where nothing can be kept, it holds as long as the page.
      await records.put([[KEY, encode(rows)]]).catch(() => undefined);
    },
  };
}
