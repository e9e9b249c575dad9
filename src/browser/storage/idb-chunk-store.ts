/** The ChunkStore port over an IndexedDB database: key = hash, value = the chunk's bytes. */
import type { Bytes } from '../../core/base/bytes.ts';
import type { ChunkStore } from '../../core/ports.ts';
import type { Database } from './idb.ts';
import { storageUsage } from './storage-quota.ts';

/** The service worker reads the chunks that the page wrote, so both use this database. */
export const CHUNKS_DATABASE = 'swapmeet-chunks';

/** A batch is one transaction, which costs half as much as one transaction per chunk. */
export function createIdbChunkStore(database: Database): ChunkStore {
  return {
    has: async (hashes) => (hashes.length === 0 ? [] : database.has(hashes)),
    async get(hash) {
      const value = await database.get(hash);
      return value instanceof ArrayBuffer ? new Uint8Array(value) : undefined;
    },
    put: async (chunks) =>
      chunks.length === 0
        ? undefined
        : database.put(chunks.map(({ hash, bytes }) => [hash, ownBuffer(bytes)] as const)),
    delete: async (hashes) => (hashes.length === 0 ? undefined : database.delete(hashes)),
    usage: storageUsage,
  };
}

/** To store a view would store all the memory behind it. */
const ownBuffer = (bytes: Bytes): ArrayBuffer =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer : bytes.slice().buffer;
