/** What to ask for next: rarest first, ties at random, in order for a player, slow requests repeated. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  commonestFromSeeder,
  createChunkPool,
  pickChunk,
  pickInOrder,
  pickNeighbour,
  pickSlowRequest,
} from '../../../../src/core/swarm/request/picker.ts';
import { createBitfield } from '../../../../src/core/swarm/cache/bitfield.ts';
import { createPrng } from '../../../fakes/prng.ts';

const poolOf = (chunks: Iterable<number>) => {
  const pool = createChunkPool();
  for (const chunk of chunks) pool.add(chunk);
  return pool;
};
const range = (length: number) => Array.from({ length }, (_, i) => i);
const all = () => true;
const none = () => false;
/** Of a peer that has these of the first 10,000. */
const holding = (has: (chunk: number) => boolean) => {
  const bits = createBitfield(10_000);
  for (const chunk of range(10_000).filter(has)) bits.set(chunk);
  return bits;
};
const everything = holding(all);

test('[F9] the pool is a set: what is added twice is in it once', () => {
  const step = fc.tuple(fc.boolean(), fc.nat(30));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const [pool, model] = [createChunkPool(), new Set<number>()];
      for (const [add, chunk] of steps) {
        if (add) pool.add(chunk);
        else pool.delete(chunk);
        if (add) model.add(chunk);
        else model.delete(chunk);
        expect(pool.size).toBe(model.size);
      }
      expect(new Set(range(pool.size).map(pool.at))).toEqual(model);
      for (const chunk of range(31)) expect(pool.has(chunk)).toBe(model.has(chunk));
    }),
  );
});

describe('[F9] rarest first', () => {
  test('in a small pool, picks the rarest', () => {
    const counts = fc.array(fc.nat(5), { minLength: 1, maxLength: 48 });
    fc.assert(
      fc.property(counts, fc.string(), fc.nat(), (availability, seed, mask) => {
        const has = (chunk: number) => ((mask >> (chunk % 20)) & 1) === 1;
        const of = (chunk: number) => availability[chunk] ?? 0;
        const picked = pickChunk(
          poolOf(range(availability.length)),
          { has, byteAt: () => 0 },
          none,
          of,
          createPrng(seed).next,
        );
        const candidates = range(availability.length).filter(has);
        if (picked === undefined) expect(candidates).toEqual([]);
        else {
          expect(has(picked)).toBe(true);
          expect(of(picked)).toBe(Math.min(...candidates.map(of)));
        }
      }),
    );
  });

  test('in a large pool, picks the rarest of a sample, and finds what only one peer has', () => {
    const pool = poolOf(range(10_000));
    const of = (chunk: number) => chunk % 100;
    const mean = range(200)
      .map((n) => of(pickChunk(pool, everything, none, of, createPrng(`${n}`).next) ?? 0))
      .reduce((a, b) => a + b / 200, 0);
    expect(mean).toBeLessThan(5);
    const only = (chunk: number) => chunk === 6_789;
    expect(pickChunk(pool, holding(only), none, () => 1, createPrng('x').next)).toBe(6_789);
    expect(pickChunk(pool, holding(none), none, () => 1, createPrng('x').next)).toBeUndefined();
  });

  test('in a file of 400,000 chunks, considers some hundreds per pick, however many are left to others', () => {
    const pool = poolOf(range(400_000));
    const theirs = createBitfield(400_000);
    for (const chunk of range(400_000)) theirs.set(chunk);
    const asked: number[] = [];
    const leaves = (chunk: number) => asked.push(chunk) > 0;
    const prng = createPrng('large');
    expect(pickChunk(pool, theirs, leaves, () => 2, prng.next)).toBeUndefined();
    expect(asked.length).toBeLessThan(400);
    const allButOne = (chunk: number) => chunk !== 123_456;
    let tries = 0;
    while (pickChunk(pool, theirs, allButOne, () => 2, prng.next) !== 123_456) tries += 1;
    expect(tries, 'it is found in the end').toBeLessThan(20_000);
  });

  test('breaks ties at random: every chunk is picked some time', () => {
    for (const size of [10, 400]) {
      const pool = poolOf(range(size));
      const prng = createPrng('ties');
      const picked = new Set(
        range(size * 20).map(() => pickChunk(pool, everything, none, () => 1, prng.next)),
      );
      expect(picked.size).toBe(size);
    }
  });

  test('picks the same chunks from the same random numbers', () => {
    const run = () => {
      const [pool, prng] = [poolOf(range(300)), createPrng('replay')];
      return range(300).map(() => {
        const chunk = pickChunk(pool, everything, none, (it) => it % 7, prng.next) ?? -1;
        pool.delete(chunk);
        return chunk;
      });
    };
    expect(run()).toEqual(run());
    expect(new Set(run()).size).toBe(300);
  });

  test('picks nothing from an empty pool', () =>
    expect(
      pickChunk(
        createChunkPool(),
        everything,
        none,
        () => 1,
        () => 0.99,
      ),
    ).toBeUndefined());
});

test('[F28] what a reader needs is picked in its order, if it is missing and the peer has it', () => {
  const pool = poolOf([3, 5, 6, 9]);
  expect(pickInOrder(pool, all, [2, 3, 4, 5])).toBe(3);
  expect(pickInOrder(pool, all, [9, 3])).toBe(9);
  expect(pickInOrder(pool, (chunk) => chunk > 5, [3, 4, 5, 6])).toBe(6);
  expect(pickInOrder(pool, all, [7, 8])).toBeUndefined();
});

describe('[F12] a slow request is repeated elsewhere', () => {
  const request = (chunk: number, ageMs: number, askers = 1) => ({ chunk, ageMs, askers });
  test('the oldest that has waited more than twice as long as the faster peer takes', () => {
    const open = [request(1, 900), request(2, 1_500), request(3, 700)];
    expect(pickSlowRequest(open, all, 400)).toBe(2);
    expect(pickSlowRequest(open, (chunk) => chunk !== 2, 400)).toBe(1);
    expect(pickSlowRequest(open, all, 800)).toBeUndefined();
  });
  test('but not one that two peers are asked for, nor a recent one', () => {
    expect(pickSlowRequest([request(1, 5_000, 2)], all, 400)).toBeUndefined();
    expect(pickSlowRequest([request(1, 300)], all, 1)).toBeUndefined();
    expect(pickSlowRequest([request(1, 301)], all, 1)).toBe(1);
    expect(pickSlowRequest([request(1, 2_000)], all, 0)).toBeUndefined();
    expect(pickSlowRequest([request(1, 2_001)], all, 0)).toBe(1);
  });
});

test('[F9] a seeder is asked only for what no one else has, unless the others are much slower', () => {
  expect(commonestFromSeeder(1, 1_000, [])).toBe(Infinity);
  expect(commonestFromSeeder(2, 1_000, [900, 800])).toBe(2);
  expect(commonestFromSeeder(1, 0, [0])).toBe(1);
  expect(commonestFromSeeder(1, 1_000, [0])).toBe(1);
  expect(commonestFromSeeder(1, 1_000, [100, 200])).toBe(Infinity);
});

test('[F9] the neighbour of the last pick is next, within its run of 8, if it is just as rare', () => {
  const pool = poolOf(range(20));
  const equal = () => 1;
  expect(pickNeighbour(pool, undefined, all, equal)).toBeUndefined();
  expect(pickNeighbour(pool, 3, all, equal)).toBe(4);
  expect(pickNeighbour(pool, 7, all, equal)).toBeUndefined();
  expect(pickNeighbour(pool, 19, all, equal)).toBeUndefined();
  expect(pickNeighbour(pool, 3, (chunk) => chunk !== 4, equal)).toBeUndefined();
  expect(pickNeighbour(pool, 3, all, (chunk) => (chunk === 4 ? 2 : 1))).toBeUndefined();
  pool.delete(4);
  expect(pickNeighbour(pool, 3, all, equal)).toBeUndefined();
});
