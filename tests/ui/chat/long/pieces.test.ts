/** What of many rows is drawn: those in view and a little more, and gaps as high as the others. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  messageAfter,
  piecesOf,
  rangeAround,
  rangeNow,
  stepTo,
} from '../../../../src/ui/chat/long/pieces.ts';
import { RowHeights } from '../../../../src/ui/chat/long/row-heights.ts';
import type { Row } from '../../../../src/ui/text/timeline-rows.ts';

const row = (key: string): Row => ({ kind: 'day', key, label: key });
const rowsOf = (count: number) => Array.from({ length: count }, (_, i) => row(`${i}`));
function heightsOf(rows: readonly Row[], px: (index: number) => number): RowHeights {
  const heights = new RowHeights();
  heights.take(rows);
  rows.forEach((_, index) => heights.measured(index, px(index)));
  return heights;
}

describe('the rows that are drawn', () => {
  const rows = rowsOf(1_000);
  const heights = heightsOf(rows, () => 20);
  const sizes = { viewPx: 200, overPx: 100 };
  test('are those in view, and so much more on either side', () => {
    expect(rangeAround(heights, 1_000, { index: 500, top: -5 }, sizes)).toEqual({
      from: 495,
      to: 516,
    });
  });
  test('are the last ones at the end, and the first ones at the beginning', () => {
    const end = { index: 1_000, top: 200 };
    expect(rangeAround(heights, 1_000, end, sizes)).toEqual({ from: 985, to: 1_000 });
    expect(rangeAround(heights, 1_000, { index: 0, top: 0 }, sizes)).toEqual({ from: 0, to: 15 });
  });
});

describe('what is drawn comes in steps', () => {
  const view = { from: 40, to: 50 };
  const whole = { from: 20, to: 70 };
  test('what is in view first, however much it is', () => {
    expect(stepTo(whole, view, { from: 0, to: 0 }, 8)).toEqual(view);
  });
  test('then around it, on both sides alike', () => {
    expect(stepTo(whole, view, view, 8)).toEqual({ from: 36, to: 54 });
    expect(stepTo({ from: 40, to: 70 }, view, view, 8)).toEqual({ from: 40, to: 58 });
  });
  test('and what is drawn stays, where it is still near', () => {
    expect(stepTo(whole, view, { from: 45, to: 90 }, 8)).toEqual({ from: 37, to: 70 });
  });
  test('from anything drawn, all is there after some steps, none of which draws too many', () => {
    const some = fc.record({
      at: fc.nat(100),
      more: fc.nat(60),
      newMax: fc.integer({ min: 1, max: 30 }),
    });
    fc.assert(
      fc.property(some, ({ at, more, newMax }) => {
        let drawn = { from: at, to: at + more };
        for (let steps = 0; steps <= 50; steps++) {
          const now = stepTo(whole, view, drawn, newMax);
          expect(now.from).toBeGreaterThanOrEqual(whole.from);
          expect(now.to).toBeLessThanOrEqual(whole.to);
          expect(now.from <= view.from && now.to >= view.to).toBe(true);
          let fresh = 0;
          for (let i = now.from; i < now.to; i++) if (i < drawn.from || i >= drawn.to) fresh++;
          expect(fresh).toBeLessThanOrEqual(Math.max(newMax, view.to - view.from));
          drawn = now;
        }
        expect(drawn).toEqual(whole);
      }),
    );
  });
});

test('rows that are drawn are found again where others came before them or went', () => {
  const rows = rowsOf(20);
  const range = { from: 5, to: 9 };
  expect(rangeNow(rows, range, rows)).toEqual(range);
  expect(rangeNow(rows, range, [row('new'), row('other'), ...rows])).toEqual({ from: 7, to: 11 });
  expect(rangeNow(rows, range, rows.slice(3))).toEqual({ from: 2, to: 6 });
  expect(rangeNow(rows, range, rows.slice(6))).toBeUndefined();
  expect(rangeNow([], { from: 0, to: 0 }, rows)).toBeUndefined();
});

test('whatever is drawn, each row is there once, in order, and all together are as high as the rows', () => {
  const some = fc.record({
    count: fc.integer({ min: 1, max: 60 }),
    from: fc.nat(60),
    more: fc.nat(20),
    kept: fc.uniqueArray(fc.nat(59), { maxLength: 3 }),
    px: fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 60, maxLength: 60 }),
  });
  fc.assert(
    fc.property(some, ({ count, from, more, kept, px }) => {
      const rows = rowsOf(count);
      const heights = heightsOf(rows, (index) => px[index] ?? 1);
      const range = { from: Math.min(from, count), to: Math.min(from + more, count) };
      const inUse = kept.filter((it) => it < count).sort((a, b) => a - b);
      const { pieces, indexes } = piecesOf(rows, heights, range, inUse);
      const covered = pieces.flatMap((piece, at) =>
        piece.kind === 'gap'
          ? rows.slice(piece.from, piece.to).map(({ key }) => key)
          : (rows[indexes[at] ?? -1]?.key ?? []),
      );
      expect(covered).toEqual(rows.map(({ key }) => key));
      const high = pieces.map((piece, at) =>
        piece.kind === 'gap' ? piece.px : heights.of(indexes[at] ?? -1),
      );
      expect(high.reduce((a, b) => a + b, 0)).toBe(heights.sum(0, count));
      expect(new Set(pieces.map(({ key }) => key)).size).toBe(pieces.length);
      for (const index of inUse) expect(indexes).toContain(index);
    }),
  );
});

test('a row that was not measured is taken to be as high as those of its kind', () => {
  const [heights, rows] = [new RowHeights(), rowsOf(4)];
  heights.take(rows);
  heights.measured(0, 10);
  heights.measured(1, 30);
  const more = [row('earlier'), ...rows];
  heights.take(more);
  expect(more.map((_, index) => heights.of(index))).toEqual([20, 10, 30, 20, 20]);
  expect(heights.at(0, 5, 31)).toBe(2);
  heights.forget();
  expect(heights.of(1)).toBe(heights.of(2));
});

describe('a key leads', () => {
  const message = (key: string) => ({ ...row(key), kind: 'message' }) as unknown as Row;
  const rows = [row('day'), message('a'), row('new'), message('b'), message('c')];
  test.each([
    ['Home', undefined, 'a'],
    ['End', 'a', 'c'],
    ['ArrowDown', 'a', 'b'],
    ['ArrowUp', 'b', 'a'],
    ['ArrowUp', 'a', undefined],
    ['ArrowDown', 'c', undefined],
    ['ArrowDown', 'gone', undefined],
    ['PageUp', 'b', undefined],
  ])('%s from %s to %s', (key, from, to) => expect(messageAfter(key, rows, from)?.key).toBe(to));
});
