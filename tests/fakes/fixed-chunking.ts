/** Chunks that are all as long but the last: what a test can reckon with. */
import type { Cutting } from '../../src/core/chunking/fast-cdc.ts';

export const fixedCutting = (chunkBytes: number): Cutting => ({
  minBytes: chunkBytes,
  meanBytes: chunkBytes,
  maxBytes: chunkBytes,
  cut: (_, start, end) => Math.min(chunkBytes, end - start),
});
