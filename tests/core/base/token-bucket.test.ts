/** The bucket that bounds how much a peer may say. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTokenBucket, TokenBuckets } from '../../../src/core/base/token-bucket.ts';

const takes = (bucket: ReturnType<typeof createTokenBucket>, nowMs: number, tries: number) =>
  Array.from({ length: tries }, () => bucket.take(nowMs)).filter(Boolean).length;

test('[M6] a burst, then its rate, never more than a burst', () => {
  const bucket = createTokenBucket(10, 50);
  expect(takes(bucket, 5_000, 100)).toBe(50);
  expect(takes(bucket, 5_099, 100)).toBe(0);
  expect(takes(bucket, 5_100, 100)).toBe(1);
  expect(takes(bucket, 6_100, 100)).toBe(10);
  expect(takes(bucket, 3_600_000, 100)).toBe(50);
});

test('[M6] over any time it gives no more than a burst and the rate', () => {
  const steps = fc.array(fc.tuple(fc.nat(3_000), fc.nat(40)), { maxLength: 40 });
  fc.assert(
    fc.property(steps, (list) => {
      const bucket = createTokenBucket(10, 30);
      let [nowMs, taken] = [1_000_000, 0];
      takes(bucket, nowMs, 0);
      for (const [waitMs, tries] of list) {
        nowMs += waitMs;
        taken += takes(bucket, nowMs, tries);
        expect(taken).toBeLessThanOrEqual(30 + ((nowMs - 1_000_000) / 1000) * 10 + 1e-6);
      }
    }),
  );
});

test('[T11] several tokens are taken together or not at all', () => {
  const bucket = createTokenBucket(10, 50);
  expect([bucket.take(0, 30), bucket.take(0, 30), bucket.take(0, 20)]).toEqual([true, false, true]);
  expect([bucket.has(0), bucket.has(100)]).toEqual([false, true]);
});

test('[M6] each has a bucket of its own, and a crowd makes none of them new', () => {
  const buckets = new TokenBuckets<string>(10, 50);
  for (let i = 0; i < 50; i++) expect(buckets.take('alice', 0)).toBe(true);
  expect([buckets.has('alice', 0), buckets.has('bob', 0)]).toEqual([false, true]);
  for (let i = 0; i < 500; i++) expect(buckets.take(`crowd ${i}`, 0)).toBe(true);
  expect(buckets.take('alice', 0)).toBe(false);
  expect(buckets.take('alice', 5_000, 51)).toBe(false);
  expect(buckets.take('alice', 5_000, 50)).toBe(true);
});

test('[M6] a clock that goes back takes no tokens away', () => {
  const bucket = createTokenBucket(1, 2);
  expect(takes(bucket, 10_000, 1)).toBe(1);
  expect(takes(bucket, 4_000, 2)).toBe(1);
});
