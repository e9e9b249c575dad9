/**
 * Draws of many messages those in view, and a screen more on either side. Boxes as high as the others, as far as is known, stand
 * for them. What turns out higher or lower above the view is taken from the box above it, and so nothing has to be scrolled,
 * which would break off a scroll that is under way.
 */
import { flushSync } from 'svelte';
import type { ChatMessage } from '../../../core/api/views.ts';
import type { NewFrom } from '../../text/timeline-rows.ts';
import type { HeldPlace } from '../held-place.ts';
import { isAtEnd } from '../reading-place.ts';
import { VisitRows, type ListedRow as Row, type ShownVisits } from '../visits/visit-rows.ts';
import { DrawnRows } from './drawn-rows.ts';
import { GrownRows } from './grown-rows.ts';
import { linesInUse } from './in-use.ts';
import { newOwn } from './news.ts';
import { nextFrame } from './next-frame.ts';
import {
  messageAfter,
  messageAtOrAbove,
  piecesOf,
  rangeAround,
  rangeNow,
  stepTo,
  type Piece,
  type Range,
  type Standing,
} from './pieces.ts';
import { RowHeights } from './row-heights.ts';
import { SpokenNews } from './spoken-news.ts';

const VIEW_PX = 800; // of a view that is not laid out yet
/** More than a turn of the wheel, so that hardly anybody scrolls into what is not drawn. */
const OVER_PX_MIN = 600;
/** As many rows are drawn in a frame, or those in view: more would hold it up. */
const NEW_ROWS_MAX = 8;
const LOOKS_MAX = 4;
/** How long a message that was jumped to is marked. */
const MARKED_MS = 2_000;

export interface LongListOptions {
  /** Scrolls. Its first child has the pieces as its first children. */
  readonly frame: HTMLElement;
  readonly place: HeldPlace;
  /** As many rows are always drawn. */
  readonly few: number;
}

export class LongList {
  readonly #options: LongListOptions;
  readonly #grown = new GrownRows();
  readonly #visitRows = new VisitRows();
  readonly #heights = new RowHeights();
  readonly #drawn: DrawnRows;
  readonly #news: SpokenNews;
  /** Who comes and goes, once that is watched. */
  visits = $state.raw<ShownVisits>();
  /** Rises when other rows are to be drawn. */
  #turn = $state(0);
  #messages: readonly ChatMessage[] = [];
  /** What was drawn when it was settled last. */
  #settled: readonly ChatMessage[] | undefined;
  #rows: readonly Row[] = [];
  /** Of each row that is a message, which one of them it is; for others 0. */
  #ordinals: readonly number[] = [];
  #count = 0;
  /** The row that is to stand there; without a place, in the middle. */
  #aim: { readonly key: string; readonly top?: number } | undefined;
  /** What the gap above the view is higher than its rows are thought to be. */
  #slack = 0;
  #widthPx = 0;
  #prints = false;
  /** The rows that were drawn around the view. */
  #near: Range = { from: 0, to: 0 };
  /** More is to be drawn around the view, with the next frames. */
  #isPartly = false;
  /** The time of the frame in which something was drawn last. */
  #drawnAt: CSSNumberish | null = null;
  readonly #lookSoon = nextFrame(() => this.look());

  constructor(options: LongListOptions) {
    this.#options = options;
    this.#drawn = new DrawnRows(options.frame, this.#heights);
    this.#news = new SpokenNews(options.frame);
    options.place.absorb = (px) => this.#absorb(px);
  }

  /** What to draw of these messages now. */
  pieces(messages: readonly ChatMessage[], from?: NewFrom): readonly Piece[] {
    void this.#turn;
    this.#messages = messages;
    const rows = this.#withVisits(this.#grown.of(messages, Date.now(), from));
    if (rows !== this.#rows) this.#take(rows);
    if (!this.#isLong) {
      const range = (this.#near = { from: 0, to: rows.length });
      return this.#drawn.set({ pieces: rows, indexes: [...rows.keys()], range });
    }
    const range = this.#range(rows.length);
    if (range.from === 0 || this.#options.place.follows) this.#slack = 0;
    this.#slack = Math.max(this.#slack, -this.#heights.sum(0, range.from));
    const made = piecesOf(rows, this.#heights, range, this.#inUse(), this.#slack);
    return this.#drawn.set({ ...made, range });
  }

  /** Call it when pieces have been drawn, or what is drawn has another size. */
  settle(): void {
    this.#measure();
    const [before = this.#messages, now] = [this.#settled, this.#messages];
    this.#settled = now;
    if (before !== now) this.#news.tell(before, now, this.#isLong);
    this.#options.place.settle();
    // Shows writers what they wrote. It is far from some, and takes a frame of its own.
    if (before !== now && newOwn(before, now)) requestAnimationFrame(() => this.toEnd());
    this.#lookSoon();
  }

  /** Call it when something scrolled: draws what has come into view. */
  readonly look = (): void => {
    // What scrolled and what waited for a frame can come in the same one.
    if (this.#isPartly && this.#drawnAt === document.timeline.currentTime) this.#lookSoon();
    else this.#fill();
  };

  #fill(): void {
    for (let looks = 0; looks < LOOKS_MAX && this.#isShort(); looks++) {
      this.#aim = this.#aimIntoGap();
      this.#redraw();
      // More around the view comes with the next frames.
      if (this.#isPartly && !this.#isShort(0)) break;
    }
  }

  /** Goes to the newest. */
  toEnd(): void {
    this.#options.place.toEnd();
    this.#fill();
  }

  /** Paper has all messages. */
  print(on: boolean): void {
    this.#prints = on;
    flushSync(() => this.#turn++);
  }

  /** Shows this message in the middle of the view. Undefined: it is not here. */
  show(key: string): HTMLElement | undefined {
    if (!this.#rows.some((row) => row.key === key)) return undefined;
    this.#aim = { key };
    this.#redraw();
    this.#fill();
    return this.#lineOf(key);
  }

  /** The same, and it has the focus, and a mark for a moment. False: it is not here. */
  jump(key: string): boolean {
    const line = this.show(key);
    if (!line) return false;
    line.tabIndex = -1;
    line.focus({ preventScroll: true });
    line.dataset['found'] = '';
    setTimeout(() => delete line.dataset['found'], MARKED_MS);
    return true;
  }

  /** The message that a key leads to from this one; undefined where all are drawn. */
  step(key: string, from: Element | undefined): HTMLElement | undefined {
    if (!this.#isLong) return undefined;
    const line = from?.closest<HTMLElement>('[data-line]')?.dataset['line'];
    const to = messageAfter(key, this.#rows, line);
    if (!to) return undefined;
    if (key === 'End') this.toEnd();
    const { range } = this.#drawn;
    const index = this.#rows.indexOf(to);
    const isNear = index >= range.from && index < range.to;
    return isNear ? this.#lineOf(to.key) : this.show(to.key);
  }

  /** The message that this row is, or the last one above it. */
  messageAt(key: string | undefined): string | undefined {
    return messageAtOrAbove(this.#rows, key);
  }

  #withVisits(rows: Parameters<VisitRows['of']>[0]): readonly Row[] {
    return this.visits ? this.#visitRows.of(rows, this.visits, Date.now()) : rows;
  }

  #take(rows: readonly Row[]): void {
    // At first the last ones are drawn, before this is here.
    const last = { from: Math.max(0, rows.length - this.#options.few), to: rows.length };
    this.#near = rangeNow(this.#rows, this.#near, rows) ?? last;
    this.#rows = rows;
    this.#heights.take(rows);
    this.#count = 0;
    this.#ordinals = rows.map(({ kind }) => (kind === 'message' ? ++this.#count : 0));
  }

  #measure(): void {
    const { clientHeight, clientWidth } = this.#options.frame;
    if (clientHeight === 0) return;
    if (clientWidth !== this.#widthPx) {
      if (this.#widthPx > 0) this.#heights.forget();
      this.#widthPx = clientWidth;
    }
    if (this.#isLong) {
      this.#drawn.fitGaps(this.#slack);
      this.#drawn.tellPlaces(this.#ordinals, this.#count);
    }
    this.#drawn.measure();
  }

  get #isLong(): boolean {
    return this.#rows.length > this.#options.few && !this.#prints;
  }

  #sizes(): { readonly viewPx: number; readonly overPx: number } {
    const viewPx = this.#options.frame.clientHeight || VIEW_PX;
    return { viewPx, overPx: Math.max(OVER_PX_MIN, viewPx) };
  }

  /** What is in view, and around it no more new rows than a frame has time for. */
  #range(count: number): Range {
    const standing = this.#standing();
    const { viewPx, overPx } = this.#sizes();
    const view = rangeAround(this.#heights, count, standing, { viewPx, overPx: 0 });
    const whole = rangeAround(this.#heights, count, standing, { viewPx, overPx });
    const range = (this.#near = stepTo(whole, view, this.#near, NEW_ROWS_MAX));
    this.#isPartly = range.from > whole.from || range.to < whole.to;
    this.#drawnAt = document.timeline.currentTime;
    return range;
  }

  /** Less is drawn above or below the view than half of what should be; while that comes, less than all. */
  #isShort(leastPx?: number): boolean {
    const { viewPx, overPx } = this.#sizes();
    const isShown = this.#options.frame.clientHeight > 0;
    const wantedPx = leastPx ?? (this.#isPartly ? overPx : overPx / 2);
    return isShown && this.#isLong && this.#drawn.isShort(this.#rows.length, viewPx, wantedPx);
  }

  /** The row that holds still; at the end, the end. */
  #standing(): Standing {
    const rows = this.#rows;
    const { place } = this.#options;
    const { viewPx } = this.#sizes();
    const end = { index: rows.length, top: viewPx };
    if (place.follows && !this.#aim) return end;
    const lines = place.lines.map(({ element, top }) => ({ key: element.dataset['line'], top }));
    for (const { key, top = viewPx / 2 } of this.#aim ? [this.#aim] : lines) {
      const index = rows.findIndex((row) => row.key === key);
      if (index >= 0) return { index, top };
    }
    const { from, to } = this.#drawn.range;
    return to > 0 ? { index: Math.min(from, rows.length), top: 0 } : end;
  }

  /** Rows that stay although they are out of view. */
  #inUse(): readonly number[] {
    const keys = linesInUse(this.#options.frame);
    if (keys.size === 0) return [];
    return this.#rows.flatMap(({ key }, index) => (keys.has(key) ? index : []));
  }

  #lineOf(key: string): HTMLElement | undefined {
    const selector = `[data-line="${key}"]`;
    return this.#options.frame.querySelector<HTMLElement>(selector) ?? undefined;
  }

  /** Where nothing in view is drawn, the place in the gap tells which row belongs there. */
  #aimIntoGap(): { readonly key: string; readonly top: number } | undefined {
    const { place } = this.#options;
    if (place.follows || place.lines.some(({ element }) => element.isConnected)) return undefined;
    const there = this.#drawn.rowInGap();
    const line = there && this.#rows.slice(there.index).find(({ kind }) => kind === 'message');
    return line && { key: line.key, top: there.top };
  }

  #redraw(): void {
    const aim = this.#aim;
    const { place, frame } = this.#options;
    if (aim) [place.follows, place.lines] = [false, []];
    flushSync(() => this.#turn++);
    this.#aim = undefined;
    const element = aim && this.#lineOf(aim.key);
    if (element) {
      const middle = Math.max(0, (frame.clientHeight - element.clientHeight) / 2);
      place.follows = false;
      place.lines = [{ element, top: aim.top ?? middle }];
    }
    place.settle();
    if (element && isAtEnd(frame)) place.toEnd();
  }

  /** What stands above the view has grown by so much: the gap above it becomes lower. False: there is none, or it is too low. */
  #absorb(px: number): boolean {
    const gapPx = this.#isLong ? this.#drawn.gapAbovePx() : undefined;
    if (gapPx === undefined || gapPx + this.#slack < px) return false;
    this.#slack -= px;
    this.#drawn.fitGaps(this.#slack);
    return true;
  }
}
