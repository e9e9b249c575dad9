/** What of many rows is drawn, and what stands for the others. Pure. */
import { isFolded } from '../visits/visit-lines.ts';
import type { ListedRow as Row } from '../visits/visit-rows.ts';
import type { RowHeights } from './row-heights.ts';

/** Rows that are not drawn, from `from` on and before `to`, as one box of about their height. */
export interface Gap {
  readonly kind: 'gap';
  readonly key: string;
  readonly px: number;
  readonly from: number;
  readonly to: number;
}
export type Piece = Row | Gap;

export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A row, and how far below the upper edge of the view it stands. */
export interface Standing {
  readonly index: number;
  readonly top: number;
}

/** The rows in view, and so much on either side. */
export function rangeAround(
  heights: Pick<RowHeights, 'of'>,
  count: number,
  { index, top }: Standing,
  { viewPx, overPx }: { readonly viewPx: number; readonly overPx: number },
): Range {
  let from = Math.min(index, count);
  for (let px = top + overPx; from > 0 && px > 0;) px -= heights.of(--from);
  let to = Math.min(index, count);
  for (let px = viewPx - top + overPx; to < count && px > 0;) px -= heights.of(to++);
  return { from, to };
}

/**
 * A step from the rows that are drawn to all that should be: those in view, those around it that are drawn already, and others where
 * there are fewest, until `newMax` are new. More are so only where the view needs them.
 * @param whole has all rows of `view`
 */
export function stepTo(whole: Range, view: Range, drawn: Range, newMax: number): Range {
  const isDrawn = (index: number) => index >= drawn.from && index < drawn.to;
  let { from, to } = view;
  let left = newMax;
  for (let index = from; index < to; index++) if (!isDrawn(index)) left--;
  while (from > whole.from && isDrawn(from - 1)) from--;
  while (to < whole.to && isDrawn(to)) to++;
  for (; left > 0 && (from > whole.from || to < whole.to); left--) {
    const isFewerAbove = view.from - from <= to - view.to;
    if (to === whole.to || (from > whole.from && isFewerAbove)) from--;
    else to++;
  }
  return { from, to };
}

/** Where the rows of a range stand among those that there are now, as the first of them tells; undefined: it is not there. */
export function rangeNow(
  before: readonly Row[],
  { from, to }: Range,
  now: readonly Row[],
): Range | undefined {
  const first = before[from]?.key;
  const at = before[from] === now[from] ? from : now.findIndex(({ key }) => key === first);
  return first === undefined || at < 0 ? undefined : { from: at, to: at + to - from };
}

/**
 * The drawn rows with gaps between them, and of each piece the index of its row, or -1 for a gap.
 * @param kept rows that stay although they are out of view, in order
 * @param slack what the gap above the view is higher than its rows: see LongList
 */
export function piecesOf(
  rows: readonly Row[],
  heights: Pick<RowHeights, 'sum'>,
  { from, to }: Range,
  kept: readonly number[] = [],
  slack = 0,
): { readonly pieces: readonly Piece[]; readonly indexes: readonly number[] } {
  const pieces: Piece[] = [];
  const indexes: number[] = [];
  let next = 0;
  const gapUpTo = (index: number, more: number) => {
    const px = Math.max(0, heights.sum(next, index) + more);
    if (index > next || px > 0) {
      const key = index === rows.length ? 'gap-last' : `gap-${next}`;
      pieces.push({ kind: 'gap', key, px, from: next, to: index });
      indexes.push(-1);
    }
    next = index;
  };
  const draw = (index: number) => {
    const row = rows[index];
    if (row) pieces.push(row);
    indexes.push(index);
    next = index + 1;
  };
  for (const index of kept.filter((it) => it < from)) {
    gapUpTo(index, 0);
    draw(index);
  }
  gapUpTo(from, from > 0 ? slack : 0);
  for (let index = from; index < to; index++) draw(index);
  for (const index of kept.filter((it) => it >= to)) {
    gapUpTo(index, 0);
    draw(index);
  }
  gapUpTo(rows.length, 0);
  return { pieces, indexes };
}

/** A message, or a line that can be opened. */
const isStop = (row: Row): boolean =>
  row.kind === 'message' || (row.kind === 'visits' && isFolded(row.line));

/** The message, or what else the arrows stop at, that a key leads to from this row; where nothing follows, undefined. */
export function messageAfter(
  key: string,
  rows: readonly Row[],
  line: string | undefined,
): Row | undefined {
  if (key === 'Home') return rows.find(isStop);
  if (key === 'End') return rows.findLast(isStop);
  const at = rows.findIndex((row) => row.key === line);
  if (at < 0) return undefined;
  if (key === 'ArrowDown') return rows.slice(at + 1).find(isStop);
  return key === 'ArrowUp' ? rows.slice(0, at).findLast(isStop) : undefined;
}

/** The message that the row of this key is, or the last one above it. */
export function messageAtOrAbove(
  rows: readonly Row[],
  key: string | undefined,
): string | undefined {
  const at = rows.findLastIndex((row) => row.key === key);
  if (rows[at]?.kind !== 'visits') return key;
  return rows.slice(0, at).findLast(({ kind }) => kind === 'message' || kind === 'notice')?.key;
}
