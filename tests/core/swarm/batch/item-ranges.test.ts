/** Chosen items as ranges. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countOf, itemRanges, itemsOf } from '../../../../src/core/swarm/batch/item-ranges.ts';

test('[F29] items become ranges, whatever their order, and those that do not exist are left out', () => {
  expect(itemRanges([3, 1, 2, 2, 7, -1, 9, 1.5], 9)).toEqual([
    [1, 4],
    [7, 8],
  ]);
  expect(itemRanges([], 9)).toEqual([]);
});

test('[F29] ranges have the items that they were made of', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40)), (items) => {
      const ranges = itemRanges(items, 41);
      expect([...itemsOf(ranges)]).toEqual([...new Set(items)].sort((a, b) => a - b));
      expect(countOf(ranges)).toBe(new Set(items).size);
    }),
  );
});
