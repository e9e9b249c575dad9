/** Where this device keeps rooms, and what reads one of them without opening it. */
import type { Topic } from '../../../core/base/ids.ts';
import type { KeyValueStore } from '../../../core/ports.ts';
import { createIdbKeyValueStore } from '../idb-key-value-store.ts';
import { IdbDatabase } from '../idb.ts';
import { createIdbKeyPairs, type KeyPairStore } from '../key-pair-store.ts';

export const IDENTITIES_DATABASE = 'swapmeet-identities';
const ROOM_DATABASE_PREFIX = 'swapmeet-room-';

export const roomDatabase = (storageId: Topic): string => ROOM_DATABASE_PREFIX + storageId;

/** Call `records` only for a room that is kept: it makes what it does not find. */
export const openKept = (
  storageId: Topic,
): { readonly keyPairs: KeyPairStore; records(): KeyValueStore } => ({
  keyPairs: createIdbKeyPairs(new IdbDatabase(IDENTITIES_DATABASE, 'strict')),
  records: () => createIdbKeyValueStore(new IdbDatabase(roomDatabase(storageId), 'strict')),
});
