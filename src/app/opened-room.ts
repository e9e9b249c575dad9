/** Puts the parts of a room together: its stores, its keys, its transport and its log. */
import type { RoomKeys } from '../browser/crypto/room-keys.ts';
import type { KeptDraft } from '../browser/device/drafts.ts';
import { openReadMark } from '../browser/device/read-mark.ts';
import { rememberedName } from '../browser/device/remembered-name.ts';
import { isTraceless } from '../browser/device/traceless-rooms.ts';
import { loadIdentity } from '../browser/identity/identity.ts';
import type { OwnProof } from '../browser/proof-of-work/own-proof.ts';
import type { ClaimedRecords } from '../browser/storage/records/claimed-records.ts';
import { createGatheredKeyValueStore } from '../browser/storage/records/gathered-key-value-store.ts';
import { createSealedKeyValueStore } from '../browser/storage/records/sealed-key-value-store.ts';
import type { Room } from '../core/api/room-api.ts';
import { ENTRY_RECORDS } from '../core/chat/log-store.ts';
import { notLoaded } from '../core/base/errors.ts';
import type { RoomSession } from '../ui/services.ts';
import type { Device } from './device.ts';
import { lateProof } from './late-proof.ts';
import { RoomTransport, type Media } from './room-transport.ts';

/** What only a room needs, which is most of the code: the first screen does not wait for it. */
export const loadRoomParts = () => import('../core/room/compose-room.ts').catch(notLoaded);

/** Within the first second of an open room, and after what its screen waits for. */
const WORKERS_AFTER_MS = 500;
/** Once what comes late is loaded; then again, for what came meanwhile. */
const GATHER_AFTER_MS = 20_000;
const GATHER_EVERY_MS = 10 * 60_000;

interface Whose {
  readonly device: Device;
  readonly keys: RoomKeys;
}

/** What an open room consists of. */
export interface Opened {
  readonly room: Room;
  readonly draft: KeptDraft;
  readonly read: RoomSession['read'];
  readonly transport: RoomTransport;
  readonly proof: OwnProof;
  readonly keepsNothing: boolean;
  /** Its records. They are lost when another tab has opened the room, whatever became of our lock. */
  readonly claimed: Pick<ClaimedRecords, 'lost' | 'end'>;
  /** Lays its records together, until it is ended. */
  readonly gathering: AbortController;
}

/** @throws SwapError storage-failed, unsupported */
export async function openParts(media: Media, { device, keys }: Whose): Promise<Opened> {
  const { topic, roomId, storageId } = keys;
  const { clock, random } = device;
  const { composeRoom } = await loadRoomParts();
  const stores = await device.storesOf(topic);
  const { kind, fileIndex, chunks, keyPairs } = stores;
  const { crypto } = device;
  const identity = await loadIdentity(storageId, keyPairs, crypto);
  const transport = new RoomTransport({ device, identity, keys, media });
  const name = rememberedName();
  const claimed = await stores.claimRecords(storageId);
  const sealed = createSealedKeyValueStore(claimed.records, keys.storageKey, random);
  const own = createGatheredKeyValueStore(sealed, ENTRY_RECORDS, random);
  const proof = lateProof({ roomId, peer: identity.peer, records: own, crypto, clock });
  const [draft, read, room] = await Promise.all([
    device.drafts.open(storageId, own),
    openReadMark(own),
    composeRoom(
      {
        ...{ topic, roomId, identity, fileIndex, chunks, crypto, clock, random },
        transport: transport.transport,
        records: own,
        proof: proof.found,
        chunker: device.chunker,
        ...(name === undefined ? {} : { name }),
      },
      transport.parts,
    ),
  ]);
  transport.limitUpload(() => room.files.flow.limits().uploadBytesPerSecond);
  // Now, since the page's server may be gone when the first file comes; but the first message comes before.
  clock.after(WORKERS_AFTER_MS, () => device.startWorkers());
  const gathering = new AbortController();
  const gather = () => {
    if (gathering.signal.aborted) return;
    // On a full disk the next turn does it.
    void own.gather(gathering.signal).catch(() => undefined);
    clock.after(GATHER_EVERY_MS, gather);
  };
  // What is in memory only is read by no next visit.
  if (kind === 'indexeddb') clock.after(GATHER_AFTER_MS, gather);
  const keepsNothing = kind === 'memory' && !isTraceless(topic);
  return { room, draft, read, transport, proof, keepsNothing, claimed, gathering };
}
