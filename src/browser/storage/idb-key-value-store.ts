/** The KeyValueStore port over an IndexedDB database. */
import type { Bytes } from '../../core/base/bytes.ts';
import type { KeyValueStore } from '../../core/ports.ts';
import type { Database } from './idb.ts';

/** Records live as ArrayBuffers, which every browser clones quickly. */
export function createIdbKeyValueStore(database: Database): KeyValueStore {
  return {
    get: async (key) => asBytes(await database.get(key)),
    async entries(prefix) {
      const found: [string, Bytes][] = [];
      for (const [key, value] of await database.entries(prefix)) {
        const bytes = asBytes(value);
        if (bytes) found.push([key, bytes]);
      }
      return found;
    },
    put: async (records) => (records.length === 0 ? undefined : database.put(rowsOf(records))),
    delete: async (keys) => (keys.length === 0 ? undefined : database.delete(keys)),
  };
}

/** As they are stored. */
export const rowsOf = (records: readonly (readonly [string, Bytes])[]) =>
  records.map(([key, value]) => [key, value.slice().buffer] as const);

export const asBytes = (value: unknown): Bytes | undefined =>
  value instanceof ArrayBuffer ? new Uint8Array(value) : undefined;
