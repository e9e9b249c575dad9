/** The ChunkStore contract over IndexedDB. */
import { createIdbChunkStore } from '../../../../src/browser/storage/idb-chunk-store.ts';
import { chunkStoreContract } from '../../../contract/chunk-store.ts';
import { databaseRig } from '../rigs.ts';

export default () => chunkStoreContract(() => databaseRig('relaxed', createIdbChunkStore));
