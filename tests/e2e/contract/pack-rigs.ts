/** Packs for the storage suites: each case gets an index and a folder of its own. */
import { createIdbChunkStore } from '../../../src/browser/storage/idb-chunk-store.ts';
import { IdbDatabase } from '../../../src/browser/storage/idb.ts';
import { OpfsChunkStore } from '../../../src/browser/storage/opfs-chunk-store.ts';
import type { PackLocation } from '../../../src/browser/storage/pack-record.ts';
import { createTieredChunkStore } from '../../../src/browser/storage/tiered-chunk-store.ts';
import type { ChunkStore } from '../../../src/core/ports.ts';
import type { StoreRig } from '../../contract/store-rig.ts';
import { QUOTA_BYTES } from './quota.ts';

let made = 0;

export function newPackLocation(): PackLocation {
  const name = `swapmeet-contract-packs-${performance.timeOrigin}-${made++}`;
  return { database: name, folder: name };
}

/** The next visit comes after this one, so its worker is gone by then. */
async function rig(create: (packs: OpfsChunkStore) => ChunkStore): Promise<StoreRig<ChunkStore>> {
  const location = newPackLocation();
  let packs = new OpfsChunkStore(location);
  return {
    store: create(packs),
    async reopen() {
      packs.close();
      packs = new OpfsChunkStore(location);
      return create(packs);
    },
    roomBytes: QUOTA_BYTES,
  };
}

export const packRig = () => rig((packs) => packs);

export async function tieredRig(): Promise<StoreRig<ChunkStore>> {
  const everyday = `swapmeet-contract-everyday-${performance.timeOrigin}-${made++}`;
  return rig((large) =>
    createTieredChunkStore({
      everyday: createIdbChunkStore(new IdbDatabase(everyday, 'relaxed')),
      large,
    }),
  );
}
