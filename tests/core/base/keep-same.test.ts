/** What did not change stays the same thing, so that nothing is drawn again for it. */
import { expect, test } from 'vitest';
import { keepSame } from '../../../src/core/base/keep-same.ts';

test('a list in which nothing changed is the old list', () => {
  const key = new Uint8Array([1]);
  const people = () => [{ name: 'Ada', trouble: undefined, via: { peers: ['Eve'] }, key }];
  const before = people();
  expect(keepSame(before, people())).toBe(before);
});

test('each person who did not change is the old one', () => {
  const [ada, bob] = [
    { name: 'Ada', trip: { ms: 1 } },
    { name: 'Bob', trip: { ms: 2 } },
  ];
  const after = keepSame(
    [ada, bob],
    [
      { name: 'Ada', trip: { ms: 1 } },
      { name: 'Bob', trip: { ms: 5 } },
    ],
  );
  expect(after[0]).toBe(ada);
  expect(after[1]).toEqual({ name: 'Bob', trip: { ms: 5 } });
});

test('what it cannot look into is the new thing', () => {
  const [before, after] = [{ key: new Uint8Array([1]) }, { key: new Uint8Array([1]) }];
  expect(keepSame(before, after).key).toBe(after.key);
});

test.each([
  [{ a: 1 }, { a: 1, b: undefined }],
  [{ a: 1, b: undefined }, { a: 1 }],
  [{ b: undefined }, { a: undefined }],
  [[1, 2], [1]],
  [[1], [1, undefined]],
  [{ a: 1 }, [1]],
  [undefined, { a: 1 }],
  [{ a: 1 }, undefined],
  [null, { a: 1 }],
  [
    { a: NaN, b: 1 },
    { a: NaN, b: 2 },
  ],
])('after %j, %j is news', (before: unknown, after: unknown) => {
  const kept = keepSame(before, after);
  expect(kept).toStrictEqual(after);
  expect(kept).not.toBe(before);
});
