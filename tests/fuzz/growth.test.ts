/** What tells how time grows: a quadratic decoder is found, a linear one is not, whatever else the machine does. */
import { expect, test } from 'vitest';
import { createChance } from './fast-mutator.ts';
import { GROWTH_MAX, growthOf } from './growth.ts';

const chance = createChance(1);
/** A machine on which three readings of four are disturbed, for up to 20 ms. */
const disturbanceUs = () => (chance(4) === 0 ? 0 : chance(20_000));

/** The growth of a decoder that takes so many microseconds for so many bytes, by a clock that stands but for it. */
function growthWhere(costUs: (length: number) => number): Promise<number> {
  let nowUs = 0;
  const read = (bytes: Uint8Array) => void (nowUs += costUs(bytes.length) + disturbanceUs());
  const decoder = { name: '', covers: [], samples: [Uint8Array.of(1)], share: 1, read };
  return growthOf(decoder, () => nowUs);
}

test('a linear decoder is not taken for more, on a busy machine', async () => {
  expect(await growthWhere((length) => length / 100)).toBeLessThan(GROWTH_MAX);
});

test('a quadratic one is found there', async () => {
  expect(await growthWhere((length) => length ** 2 / 1e6)).toBeGreaterThan(GROWTH_MAX);
});

test('one that is quick for the longest input is as good as linear', async () => {
  let nowUs = 0;
  const read = (bytes: Uint8Array) => void (nowUs += bytes.length ** 2 / 1e8);
  const decoder = { name: '', covers: [], samples: [Uint8Array.of(1)], share: 1, read };
  expect(await growthOf(decoder, () => nowUs)).toBe(0);
});
