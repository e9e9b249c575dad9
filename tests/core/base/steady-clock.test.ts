/** The clock for what waits. */
import { expect, test } from 'vitest';
import { steadyClock } from '../../../src/core/base/steady-clock.ts';

test('[D7] the clock of what waits never goes back, goes on at once, and follows one that is set ahead', () => {
  let nowMs = 1_000;
  const steady = steadyClock({ now: () => nowMs });
  expect(steady.now()).toBe(1_000);
  nowMs = 400;
  expect(steady.now()).toBe(1_000);
  nowMs = 450;
  expect(steady.now()).toBe(1_050);
  nowMs = 2_000;
  expect(steady.now()).toBe(2_600);
  nowMs = 0;
  expect(steady.now()).toBe(2_600);
});
