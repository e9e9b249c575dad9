/** The Chunker of a page. Its code comes with what shares a file. */
import { notLoaded } from '../../core/base/errors.ts';
import { CHUNKS_PER_FILE_MAX } from '../../core/limits/files.ts';
import { CHUNK_BYTES } from '../../core/limits/swarm.ts';
import type { Chunker, Crypto } from '../../core/ports.ts';
import type { WorkerChunker } from './worker-chunker.ts';

export interface LazyChunker extends Chunker {
  /** Starts the worker ahead of the first file. */
  start(): void;
}

export function createLazyChunker(crypto: Crypto): LazyChunker {
  let loading: Promise<WorkerChunker> | undefined;
  const load = () => {
    loading ??= import('./worker-chunker.ts').then(
      ({ WorkerChunker }) => new WorkerChunker(crypto),
    );
    loading.catch(() => (loading = undefined));
    return loading;
  };
  // At once: the page's server may be out of reach when the first file is shared.
  load().catch(() => undefined);
  return {
    sizeBytesMax: CHUNKS_PER_FILE_MAX * CHUNK_BYTES,
    start: () =>
      void load().then(
        (worker) => worker.start(),
        () => undefined,
      ),
    async *chunks(source, chunking) {
      yield* (await load().catch(notLoaded)).chunks(source, chunking);
    },
  };
}
