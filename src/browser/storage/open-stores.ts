/** Opens this device's stores: IndexedDB with files beside it, or memory where the browser has none. */
import { notLoaded } from '../../core/base/errors.ts';
import type { Topic } from '../../core/base/ids.ts';
import type { ChunkStore, KeyValueStore } from '../../core/ports.ts';
import { CHUNKS_DATABASE, createIdbChunkStore } from './idb-chunk-store.ts';
import { platformRandom } from '../platform/clock.ts';
import { claimRecords, type ClaimedRecords } from './records/claimed-records.ts';
import { createIdbKeyValueStore } from './idb-key-value-store.ts';
import { deleteDatabase, IdbDatabase } from './idb.ts';
import { IDENTITIES_DATABASE, roomDatabase } from './kept/kept-stores.ts';
import { createIdbKeyPairs, type KeyPairStore } from './key-pair-store.ts';
import { LazyLargeStore } from './lazy-large-store.ts';
import { createTieredChunkStore } from './tiered-chunk-store.ts';

const FILES_DATABASE = 'swapmeet-files';

/** In Safari a first open can hang forever; you should not wait longer than this for it. */
const PROBE_TIMEOUT_MS = 5_000;

export interface Stores {
  /** `memory`: everything ends with the page, which you must be told. */
  readonly kind: 'indexeddb' | 'memory';
  /** One room's log and settings, by its storage id (see room-keys.ts). */
  records(storageId: Topic): KeyValueStore;
  /** The same for the tab that opens the room: from now on, no tab that did so before can write any more. @throws SwapError storage-failed */
  claimRecords(storageId: Topic): Promise<ClaimedRecords>;
  /** Leaves nothing of them, not even that they existed. @throws SwapError storage-failed */
  deleteRecords(storageId: Topic): Promise<void>;
  readonly fileIndex: KeyValueStore;
  readonly chunks: ChunkStore;
  readonly keyPairs: KeyPairStore;
  /** Starts the worker for large files, if there is one, ahead of the first. */
  startWorker(): void;
}

/** A full disk is no reason to use memory: what is stored can still be read. @throws SwapError not-loaded */
export async function openStores(): Promise<Stores> {
  return (await indexedDbWorks()) ? openIdbStores() : openPassingStores();
}

/** Few need them: their code comes late. @throws SwapError not-loaded */
export const openPassingStores = async (): Promise<Stores> =>
  (await import('./memory-stores.ts').catch(notLoaded)).openMemoryStores();

function openIdbStores(): Stores {
  const large = new LazyLargeStore();
  const databaseOf = (storageId: Topic) => new IdbDatabase(roomDatabase(storageId), 'strict');
  return {
    kind: 'indexeddb',
    records: (storageId) => createIdbKeyValueStore(databaseOf(storageId)),
    claimRecords: (storageId) => claimRecords(databaseOf(storageId), platformRandom),
    deleteRecords: (storageId) => deleteDatabase(roomDatabase(storageId)),
    fileIndex: createIdbKeyValueStore(new IdbDatabase(FILES_DATABASE, 'strict')),
    chunks: createTieredChunkStore({
      everyday: createIdbChunkStore(new IdbDatabase(CHUNKS_DATABASE, 'relaxed')),
      large,
    }),
    startWorker: () => large.prepare(),
    keyPairs: createIdbKeyPairs(new IdbDatabase(IDENTITIES_DATABASE, 'strict')),
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
