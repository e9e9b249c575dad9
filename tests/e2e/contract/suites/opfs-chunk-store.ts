/** The ChunkStore contract over packs in the origin private file system. */
import { chunkStoreContract } from '../../../contract/chunk-store.ts';
import { packRig } from '../pack-rigs.ts';

export default () => chunkStoreContract(packRig);
