/** Opens this device's stores: IndexedDB and files beside it where there is one, else memory. */
import type { Topic } from '../../core/base/ids.ts';
import type { ChunkStore, KeyValueStore } from '../../core/ports.ts';
import { CHUNKS_DATABASE, createIdbChunkStore } from './idb-chunk-store.ts';
import { createIdbKeyValueStore } from './idb-key-value-store.ts';
import { deleteDatabase, IdbDatabase } from './idb.ts';
import { createIdbKeyPairs, createMemoryKeyPairs, type KeyPairStore } from './key-pair-store.ts';
import { createMemoryChunkStore, createMemoryKeyValueStore } from '../../core/memory-stores.ts';
import { OpfsChunkStore } from './opfs-chunk-store.ts';
import { PACK_LOCATION } from './pack-record.ts';
import { createTieredChunkStore } from './tiered-chunk-store.ts';

const FILES_DATABASE = 'swapmeet-files';
const IDENTITIES_DATABASE = 'swapmeet-identities';
const ROOM_DATABASE_PREFIX = 'swapmeet-room-';

/** Safari has let a first open hang for good; a person should not wait longer than this for it. */
const PROBE_TIMEOUT_MS = 5_000;

export interface Stores {
  /** `memory`: all of it ends with the page, which a person must be told. */
  readonly kind: 'indexeddb' | 'memory';
  /** One room's log and settings, by its place (see room-keys.ts). */
  records(place: Topic): KeyValueStore;
  /** Nothing of them is left, not even that there were any. @throws SwapError storage-failed */
  deleteRecords(place: Topic): Promise<void>;
  readonly fileIndex: KeyValueStore;
  readonly chunks: ChunkStore;
  readonly keyPairs: KeyPairStore;
}

/** Never rejects. A full disk is no reason for memory: what is stored can still be read. */
export async function openStores(): Promise<Stores> {
  return (await indexedDbWorks()) ? openIdbStores() : openMemoryStores();
}

function openIdbStores(): Stores {
  return {
    kind: 'indexeddb',
    records: (place) =>
      createIdbKeyValueStore(new IdbDatabase(ROOM_DATABASE_PREFIX + place, 'strict')),
    deleteRecords: (place) => deleteDatabase(ROOM_DATABASE_PREFIX + place),
    fileIndex: createIdbKeyValueStore(new IdbDatabase(FILES_DATABASE, 'strict')),
    chunks: createTieredChunkStore({
      everyday: createIdbChunkStore(new IdbDatabase(CHUNKS_DATABASE, 'relaxed')),
      large: new OpfsChunkStore(PACK_LOCATION),
    }),
    keyPairs: createIdbKeyPairs(new IdbDatabase(IDENTITIES_DATABASE, 'strict')),
  };
}

/** Stores that live as long as the page; a room that is entered again finds its records. */
export function openMemoryStores(): Stores {
  const rooms = new Map<Topic, KeyValueStore>();
  return {
    kind: 'memory',
    records(place) {
      const records = rooms.get(place) ?? createMemoryKeyValueStore();
      rooms.set(place, records);
      return records;
    },
    deleteRecords: async (place) => void rooms.delete(place),
    fileIndex: createMemoryKeyValueStore(),
    chunks: createMemoryChunkStore(),
    keyPairs: createMemoryKeyPairs(),
  };
}

async function indexedDbWorks(): Promise<boolean> {
  if (typeof indexedDB === 'undefined') return false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PROBE_TIMEOUT_MS);
  });
  const opened = new IdbDatabase(CHUNKS_DATABASE, 'relaxed').has(['probe']).then(
    () => true,
    () => false,
  );
  const works = await Promise.race([opened, late]);
  clearTimeout(timer);
  return works;
}
