/** Both storage ports in memory: for browsers without IndexedDB, and for tests. */
import type { Bytes } from '../base/bytes.ts';
import { SwapError } from '../base/errors.ts';
import type { ChunkStore, KeyValueStore } from '../ports.ts';

export interface MemoryStoreOptions {
  /** A put that would pass this is refused as a whole. */
  readonly quotaBytes?: number;
}

/** A KeyValueStore that ends with the page. */
export function createMemoryKeyValueStore(options: MemoryStoreOptions = {}): KeyValueStore {
  const held = createHeld(options);
  return {
    get: async (key) => held.get(key),
    async entries(prefix) {
      const keys = held.keys().filter((key) => key.startsWith(prefix));
      return keys.sort().map((key) => [key, held.get(key) ?? new Uint8Array()]);
    },
    put: async (records) => held.put(records),
    delete: async (keys) => held.delete(keys),
  };
}

/** A ChunkStore that ends with the page. */
export function createMemoryChunkStore(options: MemoryStoreOptions = {}): ChunkStore {
  const held = createHeld(options);
  return {
    has: async (hashes) => hashes.map((hash) => held.has(hash)),
    get: async (hash) => held.get(hash),
    put: async (chunks) => held.put(chunks.map(({ hash, bytes }) => [hash, bytes])),
    delete: async (hashes) => held.delete(hashes),
    usage: async () => ({ usedBytes: held.usedBytes(), quotaBytes: held.quotaBytes }),
  };
}

/** Bytes by key, copied in and out, so that no caller can change what is stored. */
function createHeld({ quotaBytes = Infinity }: MemoryStoreOptions) {
  const records = new Map<string, Bytes>();
  let usedBytes = 0;
  const sizeOf = (key: string) => records.get(key)?.length ?? 0;
  return {
    quotaBytes,
    usedBytes: () => usedBytes,
    has: (key: string) => records.has(key),
    get: (key: string): Bytes | undefined => records.get(key)?.slice(),
    keys: () => [...records.keys()],
    put(added: readonly (readonly [string, Bytes])[]) {
      const last = new Map(added);
      let afterBytes = usedBytes;
      for (const [key, value] of last) afterBytes += value.length - sizeOf(key);
      if (afterBytes > quotaBytes)
        throw new SwapError('storage-full', 'The memory set aside for this room is full.');
      for (const [key, value] of last) records.set(key, value.slice());
      usedBytes = afterBytes;
    },
    delete(keys: readonly string[]) {
      for (const key of keys) {
        usedBytes -= sizeOf(key);
        records.delete(key);
      }
    },
  };
}
