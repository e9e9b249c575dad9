/** Since when we know peers: stored between visits, bounded, and no crowd replaces those who came before. */
import { expect, test } from 'vitest';
import { createMemoryKeyValueStore } from '../../../src/core/storage/memory-stores.ts';
import { peerId } from '../../../src/core/base/ids.ts';
import { PEERS_KNOWN_MAX } from '../../../src/core/limits/mesh.ts';
import { openKnownPeers } from '../../../src/core/mesh/known-peers.ts';
import { alice, bob, bytesOf } from '../../fakes/people.ts';

test('[M9] a peer stays known from the time we met it, on the next visit too', async () => {
  const records = createMemoryKeyValueStore();
  const first = await openKnownPeers(records, 1_000);
  first.meet(alice.peer, 1_000);
  first.meet(alice.peer, 2_000);
  await first.save();
  const next = await openKnownPeers(records, 9_000);
  expect(next.metAtMs(alice.peer)).toBe(1_000);
  expect(next.metAtMs(bob.peer)).toBeUndefined();
});

test('[M9] a time in the future counts as now', async () => {
  const records = createMemoryKeyValueStore();
  const first = await openKnownPeers(records, 50_000);
  first.meet(alice.peer, 50_000);
  await first.save();
  expect((await openKnownPeers(records, 9_000)).metAtMs(alice.peer)).toBe(9_000);
});

test('[M9] a crowd beyond the bound only replaces its own last peer', async () => {
  const known = await openKnownPeers(createMemoryKeyValueStore(), 0);
  known.meet(alice.peer, 0);
  const crowd = Array.from({ length: 1_000 }, (_, i) => peerId(bytesOf(`one ${i}`, 16)));
  crowd.forEach((it, i) => known.meet(it, i));
  expect(known.metAtMs(alice.peer)).toBe(0);
  const kept = crowd.filter((it) => known.metAtMs(it) !== undefined);
  expect(kept).toHaveLength(PEERS_KNOWN_MAX - 1);
  expect(kept.at(-1)).toBe(crowd.at(-1));
});
