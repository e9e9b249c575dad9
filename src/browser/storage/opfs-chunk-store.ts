/** The ChunkStore port over packs in the origin private file system: for the chunks of large files. */
import { SwapError } from '../../core/base/errors.ts';
import type { ChunkStore } from '../../core/ports.ts';
import { openDatabase } from './idb.ts';
import { startPackWorker, type PackWorker } from './opfs-worker-client.ts';
import { createPackReader } from './pack-reader.ts';
import type { PackLocation } from './pack-record.ts';
import { storageUsage } from './storage-quota.ts';

export interface OpfsChunkStore extends ChunkStore {
  /** Whether `put` works here; the first question starts the worker. */
  ready(): Promise<boolean>;
  /** Ends the worker; its packs are free for others then. */
  close(): void;
}

/** What the browser has no files for can still be asked for, and deleted: only `put` needs the worker. */
export function createOpfsChunkStore(place: PackLocation): OpfsChunkStore {
  const index = openDatabase(place.database, 'relaxed');
  const reader = createPackReader({ index, folder: place.folder });
  let starting: Promise<PackWorker | undefined> | undefined;
  /** Once it has started. */
  let worker: PackWorker | undefined;
  let closed = false;

  async function start(): Promise<PackWorker | undefined> {
    starting ??= startPackWorker(place);
    const started = await starting;
    if (closed) started?.close();
    return (worker = started?.alive() ? started : undefined);
  }

  return {
    ready: async () => (await start()) !== undefined,
    has: reader.has,
    // What this tab wrote comes quickest out of the worker, which has it open.
    get: async (hash) =>
      (await worker?.get(hash).catch(() => undefined)) ?? (await reader.get(hash)),

    async put(chunks) {
      if (chunks.length === 0) return;
      const started = await start();
      if (!started) throw new SwapError('storage-failed', 'This browser has no files for us.');
      await started.put(chunks);
    },

    async delete(hashes) {
      const held = (await reader.has(hashes)).flatMap((is, at) => (is ? [hashes[at]] : []));
      const known = held.filter((hash) => hash !== undefined);
      if (known.length === 0) return;
      const started = await start();
      await (started ?? index).delete(known);
    },

    async usage() {
      const { usedBytes, quotaBytes } = await storageUsage();
      return { usedBytes: Math.max(0, usedBytes - (worker?.gapBytes() ?? 0)), quotaBytes };
    },

    close() {
      closed = true;
      worker?.close();
    },
  };
}
