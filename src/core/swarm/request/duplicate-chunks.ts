/** Chunks of one file that have the same bytes: fetched once, and then here everywhere. */
import type { ChunkHash } from '../../base/ids.ts';
import type { Chunk } from '../manifest/leaves.ts';

export interface DuplicateChunks {
  /** Takes in the chunks up to `to`, once each, in order. */
  know(to: number): void;
  /** The first chunk with the same bytes: the one to ask for. */
  firstOf(index: number): number;
  /** All chunks with the same bytes that are known, itself among them. */
  of(index: number): readonly number[];
}

export function createDuplicateChunks(chunks: readonly Chunk[]): DuplicateChunks {
  const first = new Map<ChunkHash, number>();
  /** By the first of them, for those that have some. */
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
