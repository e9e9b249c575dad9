import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTokenBucket } from '../../signaling/token-bucket.ts';

test('a burst passes, then the steady rate', () => {
  const bucket = createTokenBucket({ perSecond: 2, burst: 3 }, 0);
  expect([1, 2, 3, 4].map(() => bucket.take(1, 0))).toEqual([true, true, true, false]);
  expect(bucket.take(1, 499)).toBe(false);
  expect(bucket.take(1, 500)).toBe(true);
  expect(bucket.take(1, 501)).toBe(false);
});

test('a refusal costs nothing', () => {
  const bucket = createTokenBucket({ perSecond: 0, burst: 3 }, 0);
  expect(bucket.take(4, 0)).toBe(false);
  expect(bucket.isFull(0)).toBe(true);
  expect(bucket.take(3, 0)).toBe(true);
});

test('it is full again after burst / perSecond, and never more than full', () => {
  const bucket = createTokenBucket({ perSecond: 1, burst: 5 }, 0);
  expect(bucket.take(5, 0)).toBe(true);
  expect(bucket.isFull(4_999)).toBe(false);
  expect(bucket.isFull(5_000)).toBe(true);
  expect(bucket.take(6, 1_000_000)).toBe(false);
});

test('never more than burst + perSecond × time gets through', () => {
  const step = fc.record({ waitMs: fc.nat(2_000), cost: fc.integer({ min: 1, max: 4 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
      const bucket = createTokenBucket({ perSecond: 3, burst: 7 }, 0);
      let [nowMs, taken] = [0, 0];
      for (const { waitMs, cost } of steps) {
        nowMs += waitMs;
        if (bucket.take(cost, nowMs)) taken += cost;
      }
      expect(taken).toBeLessThanOrEqual(7 + (3 * nowMs) / 1_000 + 1e-6);
    }),
  );
});
