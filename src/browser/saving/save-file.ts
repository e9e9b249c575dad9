/** Gives a complete file to the browser's downloads: streamed by the worker, else as a Blob. */
import { SwapError } from '../../core/base/errors.ts';
import type { SavableFile } from '../../core/api/views.ts';
import { safeFileName } from '../../core/api/file-name.ts';
import { saveAsBlob } from './save-blob.ts';
import { saveByWorker } from './save-by-worker.ts';

export interface SaverOptions {
  /** From `registerWorker`; may still be pending. */
  readonly worker: () => Promise<ServiceWorkerRegistration | undefined>;
  /** The worker reads chunks in IndexedDB, and only there. */
  readonly chunksInIndexedDb: boolean;
}

export interface Saver {
  /**
   * Resolves when the browser has taken all of it, or the person cancelled it.
   * @throws SwapError storage-failed when a part of the file is missing, or the download broke off
   */
  save(file: SavableFile): Promise<void>;
}

export function createSaver({ worker, chunksInIndexedDb }: SaverOptions): Saver {
  return {
    async save(file) {
      const named = { ...file, name: safeFileName(file.name) };
      const registration = chunksInIndexedDb || file.streamed ? await worker() : undefined;
      const streamed = registration && (await saveByWorker(registration, named));
      if (streamed) return;
      // A Blob would hold the whole file in memory, where it does not fit.
      if (file.streamed) {
        throw new SwapError('unsupported', 'The file is larger than this browser can hold.');
      }
      await saveAsBlob(named);
    },
  };
}
