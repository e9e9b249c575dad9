/** Faults: what each costs, how points wear off, when it is too much. */
import { expect, test } from 'vitest';
import { FAULT_POINTS_MAX } from '../../../src/core/limits/mesh.ts';
import { addFault, isUnbearable, NO_FAULTS } from '../../../src/core/mesh/peer-score.ts';
import type { Fault } from '../../../src/core/peers.ts';

const NOW_MS = 1_700_000_000_000;
/** How many faults of one kind in one moment do not cost the link. */
function borne(fault: Fault): number {
  let score = NO_FAULTS;
  for (let count = 0; count < 1_000; count++) {
    score = addFault(score, fault, NOW_MS);
    if (isUnbearable(score)) return count;
  }
  return Infinity;
}

test.each<[Fault, number]>([
  ['malformed', 9],
  ['bad-entry', 4],
  ['bad-chunk', 1],
  ['bad-segment', 1],
  ['unasked', 199],
  ['flood', 0],
])('[M7] of %s, a peer may commit %i', (fault, count) => expect(borne(fault)).toBe(count));

test('[M7] a point wears off every second, down to zero', () => {
  const once = addFault(NO_FAULTS, 'bad-chunk', NOW_MS);
  expect(addFault(once, 'unasked', NOW_MS + 10_000).points).toBe(40.5);
  expect(addFault(once, 'unasked', NOW_MS + 3_600_000).points).toBe(0.5);
  expect(isUnbearable(addFault(once, 'bad-chunk', NOW_MS + 500))).toBe(false);
  expect(isUnbearable(addFault(once, 'bad-chunk', NOW_MS))).toBe(true);
});

test('[M7] a clock that goes back neither forgives nor punishes', () => {
  const once = addFault(NO_FAULTS, 'malformed', NOW_MS);
  expect(addFault(once, 'malformed', NOW_MS - 3_600_000).points).toBe(20);
  expect(FAULT_POINTS_MAX).toBe(100);
});
