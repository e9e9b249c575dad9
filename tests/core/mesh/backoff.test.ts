/** How long we wait before we dial again. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BACKOFF_BASE_MS, BACKOFF_MAX_MS } from '../../../src/core/limits/mesh.ts';
import { backoffMs } from '../../../src/core/mesh/backoff.ts';

test('[M5] the wait doubles with each failure, up to its ceiling', () => {
  const longest = [1, 2, 3, 4, 5, 6, 7, 50, 5_000].map((attempt) => backoffMs(attempt, 1));
  expect(longest).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 30_000]);
});

test('[M5] the wait is random, between a quarter and all of that', () => {
  const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), chance, (attempt, draw) => {
      const waitMs = backoffMs(attempt, draw);
      expect(Number.isInteger(waitMs)).toBe(true);
      expect(waitMs).toBeGreaterThanOrEqual(BACKOFF_BASE_MS / 4);
      expect(waitMs).toBeLessThanOrEqual(BACKOFF_MAX_MS);
      expect(waitMs).toBeGreaterThanOrEqual(Math.floor(backoffMs(attempt, 1) / 4));
    }),
  );
});
