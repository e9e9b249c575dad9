/** A KeyValueStore whose values rest encrypted: each is an AES-256-GCM box that opens only under its own key. */
import { concat, utf8, type Bytes } from '../../core/base/bytes.ts';
import type { KeyValueStore, Random } from '../../core/ports.ts';
import { openBox, sealBox } from '../crypto/aes-gcm.ts';

const CONTEXT = utf8('swapmeet/1 rest');

/** What does not open, because it was damaged, moved to another key or written without one, is not there. */
export function createSealedKeyValueStore(
  store: KeyValueStore,
  key: CryptoKey,
  random: Random,
): KeyValueStore {
  const contextOf = (name: string) => concat(CONTEXT, utf8(name));
  /** Sealing takes a moment; what was asked for first is nevertheless written first. */
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
      // Copied before anything is awaited: the values are still the caller's.
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
