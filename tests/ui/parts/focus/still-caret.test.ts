/** The caret stands still after ten seconds in which nobody does anything, and blinks again at once. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { stillCaret } from '../../../../src/ui/parts/focus/still-caret.ts';

let page: EventTarget;
let marks: boolean[];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  page = new EventTarget();
  marks = [];
  stop = stillCaret(page, (isStill) => marks.push(isStill));
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});
const press = () => page.dispatchEvent(new Event('keydown'));

test('it stands still after ten seconds, and sets no timer then', () => {
  vi.advanceTimersByTime(9_999);
  expect(marks).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(marks).toEqual([true]);
  expect(vi.getTimerCount()).toBe(0);
});

test('each key gives it ten seconds more, with one timer for all of them', () => {
  for (let i = 0; i < 30; i++) {
    vi.advanceTimersByTime(1_000);
    press();
    expect(vi.getTimerCount()).toBe(1);
  }
  expect(marks).toEqual([]);
  vi.advanceTimersByTime(10_000);
  expect(marks).toEqual([true]);
});

test.each(['keydown', 'input', 'pointerdown', 'focusin'])('%s lets it blink again', (sign) => {
  vi.advanceTimersByTime(10_000);
  page.dispatchEvent(new Event(sign));
  expect(marks).toEqual([true, false]);
  vi.advanceTimersByTime(10_000);
  expect(marks).toEqual([true, false, true]);
});

test('it blinks again when this ends, and nothing is left behind', () => {
  vi.advanceTimersByTime(10_000);
  stop();
  expect(marks).toEqual([true, false]);
  press();
  expect(vi.getTimerCount()).toBe(0);
});
