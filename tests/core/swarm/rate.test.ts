/** Bytes a second over the last few seconds. */
import { expect, test } from 'vitest';
import { createRate } from '../../../src/core/swarm/rate.ts';

const START_MS = 1_700_000_000_000;

test('nothing came: nothing a second', () => expect(createRate().bytesPerSecond(START_MS)).toBe(0));

test('a steady stream shows its rate after a moment', () => {
  const rate = createRate();
  for (let ms = 0; ms <= 10_000; ms += 100) rate.add(1_000, START_MS + ms);
  expect(rate.bytesPerSecond(START_MS + 10_000)).toBeGreaterThan(7_500);
  expect(rate.bytesPerSecond(START_MS + 10_000)).toBeLessThan(11_000);
});

test('the first burst is not taken for a huge rate', () => {
  const rate = createRate();
  rate.add(1_000_000, START_MS);
  expect(rate.bytesPerSecond(START_MS)).toBe(2_000_000);
});

test('what stopped is over five seconds later, and what starts anew starts fresh', () => {
  const rate = createRate();
  rate.add(5_000, START_MS);
  expect(rate.bytesPerSecond(START_MS + 4_000)).toBeGreaterThan(0);
  expect(rate.bytesPerSecond(START_MS + 5_000)).toBe(0);
  rate.add(1_000, START_MS + 60_000);
  expect(rate.bytesPerSecond(START_MS + 60_100)).toBe(2_000);
});
