/** The Chunker of a page: its worker's code comes while nobody waits for it, and without it the page does the work. */
import { createChunker } from '../../core/chunking/chunker.ts';
import type { Chunker, Crypto } from '../../core/ports.ts';

export function createLazyChunker(crypto: Crypto): Chunker {
  const here = createChunker(crypto);
  // At once: whoever serves the page may be out of reach when the first file is shared.
  const loading = import('./worker-chunker.ts').then(
    (it) => it.createWorkerChunker(crypto),
    () => here,
  );
  return {
    sizeBytesMax: here.sizeBytesMax,
    async *chunks(source, chunking) {
      yield* (await loading).chunks(source, chunking);
    },
  };
}
