/** How long somebody who carried badly is not asked again. */
import { expect, test } from 'vitest';
import { createForwarderBackoff } from '../../../src/core/forwarding/forwarder-backoff.ts';
import {
  FORWARDER_REST_MS,
  FORWARDER_SPOILED_MS,
  FORWARDER_BACKOFFS_MAX,
} from '../../../src/core/limits/forwarding.ts';
import { peerId } from '../../../src/core/base/ids.ts';
import { createManualClock } from '../../fakes/manual-clock.ts';
import { alice, bob, bytesOf, carol } from '../../fakes/people.ts';

function createRig() {
  const clock = createManualClock();
  return { ...createForwarderBackoff(clock), pass: clock.pass };
}

test('[T8] who failed rests for 30 s and who spoiled something for 10 minutes, for that peer alone', () => {
  const { bear, has, pass } = createRig();
  bear(bob.peer, alice.peer, 'failed');
  bear(bob.peer, carol.peer, 'spoiled');
  expect([has(bob.peer, alice.peer), has(bob.peer, carol.peer)]).toEqual([true, true]);
  expect([has(carol.peer, alice.peer), has(alice.peer, bob.peer)]).toEqual([false, false]);
  pass(FORWARDER_REST_MS);
  expect([has(bob.peer, alice.peer), has(bob.peer, carol.peer)]).toEqual([false, true]);
  pass(FORWARDER_SPOILED_MS - FORWARDER_REST_MS);
  expect(has(bob.peer, carol.peer)).toBe(false);
});

test('[T8] a later failure does not shorten what was spoiled', () => {
  const { bear, has, pass } = createRig();
  bear(bob.peer, alice.peer, 'spoiled');
  bear(bob.peer, alice.peer, 'failed');
  pass(FORWARDER_SPOILED_MS - 1);
  expect(has(bob.peer, alice.peer)).toBe(true);
});

test('[T8] a no is doubted for a while, and keeps nobody from being asked', () => {
  const { bear, has, doubts, pass } = createRig();
  bear(bob.peer, alice.peer, 'doubted');
  expect([has(bob.peer, alice.peer), doubts(bob.peer, alice.peer)]).toEqual([false, true]);
  expect(doubts(bob.peer, carol.peer)).toBe(false);
  pass(FORWARDER_REST_MS);
  expect(doubts(bob.peer, alice.peer)).toBe(false);
});

test('a clock that was set back makes nobody wait for years, and what comes then counts', () => {
  const { bear, has, pass } = createRig();
  bear(bob.peer, alice.peer, 'spoiled');
  pass(-FORWARDER_SPOILED_MS * 100);
  expect(has(bob.peer, alice.peer)).toBe(false);
  bear(bob.peer, alice.peer, 'spoiled');
  expect(has(bob.peer, alice.peer)).toBe(true);
});

test('only so many are kept, the latest ones', () => {
  const { bear, has } = createRig();
  const peers = Array.from({ length: FORWARDER_BACKOFFS_MAX + 1 }, (_, i) =>
    peerId(bytesOf(`peer ${i}`, 16)),
  );
  for (const peer of peers) bear(bob.peer, peer, 'failed');
  expect(peers.map((it) => has(bob.peer, it)).indexOf(true)).toBe(1);
});
