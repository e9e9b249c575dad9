/** A KeyValueStore with encrypted values: each is an AES-256-GCM box that opens only under its own key. */
import { concat, utf8, type Bytes } from '../../../core/base/bytes.ts';
import type { KeyValueStore, Random } from '../../../core/ports.ts';
import { openBox, sealBox } from '../../crypto/aes-gcm.ts';

const CONTEXT = utf8('swapmeet/2 rest');

/** A value that does not open counts as absent: it was damaged, moved to another key, or never sealed. */
export function createSealedKeyValueStore(
  store: KeyValueStore,
  key: CryptoKey,
  random: Random,
): KeyValueStore {
  const contextOf = (name: string) => concat(CONTEXT, utf8(name));
  /** Sealing takes a moment; writes still happen in the order of the calls. */
  let written: Promise<unknown> = Promise.resolve();
  function inTurn(write: () => Promise<void>): Promise<void> {
    const result = written.then(write);
    written = result.catch(() => undefined);
    return result;
  }

  return {
    async get(name) {
      const box = await store.get(name);
      return box && ((await openBox(key, box, contextOf(name))) ?? undefined);
    },
    async entries(prefix) {
      const boxes = await store.entries(prefix);
      const opened = await Promise.all(
        boxes.map(async ([name, box]): Promise<[string, Bytes][]> => {
          const value = await openBox(key, box, contextOf(name));
          return value ? [[name, value]] : [];
        }),
      );
      return opened.flat();
    },
    put(records) {
      // Copied before the first await: the values are still the caller's.
      const values = records.map(([name, value]): [string, Bytes] => [name, value.slice()]);
      const sealed = Promise.all(
        values.map(async ([name, value]): Promise<[string, Bytes]> => {
          return [name, await sealBox(key, random, value, contextOf(name))];
        }),
      );
      return inTurn(async () => store.put(await sealed));
    },
    delete(names) {
      const copies = [...names];
      return inTurn(() => store.delete(copies));
    },
  };
}
