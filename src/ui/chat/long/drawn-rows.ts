/** The rows of a timeline that are drawn, as they stand on the page. */
import type { Piece, Range } from './pieces.ts';
import type { RowHeights } from './row-heights.ts';

export interface Drawn {
  readonly pieces: readonly Piece[];
  /** Of each piece the index of its row, or -1 for a gap. */
  readonly indexes: readonly number[];
  /** Those for the view. A few others may be drawn, too. */
  readonly range: Range;
}

export interface Box {
  readonly index: number;
  readonly element: Element;
}

export class DrawnRows {
  readonly #frame: HTMLElement;
  readonly #heights: RowHeights;
  #drawn: Drawn = { pieces: [], indexes: [], range: { from: 0, to: 0 } };

  /** @param frame scrolls; its first child has the pieces as its first children */
  constructor(frame: HTMLElement, heights: RowHeights) {
    this.#frame = frame;
    this.#heights = heights;
  }

  get range(): Range {
    return this.#drawn.range;
  }

  set(drawn: Drawn): readonly Piece[] {
    this.#drawn = drawn;
    return drawn.pieces;
  }

  /** The elements of the rows. */
  boxes(): readonly Box[] {
    return this.#drawn.indexes.flatMap((index, at) => {
      const element = this.#elementAt(at);
      return index < 0 || !element ? [] : { index, element };
    });
  }

  measure(): void {
    const boxes = this.boxes();
    const heights = boxes.map(({ element }) => element.getBoundingClientRect().height);
    for (const [at, { index }] of boxes.entries()) this.#heights.measured(index, heights[at] ?? 0);
  }

  /**
   * Tells screen readers how many messages there are, and where each stands.
   * @param ordinals of each row that is a message, which one it is; for others 0
   */
  tellPlaces(ordinals: readonly number[], count: number): void {
    const all = String(count);
    for (const { index, element } of this.boxes()) {
      if (!ordinals[index]) continue;
      element.ariaPosInSet = String(ordinals[index]);
      element.ariaSetSize = all;
    }
  }

  /** Whether less than so much is drawn above or below the view. */
  isShort(count: number, viewPx: number, leastPx: number): boolean {
    const { from, to } = this.range;
    const edge = this.#edge();
    const boxes = this.boxes();
    const first = boxes.find(({ index }) => index === from)?.element.getBoundingClientRect();
    const last = boxes.find(({ index }) => index === to - 1)?.element.getBoundingClientRect();
    const isShortAbove = from > 0 && (first?.top ?? edge) - edge > -leastPx;
    return isShortAbove || (to < count && (last?.bottom ?? edge) - edge < viewPx + leastPx);
  }

  /** The row that belongs where a gap is in view, and where that is. */
  rowInGap(): { readonly index: number; readonly top: number } | undefined {
    const edge = this.#edge();
    for (const [at, piece] of this.#drawn.pieces.entries()) {
      const box = this.#elementAt(at)?.getBoundingClientRect();
      if (piece.kind !== 'gap' || !box || box.bottom <= edge) continue;
      const { from, to } = piece;
      const part = Math.max(0, edge - box.top) / Math.max(1, box.height);
      const index = this.#heights.at(from, to, part * this.#heights.sum(from, to));
      return { index, top: Math.max(0, box.top - edge) };
    }
    return undefined;
  }

  /** @param slack what the gap above the view is higher than its rows */
  fitGaps(slack: number): void {
    const above = this.#gapAbove();
    for (const [at, piece] of this.#drawn.pieces.entries()) {
      const element = this.#elementAt(at);
      if (piece.kind !== 'gap' || !(element instanceof HTMLElement)) continue;
      const px = this.#heights.sum(piece.from, piece.to) + (at === above ? slack : 0);
      element.style.height = `${Math.max(0, px)}px`;
    }
  }

  /** The height of the rows that the gap above the view stands for; undefined: there is none. */
  gapAbovePx(): number | undefined {
    const gap = this.#drawn.pieces[this.#gapAbove()];
    return gap?.kind === 'gap' ? this.#heights.sum(gap.from, gap.to) : undefined;
  }

  #gapAbove(): number {
    return this.#drawn.indexes.indexOf(this.range.from) - 1;
  }

  #edge(): number {
    return this.#frame.getBoundingClientRect().top;
  }

  #elementAt(at: number): Element | undefined {
    return this.#frame.firstElementChild?.children[at];
  }
}
