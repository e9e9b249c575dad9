/** Chunks of one file that have the same bytes: fetched once, then held at every index. */
import type { ChunkHash } from '../../base/ids.ts';
import type { Chunk } from '../manifest/leaves.ts';

export interface DuplicateChunks {
  /** Reads the chunks up to `to`: each once, in order. */
  know(to: number): void;
  /** The first chunk with the same bytes: the one to ask for. */
  firstOf(index: number): number;
  /** All known chunks with the same bytes, including itself. */
  of(index: number): readonly number[];
}

export function createDuplicateChunks(chunks: readonly Chunk[]): DuplicateChunks {
  const first = new Map<ChunkHash, number>();
  /** Keyed by the first of each set. */
  const duplicates = new Map<number, number[]>();
  let known = 0;

  const firstOf = (index: number) => {
    const hash = chunks[index]?.hash;
    return (hash && first.get(hash)) ?? index;
  };
  return {
    know(to) {
      for (; known < to; known++) {
        const earlier = firstOf(known);
        const { hash } = chunks[known] as Chunk;
        if (earlier === known) first.set(hash, known);
        else if (duplicates.has(earlier)) duplicates.get(earlier)?.push(known);
        else duplicates.set(earlier, [earlier, known]);
      }
    },
    firstOf,
    of: (index) => duplicates.get(firstOf(index)) ?? [index],
  };
}
