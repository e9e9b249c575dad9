/** Which chunks of a file are the same, known as its manifest grows. */
import { expect, test } from 'vitest';
import { createTwins } from '../../../../src/core/swarm/request/duplicate-chunks.ts';
import { chunksOf } from '../../../rigs/manifests.ts';

const [a, b] = chunksOf('some', [10, 20]) as [never, never];

test('[F7] chunks with the same bytes know each other, and the first of them', () => {
  const chunks = [a, b, a, a, b];
  const twins = createTwins(chunks);
  twins.know(3);
  expect([0, 1, 2].map(twins.firstOf)).toEqual([0, 1, 0]);
  expect(twins.of(2)).toEqual([0, 2]);
  expect(twins.of(1)).toEqual([1]);
  twins.know(5);
  expect(twins.of(0)).toEqual([0, 2, 3]);
  expect(twins.of(4)).toEqual([1, 4]);
  expect(twins.of(9), 'unknown').toEqual([9]);
});
