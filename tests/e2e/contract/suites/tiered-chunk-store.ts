/** The ChunkStore contract over both tiers: everyday files in IndexedDB, large ones in packs. */
import { chunkStoreContract } from '../../../contract/chunk-store.ts';
import { tieredRig } from '../pack-rigs.ts';

export default () => chunkStoreContract(tieredRig);
