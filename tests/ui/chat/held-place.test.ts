/** The place where one reads, when something comes between a reader's scrolling and the event that tells of it. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { HeldPlace } from '../../../src/ui/chat/held-place.ts';

const VIEW_PX = 400;

class FakeLine {
  readonly isConnected = true;
  readonly #frame: FakeFrame;
  readonly #at: number;
  constructor(frame: FakeFrame, at: number) {
    this.#frame = frame;
    this.#at = at;
  }
  getBoundingClientRect() {
    const top = this.#frame.topOf(this.#at);
    return { top, bottom: top + (this.#frame.heights[this.#at] ?? 0) };
  }
}

/** A box that scrolls, with lines of these heights, as a browser lays them out. */
class FakeFrame {
  readonly clientHeight = VIEW_PX;
  readonly lines: readonly FakeLine[];
  #scrollTop = 0;
  heights: readonly number[];

  constructor(heights: readonly number[]) {
    this.heights = heights;
    this.lines = heights.map((_, at) => new FakeLine(this, at));
  }
  get scrollHeight() {
    return this.heights.reduce((sum, height) => sum + height, 0);
  }
  get scrollTop() {
    return Math.min(this.#scrollTop, Math.max(0, this.scrollHeight - VIEW_PX));
  }
  set scrollTop(to: number) {
    this.#scrollTop = to;
    this.#scrollTop = this.scrollTop;
  }
  topOf(at: number) {
    return this.heights.slice(0, at).reduce((sum, height) => sum + height, -this.scrollTop);
  }
  grow(at: number, to: number) {
    this.heights = this.heights.map((height, i) => (i === at ? to : height));
  }
  getBoundingClientRect() {
    return { top: 0, bottom: VIEW_PX };
  }
  querySelectorAll() {
    return this.lines;
  }
}

beforeEach(() => void vi.stubGlobal('HTMLElement', FakeLine));
afterEach(() => void vi.unstubAllGlobals());

function held(heights: readonly number[]) {
  const frame = new FakeFrame(heights);
  let follows = true;
  const place = new HeldPlace(frame as unknown as HTMLElement, (it) => (follows = it));
  Object.assign(FakeLine.prototype, { dataset: {} });
  place.toEnd();
  return { frame, place, isAtEnd: () => follows };
}

test('who goes up as something comes is not pulled back to the end', () => {
  const { frame, place, isAtEnd } = held([300, 300, 300, 300]);
  place.touched();
  frame.scrollTop -= 250; // its event is on its way
  frame.grow(3, 500);
  place.settle();
  expect(frame.scrollTop).toBe(550);
  place.scrolled();
  expect(frame.scrollTop).toBe(550);
  expect(isAtEnd()).toBe(false);
});

test('who reads further up and scrolls as something comes above keeps both: the line, and how far it went', () => {
  const { frame, place } = held([300, 300, 300, 300, 300, 300]);
  frame.scrollTop = 700;
  place.scrolled();
  const before = frame.topOf(3);
  frame.scrollTop -= 120;
  frame.grow(0, 450);
  place.settle();
  expect(frame.topOf(3)).toBe(before + 120);
  place.scrolled();
  frame.grow(0, 500);
  place.settle();
  expect(frame.topOf(3)).toBe(before + 120);
});

test('what becomes shorter, and longer again, moves nobody away from the end', () => {
  const { frame, place, isAtEnd } = held([300, 300, 300, 300]);
  frame.grow(2, 100);
  place.settle();
  frame.grow(2, 400);
  place.settle();
  place.scrolled();
  expect(isAtEnd()).toBe(true);
  expect(frame.scrollTop).toBe(900);
});

test('who goes to the end is there, although a scroll of before is not told yet', () => {
  const { frame, place, isAtEnd } = held([300, 300, 300, 300]);
  place.touched();
  frame.scrollTop -= 250;
  place.scrolled();
  place.touched();
  frame.scrollTop -= 100;
  place.toEnd();
  expect(isAtEnd()).toBe(true);
  expect(frame.scrollTop).toBe(800);
});

test('what becomes shorter and longer again before anybody looks moves nobody away from the end', () => {
  const { frame, place, isAtEnd } = held([300, 300, 300, 300]);
  frame.grow(2, 100);
  frame.scrollTop = 600; // as a browser does by itself
  frame.grow(2, 400);
  place.settle();
  expect(isAtEnd()).toBe(true);
  expect(frame.scrollTop).toBe(900);
});
