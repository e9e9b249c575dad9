/** Which chunk to ask for next: rarest first with random ties. Pure, replayable from its random numbers. */

/** Probes of the pool before we look through all of it; bounds the work of one pick in a large file. */
const PROBES = 48;

/** Chunks nobody is asked for yet: add, delete and take at random in constant time. */
export interface ChunkPool {
  readonly size: number;
  add(chunk: number): void;
  delete(chunk: number): void;
  has(chunk: number): boolean;
  at(position: number): number;
}

export function createChunkPool(): ChunkPool {
  const chunks: number[] = [];
  const positions = new Map<number, number>();
  return {
    get size() {
      return chunks.length;
    },
    add(chunk) {
      if (positions.has(chunk)) return;
      positions.set(chunk, chunks.length);
      chunks.push(chunk);
    },
    delete(chunk) {
      const position = positions.get(chunk);
      if (position === undefined) return;
      const last = chunks.pop() as number;
      positions.delete(chunk);
      if (last === chunk) return;
      chunks[position] = last;
      positions.set(last, position);
    },
    has: (chunk) => positions.has(chunk),
    at: (position) => chunks[position] as number,
  };
}

/**
 * A chunk from the pool that the peer has, as rare as a sample of the pool shows; undefined when the peer
 * has none of them.
 * @param availability how many peers have a chunk
 * @param random numbers in [0, 1)
 */
export function pickChunk(
  pool: ChunkPool,
  peerHas: (chunk: number) => boolean,
  availability: (chunk: number) => number,
  random: () => number,
): number | undefined {
  const sampleAll = pool.size <= PROBES;
  const start = Math.floor(random() * pool.size);
  let best: number | undefined;
  let bestAvailability = Infinity;
  for (let probe = 0; probe < (sampleAll ? pool.size : PROBES); probe++) {
    const position = sampleAll ? (start + probe) % pool.size : Math.floor(random() * pool.size);
    const chunk = pool.at(position);
    if (!peerHas(chunk)) continue;
    const rarity = availability(chunk);
    if (rarity < bestAvailability) [best, bestAvailability] = [chunk, rarity];
  }
  if (best !== undefined || sampleAll) return best;
  for (let i = 0; i < pool.size; i++) {
    const chunk = pool.at((start + i) % pool.size);
    if (peerHas(chunk)) return chunk;
  }
  return undefined;
}
