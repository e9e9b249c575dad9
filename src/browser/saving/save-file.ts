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
  /** Saving begins some seconds later: the worker is still on its way. */
  waits?(): void;
}

/** So large a file goes through memory without harm, so it does not wait for a worker: the server may never send one. */
const SMALL_BYTES_MAX = 64 * 1024 * 1024;
const WORKER_MS_SMALL = 1_500;
const WORKER_MS = 10_000;
/** Nothing but the worker can save what is streamed, and a busy device takes its time. */
const WORKER_MS_STREAMED = 60_000;

export interface Saver {
  /**
   * True when the browser has taken all of it, false when the person cancelled it. `made`: its bytes are made as they are
   * read, so no chunks are stored that a worker could read.
   * @throws SwapError source-gone when a part of the file is missing; storage-failed when the download broke off; unsupported
   */
  save(file: SavableFile, made?: 'made'): Promise<boolean>;
}

export function createSaver({ worker, chunksInIndexedDb, waits }: SaverOptions): Saver {
  const inTime = (file: SavableFile) => {
    if (file.streamed) return within(WORKER_MS_STREAMED, worker(), waits);
    const isSmall = file.sizeBytes <= SMALL_BYTES_MAX;
    return isSmall ? within(WORKER_MS_SMALL, worker()) : within(WORKER_MS, worker(), waits);
  };
  return {
    async save(file, made) {
      const named = { ...file, name: safeFileName(file.name) };
      const isPiped = file.streamed || made === 'made';
      const registration = chunksInIndexedDb || isPiped ? await inTime(file) : undefined;
      const streamed = registration && (await saveByWorker(registration, named, isPiped));
      if (streamed) return streamed === 'done';
      // A Blob would hold the whole file in memory, where it does not fit.
      if (file.streamed) {
        throw new SwapError('unsupported', 'The file is larger than this browser can hold.');
      }
      await saveAsBlob(named);
      return true;
    },
  };
}

/** What comes in time. Tells when it takes longer than nobody notices. */
async function within<T>(
  timeoutMs: number,
  coming: Promise<T>,
  waits: () => void = () => undefined,
): Promise<T | undefined> {
  const telling = setTimeout(() => waits(), WORKER_MS_SMALL);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), timeoutMs);
  });
  return Promise.race([coming, tooLate]).finally(() => {
    clearTimeout(telling);
    clearTimeout(timer);
  });
}
