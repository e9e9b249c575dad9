/** One ChunkStore made of two: everyday files in one, large files in the other, which may be missing. */
import { EVERYDAY_BYTES_MAX } from '../../core/limits/swarm.ts';
import type { ChunkStore } from '../../core/ports.ts';

export type ChunkReader = Pick<ChunkStore, 'has' | 'get'>;

export interface TierOptions {
  readonly everyday: ChunkStore;
  readonly large: ChunkStore & { ready(): Promise<boolean> };
  /** Files up to this size are everyday ones. */
  readonly everydayBytesMax?: number;
}

/** While the large tier does not work, large files go to the everyday tier, too. */
export function createTieredChunkStore({
  everyday,
  large,
  everydayBytesMax = EVERYDAY_BYTES_MAX,
}: TierOptions): ChunkStore {
  return {
    ...readTiers(everyday, large),
    async put(chunks, hint) {
      const isLarge = hint !== undefined && hint.fileBytes > everydayBytesMax;
      const tier = isLarge && (await large.ready()) ? large : everyday;
      await tier.put(chunks, hint);
    },
    async delete(hashes) {
      await Promise.all([everyday.delete(hashes), large.delete(hashes)]);
    },
    usage: () => large.usage(),
  };
}

/** Reads what either tier has. */
export function readTiers(everyday: ChunkReader, large: ChunkReader): ChunkReader {
  return {
    async has(hashes) {
      const found = await everyday.has(hashes);
      const missing = hashes.filter((_, at) => !found[at]);
      const elsewhere = (await large.has(missing)).values();
      return found.map((is) => is || elsewhere.next().value === true);
    },
    get: async (hash) => (await everyday.get(hash)) ?? (await large.get(hash)),
  };
}
