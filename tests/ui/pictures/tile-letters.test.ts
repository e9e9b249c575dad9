/** Words spelled in tiles. */
import { expect, test } from 'vitest';
import { spell } from '../../../src/ui/pictures/tile-letters.ts';

test('every letter and digit can be spelled', () => {
  for (const char of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789') {
    const { columns, squares } = spell(char);
    expect(columns).toBeGreaterThan(1);
    for (const [x, y] of squares) expect(x < columns && y < 5).toBe(true);
  }
  expect(spell('')).toEqual({ columns: 0, squares: [] });
});
