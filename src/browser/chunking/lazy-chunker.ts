/** The Chunker of a page. Its worker's code loads in the background; if that fails, the page does the work. */
import { createChunker } from '../../core/chunking/chunker.ts';
import type { Chunker, Crypto } from '../../core/ports.ts';

export interface LazyChunker extends Chunker {
  /** Starts the worker ahead of the first file. */
  start(): void;
}

export function createLazyChunker(crypto: Crypto): LazyChunker {
  const here = createChunker(crypto);
  // Loaded at once: the page's server may be out of reach when the first file is shared.
  const loading = import('./worker-chunker.ts').then(
    ({ WorkerChunker }) => new WorkerChunker(crypto),
    () => undefined,
  );
  return {
    sizeBytesMax: here.sizeBytesMax,
    start: () => void loading.then((worker) => worker?.start()),
    async *chunks(source, chunking) {
      yield* ((await loading) ?? here).chunks(source, chunking);
    },
  };
}
