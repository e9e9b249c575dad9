/** Chunks of one file that have the same bytes: fetched once, then held at every index. */
import type { ChunkHash } from '../../base/ids.ts';
import type { Chunk } from '../manifest/leaves.ts';

export interface DuplicateChunks {
  /** Reads the chunks up to `to`: each once, in order. */
  know(to: number): void;
  /** The first chunk with this hash. */
  find(hash: ChunkHash): number | undefined;
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
    const chunk = chunks[index];
    const earlier = chunk && first.get(chunk.hash);
    // A list that gives one hash two lengths lies about one of them.
    const same = earlier !== undefined && chunks[earlier]?.lengthBytes === chunk?.lengthBytes;
    return same ? earlier : index;
  };
  return {
    know(to) {
      for (; known < to; known++) {
        const earlier = firstOf(known);
        const { hash } = chunks[known] as Chunk;
        if (!first.has(hash)) first.set(hash, known);
        else if (earlier === known) continue;
        else if (duplicates.has(earlier)) duplicates.get(earlier)?.push(known);
        else duplicates.set(earlier, [earlier, known]);
      }
    },
    find: (hash) => first.get(hash),
    firstOf,
    of: (index) => duplicates.get(firstOf(index)) ?? [index],
  };
}
