/** When a quiet link is pinged, and which round trips are news. */
import { expect, test } from 'vitest';
import { PING_ALL_MS, PING_SILENT_TICKS } from '../../../src/core/limits/mesh.ts';
import { isOtherTrip, isPingDue } from '../../../src/core/mesh/pings.ts';

const NOW_MS = 1_000_000;
const link = (silentTicks: number, comparedMsAgo: number) => ({
  silentTicks,
  comparedAtMs: NOW_MS - comparedMsAgo,
});

test('a link that was heard a moment ago is not pinged', () => {
  expect(isPingDue(link(0, 5_000), false, NOW_MS)).toBe(false);
  expect(isPingDue(link(PING_SILENT_TICKS - 1, 5_000), false, NOW_MS)).toBe(false);
});

test('a silent link is pinged at each heartbeat', () => {
  expect(isPingDue(link(PING_SILENT_TICKS, 5_000), false, NOW_MS)).toBe(true);
  expect(isPingDue(link(PING_SILENT_TICKS + 1, 5_000), false, NOW_MS)).toBe(true);
});

test('when logs are compared with everyone, a peer whose digest has just come is not asked for it', () => {
  expect(isPingDue(link(0, PING_ALL_MS - 1), true, NOW_MS)).toBe(false);
  expect(isPingDue(link(0, PING_ALL_MS), true, NOW_MS)).toBe(true);
  expect(isPingDue(link(0, Infinity), true, NOW_MS)).toBe(true);
});

test('after the clock was set back, logs are compared all the same', () => {
  expect(isPingDue(link(0, -2 * PING_ALL_MS), true, NOW_MS)).toBe(true);
});

test.each([
  [undefined, 3, true],
  [3, 3, false],
  [3, 20, false],
  [3, 40, true],
  [40, 3, true],
  [200, 240, false],
  [200, 260, true],
])('after a round trip of %s ms, one of %d ms is news: %s', (shown, measured, isNews) => {
  expect(isOtherTrip(shown, measured)).toBe(isNews);
});
