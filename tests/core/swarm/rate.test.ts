/** A byte rate over the last few seconds. */
import { expect, test } from 'vitest';
import { createRate } from '../../../src/core/swarm/rate.ts';

const START_MS = 1_700_000_000_000;

test('is zero when nothing came', () => expect(createRate().bytesPerSecond(START_MS)).toBe(0));

test('shows the rate of a steady stream after a moment', () => {
  const rate = createRate();
  for (let ms = 0; ms <= 10_000; ms += 100) rate.add(1_000, START_MS + ms);
  expect(rate.bytesPerSecond(START_MS + 10_000)).toBeGreaterThan(7_500);
  expect(rate.bytesPerSecond(START_MS + 10_000)).toBeLessThan(11_000);
});

test('does not take the first burst for a huge rate', () => {
  const rate = createRate();
  rate.add(1_000_000, START_MS);
  expect(rate.bytesPerSecond(START_MS)).toBe(2_000_000);
});

test('forgets a stream five seconds after it stopped, and measures the next one from its start', () => {
  const rate = createRate();
  rate.add(5_000, START_MS);
  expect(rate.bytesPerSecond(START_MS + 4_000)).toBeGreaterThan(0);
  expect(rate.bytesPerSecond(START_MS + 5_000)).toBe(0);
  rate.add(1_000, START_MS + 60_000);
  expect(rate.bytesPerSecond(START_MS + 60_100)).toBe(2_000);
});
