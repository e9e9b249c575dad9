/** Which chunks of a file have the same bytes, as its manifest grows. */
import { expect, test } from 'vitest';
import { createDuplicateChunks } from '../../../../src/core/swarm/request/duplicate-chunks.ts';
import { chunksOf } from '../../../rigs/manifests.ts';

const [a, b] = chunksOf('some', [10, 20]) as [never, never];

test('[F7] finds all chunks with the same bytes, and the first of them', () => {
  const chunks = [a, b, a, a, b];
  const duplicates = createDuplicateChunks(chunks);
  duplicates.know(3);
  expect([0, 1, 2].map(duplicates.firstOf)).toEqual([0, 1, 0]);
  expect(duplicates.of(2)).toEqual([0, 2]);
  expect(duplicates.of(1)).toEqual([1]);
  duplicates.know(5);
  expect(duplicates.of(0)).toEqual([0, 2, 3]);
  expect(duplicates.of(4)).toEqual([1, 4]);
  expect(duplicates.of(9), 'unknown').toEqual([9]);
});
