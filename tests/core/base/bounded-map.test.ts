import { expect, test } from 'vitest';
import { BoundedMap, BoundedSet } from '../../../src/core/base/bounded-map.ts';

test('a bounded map keeps what was set last, and tells what it dropped', () => {
  const dropped: [string, number][] = [];
  const map = new BoundedMap<string, number>(2, (value, key) => dropped.push([key, value]));
  map.set('a', 1).set('b', 2).set('a', 3).set('c', 4);
  expect([...map]).toEqual([
    ['a', 3],
    ['c', 4],
  ]);
  expect(dropped).toEqual([['b', 2]]);
});

test('a bounded set keeps what was added last', () => {
  const set = new BoundedSet<string>(2);
  set.add('a').add('b').add('a').add('c');
  expect([...set]).toEqual(['a', 'c']);
});
