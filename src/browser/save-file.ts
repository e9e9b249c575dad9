/** Hands a complete file to the browser's downloads: streamed by the worker, else as a Blob. */
import type { SavableFile } from '../core/room.ts';
import { saveAsBlob } from './save-blob.ts';
import { saveByWorker } from './save-by-worker.ts';

export interface SaverOptions {
  /** From `registerWorker`; may still be pending. */
  readonly worker: Promise<ServiceWorkerRegistration | undefined>;
  /** The worker reads chunks in IndexedDB, and only there. */
  readonly chunksInIndexedDb: boolean;
}

export interface Saver {
  /**
   * Settles when the browser has taken all of it, or the person cancelled it.
   * @throws SwapError storage-failed when a part of the file is missing, or the download broke off
   */
  save(file: SavableFile): Promise<void>;
}

export function createSaver({ worker, chunksInIndexedDb }: SaverOptions): Saver {
  return {
    async save(file) {
      const active = chunksInIndexedDb ? (await worker)?.active : undefined;
      const scope = (await worker)?.scope;
      const streamed = active && scope ? await saveByWorker(active, scope, file) : false;
      if (!streamed) await saveAsBlob(file);
    },
  };
}
