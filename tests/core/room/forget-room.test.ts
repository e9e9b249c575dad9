/** Forgetting a room: nothing of it stays, and everything of other rooms does. */
import { expect, test } from 'vitest';
import { forgetRoom } from '../../../src/core/room/forget-room.ts';
import { topic, type Topic } from '../../../src/core/base/ids.ts';
import {
  createMemoryChunkStore,
  createMemoryKeyValueStore,
} from '../../../src/core/storage/memory-stores.ts';
import type { KeyValueStore } from '../../../src/core/ports.ts';
import { createFileIndex, recordKey } from '../../../src/core/swarm/cache/file-index.ts';
import { chunksOf, descriptorOf, segmentsOf } from '../../rigs/manifests.ts';

const [here, there] = [topic(new Uint8Array(16).fill(1)), topic(new Uint8Array(16).fill(2))];
function createStores() {
  const rooms = new Map<Topic, KeyValueStore>();
  const keyPairs = new Set<string>([here, there]);
  return {
    fileIndex: createMemoryKeyValueStore(),
    chunks: createMemoryChunkStore(),
    keyPairs: { held: keyPairs, forget: async (name: string) => void keyPairs.delete(name) },
    records(room: Topic) {
      const records = rooms.get(room) ?? createMemoryKeyValueStore();
      rooms.set(room, records);
      return records;
    },
    deleteRecords: async (room: Topic) => void rooms.delete(room),
  };
}
const record = (name: string) => ({
  name,
  size: 160,
  offeredHere: false,
  wanted: true,
  paused: false,
  pinned: false,
  lastUsedAtMs: 0,
  cachedBytes: 160,
});

test('the log, keys, files and chunks of a room are deleted, but not what another room needs', async () => {
  const stores = createStores();
  const index = createFileIndex(stores.fileIndex);
  const descriptor = await descriptorOf('film', 160);
  const shared = chunksOf('shared', [100]);
  const own = chunksOf('own', [60]);
  const put = async (room: typeof here, chunks: typeof own) => {
    const key = recordKey(room, descriptor.id);
    await index.save(key, record('film'));
    const [segment] = await segmentsOf(descriptor, [chunks]);
    if (segment) await index.saveSegment(key, 0, segment);
    await stores.records(room).put([['entry/1', new Uint8Array([1])]]);
    await stores.chunks.put(
      chunks.map(({ hash, lengthBytes }) => ({ hash, bytes: new Uint8Array(lengthBytes) })),
    );
  };
  await put(here, [...shared, ...own]);
  await put(there, shared);
  await forgetRoom(stores, here, here);
  expect(await stores.records(here).entries('')).toEqual([]);
  expect(await stores.records(there).entries('')).toHaveLength(1);
  expect([...stores.keyPairs.held]).toEqual([there]);
  expect((await index.all()).map(([key]) => key)).toEqual([recordKey(there, descriptor.id)]);
  expect((await index.load(here)).size).toBe(0);
  const hashes = [...shared, ...own].map(({ hash }) => hash);
  expect(await stores.chunks.has(hashes)).toEqual([true, false]);
});
