/** The memory stores keep the store contracts, with and without a quota. */
import { describe, expect, test } from 'vitest';
import {
  createMemoryChunkStore,
  createMemoryKeyValueStore,
} from '../../../src/core/storage/memory-stores.ts';
import { chunkStoreContract } from '../../contract/chunk-store.ts';
import { keyValueStoreContract } from '../../contract/key-value-store.ts';

const quotaBytes = 8 * 1024 * 1024;
const roomBytes = quotaBytes;

describe('KeyValueStore', () => {
  const contract = keyValueStoreContract(async () => {
    const store = createMemoryKeyValueStore({ quotaBytes });
    return { store, reopen: async () => store, roomBytes };
  });
  for (const { name, run } of contract) test(name, run);
});

describe('ChunkStore', () => {
  const contract = chunkStoreContract(async () => {
    const store = createMemoryChunkStore({ quotaBytes });
    return { store, reopen: async () => store, roomBytes };
  });
  for (const { name, run } of contract) test(name, run);

  test('usage follows puts and deletes', async () => {
    const store = createMemoryChunkStore({ quotaBytes: 100 });
    const hash = 'a'.repeat(43) as Parameters<typeof store.get>[0];
    await store.put([{ hash, bytes: new Uint8Array(60) }]);
    await store.put([{ hash, bytes: new Uint8Array(90) }]);
    expect(await store.usage()).toEqual({ usedBytes: 90, quotaBytes: 100 });
    await store.delete([hash, hash]);
    expect(await store.usage()).toEqual({ usedBytes: 0, quotaBytes: 100 });
  });
});
