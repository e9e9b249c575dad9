/** The stored log: it loads what was saved, in the order of its chains, and leaves damaged records out. */
import { expect, test } from 'vitest';
import { claimOf, headOf } from '../../../src/core/chat/chain.ts';
import { forkOf } from '../../../src/core/chat/claim.ts';
import type { Entry } from '../../../src/core/chat/entry.ts';
import {
  deleteEntries,
  loadLog,
  saveEntries,
  saveFork,
  saveHeads,
} from '../../../src/core/chat/log-store.ts';
import { createMemoryKeyValueStore } from '../../../src/core/storage/memory-stores.ts';
import { chainOf, entryAt, idsOf, logOf } from '../../rigs/chains.ts';
import { alice, bob, crypto, mallory } from '../../fakes/people.ts';

const count = (length: number) => Array.from({ length }, (_, i) => i + 1);
const kept = (entries: readonly Entry[]) => entries.map((entry, i) => ({ entry, atMs: i * 1_000 }));

test('[E10] a log comes back as it was, with its times of arrival, without a gap even in long chains', async () => {
  const store = createMemoryKeyValueStore();
  const entries = [...(await chainOf(alice, count(120))), ...(await chainOf(bob, [3, 5]))];
  await saveEntries(store, kept(entries).reverse());
  const loaded = await loadLog(store, crypto);
  expect(idsOf(logOf(loaded.entries.map(({ entry }) => entry)))).toEqual(idsOf(logOf(entries)));
  const alices = loaded.entries.filter(({ entry }) => entry.author === alice.peer);
  expect(alices.map(({ entry }) => entry.body.seq)).toEqual(count(120));
  expect(alices.map(({ atMs }) => atMs)).toEqual(count(120).map((n) => (n - 1) * 1_000));
});

test('[E10] damaged records are left out', async () => {
  const store = createMemoryKeyValueStore();
  const chain = await chainOf(alice, [1, 2]);
  await saveEntries(store, kept(chain));
  const [, [key] = ['']] = await store.entries('entry/');
  await store.put([
    [key, new Uint8Array([0xc1])],
    ['name', new Uint8Array([1])],
    ['head/x', new Uint8Array([1])],
    ['fork/x', new Uint8Array([1])],
  ]);
  expect(await loadLog(store, crypto)).toEqual({
    entries: kept(chain.slice(0, 1)),
    heads: [],
    forks: [],
    guests: [],
  });
});

test('[E18] [E19] heads and forks come back, deleted entries do not', async () => {
  const store = createMemoryKeyValueStore();
  const chain = await chainOf(alice, [1, 2]);
  await saveEntries(store, kept(chain));
  const head = { head: headOf(chain[1] as Entry), floor: 3 };
  await saveHeads(store, [head]);
  await deleteEntries(store, chain);
  const entries = ['one', 'two'].map((text) => entryAt(mallory, { seq: 1, clock: 1 }, text));
  const [one, two] = (await Promise.all(entries)).map(claimOf);
  const fork = one && two && forkOf(one, two);
  if (!fork) throw new Error('no fork');
  await saveFork(store, fork);
  expect(await loadLog(store, crypto)).toMatchObject({ entries: [], heads: [head], forks: [fork] });
});
