/** The people that this device mutes or blocks in one room: stored here, never sent, and undone at any time. */
import * as v from 'valibot';
import { BoundedMap } from '../base/bounded-map.ts';
import { byteString } from '../base/codec.ts';
import { idBytes, peerId, SHORT_ID_BYTES, type PeerId } from '../base/ids.ts';
import { openRecord, packed } from '../base/stored-record.ts';
import { NAME_CHARS_MAX } from '../limits/chat.ts';
import { BLOCKLIST_MAX } from '../limits/room.ts';
import type { KeyValueStore } from '../ports.ts';
import type { BlocklistEntry, Treatment } from '../api/views.ts';

const KEY = 'treatments'; // the older name of the blocklist; the store keeps it
const format = packed(
  v.pipe(
    v.array(
      v.strictObject({
        peer: byteString(SHORT_ID_BYTES),
        name: v.pipe(v.string(), v.maxLength(NAME_CHARS_MAX * 2)),
        as: v.picklist(['muted', 'blocked']),
      }),
    ),
    v.maxLength(BLOCKLIST_MAX),
  ),
);

export interface Blocklist {
  of(peer: PeerId): Treatment;
  isBlocked(peer: PeerId): boolean;
  /** Everyone muted or blocked, the latest last. */
  all(): readonly BlocklistEntry[];
  /** Takes effect at once. The name is stored too, since a blocked peer cannot be asked for it later. */
  set(peer: PeerId, name: string, as: Treatment): Promise<void>;
}

export async function openBlocklist(records: KeyValueStore): Promise<Blocklist> {
  const record = await openRecord(records, KEY, format);
  const listed = new BoundedMap<PeerId, BlocklistEntry>(BLOCKLIST_MAX);
  for (const { peer: bytes, name, as } of record.stored ?? []) {
    const peer = peerId(bytes);
    listed.set(peer, { peer, name, as });
  }
  return {
    of: (peer) => listed.get(peer)?.as ?? 'open',
    isBlocked: (peer) => listed.get(peer)?.as === 'blocked',
    all: () => [...listed.values()],
    async set(peer, name, as) {
      if (as === 'open') listed.delete(peer);
      else listed.set(peer, { peer, name, as });
      await record.keep([...listed.values()].map((it) => ({ ...it, peer: idBytes(it.peer) })));
    },
  };
}
