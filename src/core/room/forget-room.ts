/** Deletes what this device stores of one room: its log and settings, its keys, its files. */
import type { Topic } from '../base/ids.ts';
import { createFileIndex, prefixesOf } from '../swarm/cache/file-index.ts';
import type { ChunkStore, KeyValueStore } from '../ports.ts';

/** The stores of a device. */
interface Stores {
  readonly fileIndex: KeyValueStore;
  readonly chunks: ChunkStore;
  readonly keyPairs: { forget(name: string): Promise<void> };
  deleteRecords(storageId: Topic): Promise<void>;
}

/**
 * Call it after the room is closed. It keeps chunks that files of other rooms need. `storageId`: see room-keys.ts.
 * @throws SwapError storage-failed
 */
export async function forgetRoom(stores: Stores, topic: Topic, storageId: Topic): Promise<void> {
  const index = createFileIndex(stores.fileIndex);
  const all = (await index.all()).map(([key]) => key);
  const isOurs = (key: string) => key.startsWith(`${topic}/`);
  const needed = await index.chunksOf(all.filter((key) => !isOurs(key)));
  const ours = await index.chunksOf(all.filter(isOurs));
  await stores.chunks.delete([...ours].filter((hash) => !needed.has(hash)));
  const found = await Promise.all(
    prefixesOf(topic).map((prefix) => stores.fileIndex.entries(prefix)),
  );
  await stores.fileIndex.delete(found.flat().map(([key]) => key));
  await stores.keyPairs.forget(storageId);
  await stores.deleteRecords(storageId);
}
