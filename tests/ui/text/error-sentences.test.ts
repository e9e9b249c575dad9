/** Every failure has words and a next step. */
import { expect, test } from 'vitest';
import type { SwapErrorCode } from '../../../src/core/base/errors.ts';
import { fault, fileProblem } from '../../../src/ui/text/error-sentences.ts';
import { fakeShared } from '../../fakes/room-views.ts';

const CODES: (SwapErrorCode | undefined)[] = [
  'storage-full',
  'storage-failed',
  'source-gone',
  'unreachable',
  'timeout',
  'too-long',
  'too-many',
  'closed',
  'unsupported',
  undefined,
];

test.each(CODES)('%s has a next step whatever was being done', (code) => {
  const next = /try again|again|Try|Make it|Split|Choose|Share fewer|Reload|resume/;
  for (const doing of ['enter', 'say', 'rename', 'share', 'save', 'download'] as const)
    expect(fault(doing, code).next).toMatch(next);
  const file = fakeShared('a', 1e6, { state: 'failed', problem: code });
  if (code) expect(fileProblem(file)).toMatch(next);
});

test('a file that nobody here has waits for its sharer, by name', () => {
  const file = fakeShared('a', 1e6, { state: 'fetching', problem: 'nobody-has-it' });
  expect(fileProblem(file)).toMatch(/starts by itself when Ana/);
  expect(fileProblem({ ...file, haveChunks: 7 })).toMatch(/the last 1 piece\b.*goes on by itself/);
});

test('a download that waits for its turn says so', () => {
  const file = fakeShared('a', 1e6, { state: 'fetching', problem: 'others-first' });
  expect(fileProblem(file)).toMatch(/others first.*your turn/);
});
