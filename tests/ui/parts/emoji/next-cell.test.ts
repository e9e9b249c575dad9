/** Arrows in a grid of emoji. */
import { expect, test } from 'vitest';
import { nextCell } from '../../../../src/ui/parts/emoji/next-cell.ts';

/** Three in a row, and one that is left. */
const TOPS = [0, 0, 0, 44, 44, 44, 88];

test.each([
  ['ArrowRight', 0, 1],
  ['ArrowRight', 6, undefined],
  ['ArrowLeft', 0, undefined],
  ['ArrowDown', 1, 4],
  ['ArrowDown', 4, undefined],
  ['ArrowUp', 6, 3],
  ['ArrowUp', 2, undefined],
  ['Home', 5, 0],
  ['End', 0, 6],
  ['a', 0, undefined],
  ['constructor', 0, undefined],
])('%s from %i leads to %s', (key, at, to) => expect(nextCell(key, at, TOPS, false)).toBe(to));

test('rows may run from right to left, be one, or none', () => {
  expect(nextCell('ArrowRight', 1, TOPS, true)).toBe(0);
  expect(nextCell('ArrowLeft', 1, TOPS, true)).toBe(2);
  expect(nextCell('ArrowDown', 0, [0, 0], false)).toBeUndefined();
  expect(nextCell('ArrowRight', 0, [], false)).toBeUndefined();
});
