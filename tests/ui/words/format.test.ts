/** Figures as people read them. */
import { afterEach, expect, test, vi } from 'vitest';
import {
  bytes,
  day,
  duration,
  isoTime,
  percent,
  percentFigure,
  plural,
  speed,
} from '../../../src/ui/words/format.ts';

const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1 kB'],
  [212_000, '212 kB'],
  [999_400, '999 kB'],
  [999_600, '1 MB'],
  [61_700_000, '61.7 MB'],
  [99_960_000, '100 MB'],
  [2_400_000_000, '2.4 GB'],
  [1e18, '1,000 PB'],
  [-1, '0 B'],
])('%i bytes', (n, words) => {
  expect(spaced(bytes(n))).toBe(words);
});

test('a no-break space keeps figure and unit together', () => {
  expect(bytes(1_000)).toContain('\u00a0');
  expect(percent(0.5)).toBe('50\u00a0%');
  expect(spaced(speed(18_200_000))).toBe('18.2 MB/s');
});

test('100 means all of it', () => {
  expect(percentFigure(0.9999)).toBe(99);
  expect(percentFigure(1)).toBe(100);
  expect(percentFigure(0.29)).toBe(29); // 0.29 * 100 is 28.999…
  expect(percentFigure(7)).toBe(100);
});

test.each([
  [0, '1 s'],
  [48, '48 s'],
  [59.6, '1 min'],
  [3_599, '1 h'],
  [3_900, '1 h 5 min'],
  [Infinity, 'days'],
  [NaN, 'days'],
])('%d seconds', (seconds, words) => {
  expect(spaced(duration(seconds))).toBe(words);
});

test('days are named by the calendar, not by hours', () => {
  const now = new Date(2026, 5, 14, 0, 5).getTime();
  expect(day(new Date(2026, 5, 14, 0, 1).getTime(), now)).toBe('Today');
  expect(day(new Date(2026, 5, 13, 23, 59).getTime(), now)).toBe('Yesterday');
  expect(day(new Date(2026, 5, 11).getTime(), now)).toBe('Thursday, June 11');
  expect(day(new Date(2025, 5, 11).getTime(), now)).toBe('Wednesday, June 11, 2025');
});

test('an invalid time breaks nothing', () => {
  for (const ms of [NaN, Infinity, 1e300]) expect(isoTime(ms)).toBe('1970-01-01T00:00:00.000Z');
});

test('singular and plural', () => {
  expect(plural(1, 'person', 'people')).toBe('1 person');
  expect(plural(1_200, 'person', 'people')).toBe('1,200 people');
});

afterEach(() => vi.unstubAllGlobals());
test('in a page from right to left a figure takes the direction of its own unit', () => {
  vi.stubGlobal('document', { documentElement: { lang: 'ar', dir: 'rtl' } });
  expect(bytes(1_000)).toMatch(/^\u2068.+kB\u2069$/);
  expect(duration(300)).toMatch(/^\u2068.+\u2069$/);
});
