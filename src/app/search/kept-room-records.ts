/** Opens the records of a room that this device keeps, to look through what was said there. Nothing is written. */
import { createWebCrypto } from '../../browser/crypto/web-crypto.ts';
import { identityOf } from '../../browser/identity/identity.ts';
import { platformClock, platformRandom } from '../../browser/platform/clock.ts';
import { openKept } from '../../browser/storage/kept/kept-stores.ts';
import { createGatheredKeyValueStore } from '../../browser/storage/records/gathered-key-value-store.ts';
import { createSealedKeyValueStore } from '../../browser/storage/records/sealed-key-value-store.ts';
import { ENTRY_RECORDS } from '../../core/chat/log-store.ts';
import { keptRoom, type KeptRoom } from '../../core/room/kept/kept-room.ts';
import type { KeptRoomKeys } from './search-messages.ts';

/** Undefined: this device keeps no such room. @throws SwapError storage-failed */
export async function keptRoomOf(keys: KeptRoomKeys): Promise<KeptRoom | undefined> {
  const { storageId, roomId, storageKey } = keys;
  const { keyPairs, records } = openKept(storageId);
  const pairs = await keyPairs.get(storageId);
  // A device that never was in a room, or has forgotten it, has no keys for it. To look for its records would make them.
  if (!pairs) return undefined;
  const crypto = createWebCrypto();
  return keptRoom({
    roomId,
    identity: await identityOf(pairs, crypto),
    records: createGatheredKeyValueStore(
      createSealedKeyValueStore(records(), storageKey, platformRandom),
      ENTRY_RECORDS,
      platformRandom,
    ),
    ...{ crypto, clock: platformClock, random: platformRandom },
  });
}
