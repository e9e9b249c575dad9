/** The people that this device mutes or blocks: stored, bounded, undone. */
import { expect, test } from 'vitest';
import { createMemoryKeyValueStore } from '../../../src/core/storage/memory-stores.ts';
import { utf8 } from '../../../src/core/base/bytes.ts';
import { peerId } from '../../../src/core/base/ids.ts';
import { BLOCKLIST_MAX } from '../../../src/core/limits/room.ts';
import { openBlocklist } from '../../../src/core/room/blocklist.ts';
import { alice, bob, bytesOf, carol } from '../../fakes/people.ts';

test('[B1] on the next visit the list is the same, with names, the latest last', async () => {
  const records = createMemoryKeyValueStore();
  const first = await openBlocklist(records);
  await first.set(alice.peer, 'Alice', 'muted');
  await first.set(bob.peer, 'Bob', 'muted');
  await first.set(alice.peer, 'Alice B', 'blocked');
  await first.set(carol.peer, 'Carol', 'muted');
  await first.set(carol.peer, 'Carol', 'open');
  const next = await openBlocklist(records);
  expect(next.all()).toEqual([
    { peer: bob.peer, name: 'Bob', as: 'muted' },
    { peer: alice.peer, name: 'Alice B', as: 'blocked' },
  ]);
  expect([alice, bob, carol].map(({ peer }) => next.of(peer))).toEqual([
    'blocked',
    'muted',
    'open',
  ]);
  expect([alice, bob].map(({ peer }) => next.isBlocked(peer))).toEqual([true, false]);
});

test('[B1] it works where nothing can be stored, and a damaged record is an empty list', async () => {
  const records = createMemoryKeyValueStore();
  await records.put([['treatments', utf8('not ours')]]);
  const blocklist = await openBlocklist({
    ...records,
    put: () => Promise.reject(new Error('full')),
  });
  expect(blocklist.all()).toEqual([]);
  await blocklist.set(alice.peer, 'Alice', 'blocked');
  expect(blocklist.isBlocked(alice.peer)).toBe(true);
});

test('[B1] the list is bounded: the oldest is dropped', async () => {
  const blocklist = await openBlocklist(createMemoryKeyValueStore());
  const crowd = Array.from({ length: BLOCKLIST_MAX + 1 }, (_, i) => peerId(bytesOf(`t ${i}`, 16)));
  for (const peer of crowd) await blocklist.set(peer, 'x', 'muted');
  expect(blocklist.all()).toHaveLength(BLOCKLIST_MAX);
  expect(blocklist.of(crowd[0] ?? alice.peer)).toBe('open');
});
