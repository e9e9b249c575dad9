/** A database in memory, whose transactions come one after another, as those of all tabs do. */
import type { Database } from '../../src/browser/storage/idb.ts';
import { SwapError } from '../../src/core/base/errors.ts';

export interface FakeDatabase extends Database {
  isFull: boolean;
  /** It cannot even delete. */
  isStuck: boolean;
}

export function createFakeDatabase(): FakeDatabase {
  const records = new Map<string, unknown>();
  const sorted = (prefix: string) =>
    [...records].filter(([key]) => key.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1));
  const set = (rows: readonly (readonly [string, unknown])[]) => {
    const isFull = database.isFull || database.isStuck;
    if (isFull && rows.length > 0) throw new SwapError('storage-full', 'full');
    for (const [key, value] of rows) records.set(key, value);
  };
  const remove = (keys: readonly string[]) => {
    if (database.isStuck && keys.length > 0) throw new SwapError('storage-failed', 'stuck');
    for (const key of keys) records.delete(key);
  };
  const database: FakeDatabase = {
    isFull: false,
    isStuck: false,
    get: async (key) => records.get(key),
    has: async (keys) => keys.map((key) => records.has(key)),
    keys: async (prefix) => sorted(prefix).map(([key]) => key),
    entries: async (prefix) => sorted(prefix),
    put: async (rows) => set(rows),
    async putNew(key, value) {
      if (!records.has(key)) set([[key, value]]);
      return records.get(key);
    },
    delete: async (keys) => remove(keys),
    async changeIf(keys, is, change) {
      if (!is(keys.map((key) => records.get(key)))) return false;
      set(change.put ?? []);
      remove(change.delete ?? []);
      return true;
    },
  };
  return database;
}
