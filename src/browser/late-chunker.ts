/** The Chunker of a page: its worker's code comes with the first file that is shared, and without it the page does the work. */
import { createChunker } from '../core/chunking.ts';
import type { Chunker, Crypto } from '../core/ports.ts';

export function createLateChunker(crypto: Crypto): Chunker {
  const here = createChunker(crypto);
  let loading: Promise<Chunker> | undefined;
  const load = () =>
    import('./worker-chunker.ts').then(
      (it) => it.createWorkerChunker(crypto),
      () => here,
    );
  return {
    sizeBytesMax: here.sizeBytesMax,
    async *chunks(source, chunking) {
      yield* (await (loading ??= load())).chunks(source, chunking);
    },
  };
}
