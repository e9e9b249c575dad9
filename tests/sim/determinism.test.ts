/** A seed is worth something only if it tells the same story every time. */
import { expect, test } from 'vitest';
import { createPrng } from '../fakes/prng.ts';
import { runScenario } from './scenario.ts';

test(
  'the same seed gives the same events, another gives others',
  { timeout: 240_000 },
  async () => {
    const hashes = new Set<string>();
    for (const seed of ['1', '2', '3']) {
      const [first, second] = [await runScenario(seed), await runScenario(seed)];
      expect(second.traceHash).toBe(first.traceHash);
      expect(second.stats).toEqual(first.stats);
      hashes.add(first.traceHash);
    }
    expect(hashes.size).toBe(3);
  },
);

test('the generator repeats itself by seed, forks independently and fills its range', () => {
  const [a, b] = [createPrng('x'), createPrng('x')];
  expect(Array.from({ length: 20 }, a.next)).toEqual(Array.from({ length: 20 }, b.next));
  expect(a.fork('y').bytes(8)).toEqual(createPrng('x').fork('y').bytes(8));
  expect(a.fork('y').bytes(8)).not.toEqual(a.fork('z').bytes(8));
  const rolls = new Set(Array.from({ length: 500 }, () => a.between(1, 6)));
  expect([...rolls].sort()).toEqual([1, 2, 3, 4, 5, 6]);
});
