/** What changes a hundred times a second is drawn ten times: at once, and then once in an interval. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { throttle } from '../../../src/ui/state/throttle.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the first call runs at once, and no timer is left when nothing more comes', () => {
  const f = vi.fn();
  throttle(100, f).call();
  expect(f).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(100);
  expect(f).toHaveBeenCalledTimes(1);
  expect(vi.getTimerCount()).toBe(0);
});

test('a hundred calls in a second run ten times, and the last one is not lost', () => {
  const f = vi.fn();
  const { call } = throttle(100, f);
  for (let i = 0; i < 100; i++) {
    call();
    vi.advanceTimersByTime(10);
  }
  expect(f.mock.calls.length).toBeLessThanOrEqual(11);
  const before = f.mock.calls.length;
  call();
  vi.advanceTimersByTime(100);
  expect(f).toHaveBeenCalledTimes(before + 1);
});

test('after its end nothing runs', () => {
  const f = vi.fn();
  const { call, stop } = throttle(100, f);
  call();
  call();
  stop();
  vi.advanceTimersByTime(1_000);
  expect(f).toHaveBeenCalledTimes(1);
});
