/** Records that are laid together: the contract holds, and what was changed, deleted or cut off in between is right on the next visit. */
import { describe, expect, test } from 'vitest';
import {
  createGatheredKeyValueStore,
  type GatheredKeyValueStore,
} from '../../../../src/browser/storage/records/gathered-key-value-store.ts';
import { utf8, type Bytes } from '../../../../src/core/base/bytes.ts';
import { errorCode, SwapError } from '../../../../src/core/base/errors.ts';
import type { KeyValueStore } from '../../../../src/core/ports.ts';
import { createMemoryKeyValueStore } from '../../../../src/core/storage/memory-stores.ts';
import { keyValueStoreContract } from '../../../contract/key-value-store.ts';
import { overriding } from '../../../fakes/overriding.ts';
import { createPrng } from '../../../fakes/prng.ts';

const quotaBytes = 8 * 1024 * 1024;

for (const [what, prefix, few] of [
  ['everything is laid together', '', 1],
  ['much is', 'n/', 64],
  ['nothing is', 'other/', 64],
] as const)
  describe(`KeyValueStore, where ${what}`, () => {
    const contract = keyValueStoreContract(async () => {
      const inner = createMemoryKeyValueStore({ quotaBytes });
      const open = () => createGatheredKeyValueStore(inner, prefix, few);
      return { store: open(), reopen: async () => open(), roomBytes: quotaBytes };
    });
    for (const { name, run } of contract) test(name, run);
  });

const keysOf = async (store: KeyValueStore, prefix = '') =>
  (await store.entries(prefix)).map(([key]) => key);
const rowsFor = (from: number, to: number, salt = 0): [string, Bytes][] =>
  Array.from({ length: to - from }, (_, i) => [
    `entry/${String(from + i).padStart(5, '0')}`,
    utf8(`${from + i} ${salt}`),
  ]);
const open = (inner: KeyValueStore): GatheredKeyValueStore =>
  createGatheredKeyValueStore(inner, 'entry/');

test('many at once are few records, and so are many that came one by one, once they are gathered', async () => {
  const inner = createMemoryKeyValueStore();
  const store = open(inner);
  await store.put([['name', utf8('x')], ...rowsFor(0, 1_000)]);
  expect(await keysOf(inner)).toHaveLength(5);
  for (const row of rowsFor(1_000, 1_100)) await store.put([row]);
  expect(await keysOf(inner)).toHaveLength(105);
  await store.gather();
  expect(await keysOf(inner)).toHaveLength(6);
  for (const it of [store, open(inner)])
    expect(await it.entries('')).toEqual([...rowsFor(0, 1_100), ['name', utf8('x')]]);
});

test('sheets that lost most of what they held are laid together', async () => {
  const inner = createMemoryKeyValueStore();
  const store = open(inner);
  await store.put(rowsFor(0, 1_024));
  const left = rowsFor(0, 1_024).filter((_, i) => i % 16 === 0);
  const kept = new Set(left.map(([key]) => key));
  await store.delete(rowsFor(0, 1_024).flatMap(([key]) => (kept.has(key) ? [] : [key])));
  expect(await keysOf(inner)).toHaveLength(4);
  await store.gather();
  expect(await keysOf(inner)).toHaveLength(1);
  expect(await open(inner).entries('')).toEqual(left);
});

test('a disk that is full loses nothing, and a change that it refused can be tried again', async () => {
  const inner = createMemoryKeyValueStore();
  let isFull = false;
  const put: KeyValueStore['put'] = (rows) =>
    isFull ? Promise.reject(new SwapError('storage-full', 'full')) : inner.put(rows);
  const store = open(overriding<KeyValueStore>(inner, { put }));
  await store.put(rowsFor(0, 300));
  for (const row of rowsFor(300, 400)) await store.put([row]);
  isFull = true;
  const refused = [() => store.gather(), () => store.delete(['entry/00007'])];
  for (const change of refused) expect(await change().catch(errorCode)).toBe('storage-full');
  expect(await open(inner).entries('')).toEqual(rowsFor(0, 400));
  // A sheet that goes as a whole needs no room.
  await store.delete(rowsFor(0, 256).map(([key]) => key));
  expect(await open(inner).entries('')).toEqual(rowsFor(256, 400));
  isFull = false;
  await store.delete(['entry/00300', 'entry/00256']);
  await store.gather();
  expect(await open(inner).entries('')).toEqual([...rowsFor(257, 300), ...rowsFor(301, 400)]);
});

/** A store that ends after so many changes, as when a page closes. */
function ending(inner: KeyValueStore, steps: number): KeyValueStore {
  let left = steps;
  const step = (change: () => Promise<void>) =>
    left-- > 0 ? change() : Promise.reject(new SwapError('closed', 'the page closed'));
  return overriding<KeyValueStore>(inner, {
    put: (rows) => step(() => inner.put(rows)),
    delete: (keys) => step(() => inner.delete(keys)),
  });
}

test('wherever a page closes: what was confirmed is there, and nothing that was deleted comes back', async () => {
  for (let seed = 1; seed <= 40; seed++) {
    const { below } = createPrng(`gathered ${seed}`);
    const inner = createMemoryKeyValueStore();
    const expected = new Map<string, string>();
    for (let visit = 1; visit <= 6; visit++) {
      const store = createGatheredKeyValueStore(ending(inner, 2 + below(12)), 'entry/', 8);
      /** What a change would have made of it that was not confirmed. */
      const unsure = new Map<string, string | undefined>();
      for (let n = 0, isOpen = true; isOpen && n < 20; n++) {
        const from = below(60);
        const rows = rowsFor(
          from,
          from + 1 + below(n % 2 ? 3 : 30),
          seed * 1_000 + visit * 100 + n,
        );
        const kind = below(4);
        const change =
          kind === 0
            ? store.gather()
            : kind === 1
              ? store.delete(rows.map(([key]) => key))
              : store.put(rows);
        isOpen = await change.then(
          () => true,
          () => false,
        );
        for (const [key, value] of kind === 0 ? [] : rows) {
          const text = kind === 1 ? undefined : new TextDecoder().decode(value);
          if (!isOpen) unsure.set(key, text);
          else if (text === undefined) expected.delete(key);
          else expected.set(key, text);
        }
      }
      const found = new Map(
        (await createGatheredKeyValueStore(inner, 'entry/', 8).entries('')).map(
          ([key, value]) => [key, new TextDecoder().decode(value)] as const,
        ),
      );
      for (const key of new Set([...expected.keys(), ...found.keys(), ...unsure.keys()])) {
        const may = [expected.get(key), ...(unsure.has(key) ? [unsure.get(key)] : [])];
        expect(may, `seed ${seed}, visit ${visit}, ${key}`).toContain(found.get(key));
        const now = found.get(key);
        if (now === undefined) expected.delete(key);
        else expected.set(key, now);
      }
    }
  }
});
