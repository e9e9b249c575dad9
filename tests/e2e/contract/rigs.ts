/** Databases for the storage suites: each case gets one of its own. */
import { IdbDatabase, type Database, type Durability } from '../../../src/browser/storage/idb.ts';
import type { StoreRig } from '../../contract/store-rig.ts';
import { QUOTA_BYTES } from './quota.ts';

let made = 0;

/** A store over a new database, which a second store can open as the next visit would. */
export async function databaseRig<Store>(
  durability: Durability,
  create: (database: Database) => Store,
): Promise<StoreRig<Store>> {
  const name = `swapmeet-contract-${performance.timeOrigin}-${made++}`;
  const open = () => create(new IdbDatabase(name, durability));
  return { store: open(), reopen: async () => open(), roomBytes: QUOTA_BYTES };
}
