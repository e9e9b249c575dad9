/** The order of downloads on the screen. */
import { expect, test } from 'vitest';
import type { FileId } from '../../../src/core/base/ids.ts';
import { droppedAt, inOrder, moved, movedByKey } from '../../../src/ui/transfers/arranging.ts';
import { fakeFile } from '../../fakes/room-views.ts';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(fakeFile) as [FileId, FileId, FileId, FileId];
const file = (id: FileId, rank?: number) => ({ id, rank });
const ids = (files: readonly { id: FileId }[]) => files.map(({ id }) => id);

test('what the person has just arranged comes first, then what they arranged before, then by age', () => {
  const files = [file(a), file(b, 1), file(c, 0), file(d)];
  expect(ids(inOrder(files, []))).toEqual([c, b, a, d]);
  expect(ids(inOrder(files, [d, c]))).toEqual([d, c, b, a]);
});

test('one is moved to any place, and the others keep their order', () => {
  expect(moved([a, b, c], c, 0)).toEqual([c, a, b]);
  expect(moved([a, b, c], a, 1)).toEqual([b, a, c]);
  expect(moved([a, b, c], a, 9)).toEqual([b, c, a]);
});

test('keys move one step or to an end, and nothing past it', () => {
  expect(['ArrowUp', 'ArrowDown', 'Home', 'End'].map((key) => movedByKey(key, 1, 4))).toEqual([
    0, 2, 0, 3,
  ]);
  expect(movedByKey('ArrowUp', 0, 4)).toBeUndefined();
  expect(movedByKey('End', 3, 4)).toBeUndefined();
  expect(movedByKey('Enter', 1, 4)).toBeUndefined();
});

test('a row is dropped behind those whose middle is above the finger', () => {
  expect([5, 15, 200].map((y) => droppedAt([10, 30, 50], y))).toEqual([0, 1, 3]);
});
