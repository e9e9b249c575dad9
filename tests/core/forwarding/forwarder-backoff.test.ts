/** How long we do not ask a forwarder again that failed us. */
import { expect, test } from 'vitest';
import { ForwarderBackoff } from '../../../src/core/forwarding/forwarder-backoff.ts';
import {
  FORWARDER_REST_MS,
  FORWARDER_SPOILED_MS,
  FORWARDER_BACKOFFS_MAX,
} from '../../../src/core/limits/forwarding.ts';
import { peerId, type PeerId } from '../../../src/core/base/ids.ts';
import { createManualClock } from '../../fakes/manual-clock.ts';
import { alice, bob, bytesOf, carol } from '../../fakes/people.ts';

function createRig() {
  const clock = createManualClock();
  const backoff = new ForwarderBackoff(clock);
  const has = (forwarder: PeerId, to: PeerId) => backoff.isResting(forwarder, to);
  return { backoff, has, pass: clock.pass, setBack: clock.setBack };
}

test('[T8] a forwarder that failed rests for 30 s, and one that spoiled something for 10 minutes, for that peer alone', () => {
  const { backoff, has, pass } = createRig();
  backoff.add(bob.peer, alice.peer, 'failed');
  backoff.add(bob.peer, carol.peer, 'spoiled');
  expect([has(bob.peer, alice.peer), has(bob.peer, carol.peer)]).toEqual([true, true]);
  expect([has(carol.peer, alice.peer), has(alice.peer, bob.peer)]).toEqual([false, false]);
  pass(FORWARDER_REST_MS);
  expect([has(bob.peer, alice.peer), has(bob.peer, carol.peer)]).toEqual([false, true]);
  pass(FORWARDER_SPOILED_MS - FORWARDER_REST_MS);
  expect(has(bob.peer, carol.peer)).toBe(false);
});

test('[T8] a later failure does not shorten the rest after a spoiled piece', () => {
  const { backoff, has, pass } = createRig();
  backoff.add(bob.peer, alice.peer, 'spoiled');
  backoff.add(bob.peer, alice.peer, 'failed');
  pass(FORWARDER_SPOILED_MS - 1);
  expect(has(bob.peer, alice.peer)).toBe(true);
});

test('[T8] a refusal is doubted for a while, and the forwarder can still be asked', () => {
  const { backoff, has, pass } = createRig();
  backoff.add(bob.peer, alice.peer, 'doubted');
  expect([has(bob.peer, alice.peer), backoff.isDoubted(bob.peer, alice.peer)]).toEqual([
    false,
    true,
  ]);
  expect(backoff.isDoubted(bob.peer, carol.peer)).toBe(false);
  pass(FORWARDER_REST_MS);
  expect(backoff.isDoubted(bob.peer, alice.peer)).toBe(false);
});

test('a clock that was set back makes nobody wait for years, and later failures count', () => {
  const { backoff, has, setBack } = createRig();
  backoff.add(bob.peer, alice.peer, 'spoiled');
  setBack(FORWARDER_SPOILED_MS * 100);
  expect(has(bob.peer, alice.peer)).toBe(false);
  backoff.add(bob.peer, alice.peer, 'spoiled');
  expect(has(bob.peer, alice.peer)).toBe(true);
});

test('the number kept is bounded, and the latest stay', () => {
  const { backoff, has } = createRig();
  const peers = Array.from({ length: FORWARDER_BACKOFFS_MAX + 1 }, (_, i) =>
    peerId(bytesOf(`peer ${i}`, 16)),
  );
  for (const peer of peers) backoff.add(bob.peer, peer, 'failed');
  expect(peers.map((it) => has(bob.peer, it)).indexOf(true)).toBe(1);
});
