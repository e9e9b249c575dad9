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
import { randomOf } from '../../../fakes/people.ts';
import { createPrng } from '../../../fakes/prng.ts';

const random = randomOf('gathered');
const live = new AbortController().signal;
const quotaBytes = 8 * 1024 * 1024;

for (const [what, prefix, few] of [
  ['everything is laid together', '', 1],
  ['much is', 'n/', 64],
  ['nothing is', 'other/', 64],
] as const)
  describe(`KeyValueStore, where ${what}`, () => {
    const contract = keyValueStoreContract(async () => {
      const inner = createMemoryKeyValueStore({ quotaBytes });
      const open = () => createGatheredKeyValueStore(inner, prefix, random, few);
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
  createGatheredKeyValueStore(inner, 'entry/', random);

/** A store in which so many records lie in sheets. */
async function laid(store: GatheredKeyValueStore, to: number): Promise<GatheredKeyValueStore> {
  await store.put(rowsFor(0, to));
  await store.gather(live);
  return store;
}

test('many records are few, once they are gathered', async () => {
  const inner = createMemoryKeyValueStore();
  const store = open(inner);
  await store.put([['name', utf8('x')], ...rowsFor(0, 1_000)]);
  expect(await keysOf(inner)).toHaveLength(1_001);
  await store.gather(live);
  expect(await keysOf(inner)).toHaveLength(5);
  for (const row of rowsFor(1_000, 1_063)) await store.put([row]);
  await store.gather(live);
  expect(await keysOf(inner)).toHaveLength(68);
  for (const it of [store, open(inner)])
    expect(await it.entries('')).toEqual([...rowsFor(0, 1_063), ['name', utf8('x')]]);
});

test('a disk that is full loses nothing, and of what is deleted it keeps only what a sheet has that it cannot write', async () => {
  const inner = createMemoryKeyValueStore();
  let isFull = false;
  const put: KeyValueStore['put'] = (rows) =>
    isFull ? Promise.reject(new SwapError('storage-full', 'full')) : inner.put(rows);
  const store = open(overriding<KeyValueStore>(inner, { put }));
  await laid(store, 300);
  await store.put(rowsFor(300, 400));
  isFull = true;
  const names = (from: number, to: number) => rowsFor(from, to).map(([key]) => key);
  const refused = [() => store.gather(live), () => store.delete(names(7, 8))];
  for (const change of refused) expect(await change().catch(errorCode)).toBe('storage-full');
  expect(await open(inner).entries('')).toEqual(rowsFor(0, 400));
  // What stands alone needs no room, nor does a sheet that goes as a whole.
  expect(await store.delete([...names(250, 260), ...names(300, 320)]).catch(errorCode)).toBe(
    'storage-full',
  );
  await store.delete(names(0, 256));
  expect(await open(inner).entries('')).toEqual([...rowsFor(260, 300), ...rowsFor(320, 400)]);
  isFull = false;
  await store.delete(['entry/00260', 'entry/00320']);
  await store.gather(live);
  expect(await open(inner).entries('')).toEqual([...rowsFor(261, 300), ...rowsFor(321, 400)]);
});

test('large records fill sheets, too, and what is laid together is written once', async () => {
  const inner = createMemoryKeyValueStore();
  const large = (n: number): [string, Bytes] => [`entry/${n}`, new Uint8Array(3_000).fill(n)];
  const store = open(inner);
  for (let n = 0; n < 200; n++) await store.put([large(n)]);
  await store.gather(live);
  const laid = await keysOf(inner, 'sheet/');
  expect(laid.length).toBeGreaterThan(2);
  await open(inner).gather(live);
  expect(await keysOf(inner, 'sheet/')).toEqual(laid);
});

test('a sheet that cannot be read now and then is neither written over nor emptied', async () => {
  const inner = createMemoryKeyValueStore();
  let isAway = false;
  const flaky = overriding<KeyValueStore>(inner, {
    get: async (key) => (isAway ? undefined : inner.get(key)),
    entries: async (prefix) => (isAway ? [] : inner.entries(prefix)),
  });
  const store = await laid(open(flaky), 200);
  isAway = true;
  expect(await store.delete(['entry/00007']).catch(errorCode)).toBe('storage-failed');
  await open(flaky).put(rowsFor(200, 300));
  isAway = false;
  expect(await open(inner).entries('')).toEqual(rowsFor(0, 300));
});

test('a gathering lets what is written meanwhile go first, and ends when it is told to', async () => {
  const inner = createMemoryKeyValueStore();
  const store = open(inner);
  for (const row of rowsFor(0, 1_024)) await store.put([row]);
  const end = new AbortController();
  const gathering = store.gather(end.signal);
  await store.put([['name', utf8('x')]]);
  expect((await keysOf(inner, 'sheet/')).length).toBeLessThan(4);
  end.abort();
  await gathering;
  expect(await open(inner).entries('entry/')).toEqual(rowsFor(0, 1_024));
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
      const store = createGatheredKeyValueStore(ending(inner, 2 + below(12)), 'entry/', random, 8);
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
            ? store.gather(live)
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
        (await createGatheredKeyValueStore(inner, 'entry/', random, 8).entries('')).map(
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
