/** The log at rest: what was saved is loaded, in the order of its chains, and what is spoilt is left out. */
import { expect, test } from 'vitest';
import { loadEntries, saveEntries } from '../../../src/core/chat/log-store.ts';
import { createMemoryKeyValueStore } from '../../../src/browser/memory-stores.ts';
import { chainOf, idsOf, logOf } from '../rigs/chains.ts';
import { alice, bob, crypto } from '../rigs/people.ts';

const count = (length: number) => Array.from({ length }, (_, i) => i + 1);

test('[E10] a log comes back as it was, without a gap even for long chains', async () => {
  const store = createMemoryKeyValueStore();
  const entries = [...(await chainOf(alice, count(120))), ...(await chainOf(bob, [3, 5]))];
  await saveEntries(store, [...entries].reverse());
  const loaded = await loadEntries(store, crypto);
  expect(idsOf(logOf(loaded))).toEqual(idsOf(logOf(entries)));
  const places = loaded.filter((it) => it.author === alice.peer).map((it) => it.body.seq);
  expect(places).toEqual(count(120));
});

test('[E10] what the disk has spoilt is left out', async () => {
  const store = createMemoryKeyValueStore();
  const chain = await chainOf(alice, [1, 2]);
  await saveEntries(store, chain);
  const [, [key] = ['']] = await store.entries('entry/');
  await store.put([
    [key, new Uint8Array([0xc1])],
    ['name', new Uint8Array([1])],
  ]);
  expect(await loadEntries(store, crypto)).toEqual(chain.slice(0, 1));
});
