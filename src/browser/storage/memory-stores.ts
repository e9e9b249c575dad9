/** This device's stores in memory: for traceless rooms, and where the browser stores nothing. */
import type { Topic } from '../../core/base/ids.ts';
import type { KeyValueStore } from '../../core/ports.ts';
import {
  createMemoryChunkStore,
  createMemoryKeyValueStore,
} from '../../core/storage/memory-stores.ts';
import { createMemoryKeyPairs } from './key-pair-store.ts';
import type { Stores } from './open-stores.ts';

/** Stores that live as long as the page; a room that you enter again finds its records. */
export function openMemoryStores(): Stores {
  const rooms = new Map<Topic, KeyValueStore>();
  const records = (storageId: Topic) => {
    const room = rooms.get(storageId) ?? createMemoryKeyValueStore();
    rooms.set(storageId, room);
    return room;
  };
  return {
    kind: 'memory',
    records,
    // They end with the page, so no other tab has them.
    claimRecords: async (storageId) => ({
      records: records(storageId),
      lost: new Promise(() => undefined),
      end: () => undefined,
    }),
    deleteRecords: async (storageId) => void rooms.delete(storageId),
    fileIndex: createMemoryKeyValueStore(),
    chunks: createMemoryChunkStore(),
    keyPairs: createMemoryKeyPairs(),
    startWorker: () => undefined,
  };
}
