/** What throws in a loop is reported once, and the others have their turn. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { attempt, each, hearReports, report } from '../../../src/core/base/each.ts';

let reported: unknown[] = [];
let off: () => void = () => undefined;
beforeEach(() => {
  reported = [];
  off = hearReports((error) => reported.push(error));
});
afterEach(() => off());

test('each has its turn, whatever another throws, and the first error is reported', () => {
  const had: number[] = [];
  each([1, 2, 3, 4], (n) => {
    had.push(n);
    if (n % 2 === 0) throw new Error(`no ${n}`);
  });
  expect(had).toEqual([1, 2, 3, 4]);
  expect(reported).toEqual([new Error('no 2')]);
});

test('what is added to a list or removed from it meanwhile changes nothing about its turns', () => {
  const list = new Set([1, 2, 3]);
  const had: number[] = [];
  each(list, (n) => {
    had.push(n);
    list.delete(n + 1);
    list.add(n + 10);
  });
  expect(had).toEqual([1, 2, 3]);
});

test('an attempt that throws is nothing, and reported', () => {
  expect(attempt(() => 5)).toBe(5);
  const no = new Error('no');
  expect(
    attempt(() => {
      throw no;
    }),
  ).toBeUndefined();
  expect(reported).toEqual([no]);
});

test('without a test that hears it, an error is an unhandled rejection of the page', async () => {
  off();
  const before = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  const unhandled = new Promise((resolve) => process.once('unhandledRejection', resolve));
  const no = new Error('no');
  report(no);
  expect(await unhandled).toBe(no);
  for (const listener of before) process.on('unhandledRejection', listener);
});
