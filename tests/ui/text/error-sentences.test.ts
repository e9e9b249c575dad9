/** Every failure has words and a next step. */
import { expect, test } from 'vitest';
import type { PeerId } from '../../../src/core/base/ids.ts';
import type { SwapErrorCode } from '../../../src/core/base/errors.ts';
import { fault, fileProblem, isOnlyWaiting } from '../../../src/ui/text/error-sentences.ts';
import type { SharedFile } from '../../../src/core/api/views.ts';
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
  'not-loaded',
  undefined,
];

test.each(CODES)('%s has a next step whatever was being done', (code) => {
  const next = /try again|again|Try|Make it|Split|Choose|Share fewer|Reload|resume|new room/;
  for (const doing of ['enter', 'say', 'rename', 'share', 'save', 'download'] as const)
    expect(fault(doing, code).next).toMatch(next);
  const file = fakeShared('a', 1e6, { state: 'failed', problem: code });
  if (code) expect(fileProblem(file)).toMatch(next);
});

test('a file that nobody here has waits for its sharer, by name', () => {
  const file = fakeShared('a', 1e6, { state: 'fetching', problem: 'nobody-has-it' });
  expect(fileProblem(file)).toMatch(/starts by itself when Ana/);
  expect(fileProblem({ ...file, haveChunks: 7 })).toMatch(/the rest of it.*goes on by itself/);
});

test('a file whose sharer is here without a link to us is not said to be gone', () => {
  const file = fakeShared('a', 1e6, { state: 'fetching', problem: 'nobody-has-it', holders: [] });
  for (const state of ['present', 'linking', 'unreached'] as const)
    expect(fileProblem(file, state)).toMatch(/Ana shared it and is here, but .* not connected/);
  expect(fileProblem(file, 'lost')).toMatch(/when Ana or anyone with it comes back/);
});

test('while we ask who in the room has a file, nobody is said to lack it', () => {
  const file = fakeShared('a', 1e6, { state: 'fetching', problem: 'looking', holders: [] });
  expect(fileProblem(file)).toBe('Looking for somebody in this room who has it.');
  expect(fileProblem(file, 'linked')).toMatch(/^Looking/);
});

test('who has yet to answer is waited for by name, and nothing is said of their browser', () => {
  const file = fakeShared('a', 1e6, { state: 'fetching', problem: 'waiting', holders: [] });
  expect(fileProblem(file, 'linked')).toBe('Waiting for Ana. It goes on by itself.');
  const ben = { peer: 'other' as PeerId, name: 'Ben', fraction: 1 };
  const ana = { peer: file.sharer, name: 'Ana', fraction: 1 };
  expect(fileProblem({ ...file, holders: [ben] })).toMatch(/for Ben/);
  expect(fileProblem({ ...file, holders: [ben, ana] }, 'linked')).toMatch(/for Ana/);
  expect(isOnlyWaiting(file)).toBe(true);
});

test('a sharer who sent other bytes is not said to lack the file', () => {
  const file = fakeShared('a', 1e6, { state: 'fetching', problem: 'wrong-bytes', holders: [] });
  expect(fileProblem(file, 'linked')).toMatch(/What Ana sent is not this file/);
  expect(isOnlyWaiting(file)).toBe(false);
});

test('a download that waits for its turn says so', () => {
  const file = fakeShared('a', 1e6, { state: 'fetching', problem: 'others-first' });
  expect(fileProblem(file)).toMatch(/others first.*your turn/);
});

test('only what is wrong wears a warning: waiting for a turn, a search or a sharer who still reads is not', () => {
  const file = fakeShared('a', 1e6, { state: 'fetching', holders: [] });
  const reading = { holders: [{ peer: file.sharer, name: 'Ana', fraction: 0.2 }] };
  const nobody = { ...file, problem: 'nobody-has-it' } as const;
  expect(isOnlyWaiting({ ...file, problem: 'looking' })).toBe(true);
  expect(isOnlyWaiting({ ...file, problem: 'others-first' })).toBe(true);
  expect(isOnlyWaiting({ ...nobody, ...reading, hashedFraction: 0.3 })).toBe(true);
  expect(isOnlyWaiting({ ...nobody, ...reading, hashedFraction: 1 })).toBe(false);
  for (const problem of ['nobody-has-it', 'timeout', 'not-sent', 'storage-full'] as const)
    expect(isOnlyWaiting({ ...file, problem })).toBe(false);
});

test('a file of ours that cannot be read says why: forgotten after a reload, changed on the disk, or no room for its list', () => {
  const ofProblem = (problem: SharedFile['problem']) =>
    fileProblem(fakeShared('a', 1e6, { own: true, state: 'needs-source', problem }));
  expect(ofProblem('source-forgotten')).toMatch(/After a reload.*Choose it again/);
  expect(ofProblem('source-gone')).toMatch(/changed or deleted on your disk.*Choose it again/);
  expect(ofProblem('source-gone')).not.toMatch(/reload/);
  expect(ofProblem('storage-full')).toMatch(
    /no space left.*Delete something.*choose the file again/,
  );
});

test('a file that its sharer cannot read any more does not wait for a sharer who is here', () => {
  const file = fakeShared('a', 1e6, { state: 'fetching', problem: 'nobody-has-it', holders: [] });
  expect(fileProblem(file, 'linked')).toMatch(/Ana is here, but their browser cannot read/);
  const reading = { holders: [{ peer: file.sharer, name: 'Ana', fraction: 0.2 }] };
  expect(fileProblem({ ...file, ...reading, hashedFraction: 0.3 }, 'linked')).toMatch(
    /still reading/,
  );
});

test('what went wrong is told of what was being done', () => {
  const next = (...about: Parameters<typeof fault>) => fault(...about).next;
  expect(next('share', 'too-many')).toMatch(/one person may offer 2,000.*new room/);
  expect(next('say', 'too-many')).toMatch(/no more messages from you.*new room/);
  expect(next('say', 'unreachable')).not.toMatch(/connection/);
  expect(next('save', 'source-gone')).toMatch(/no longer kept in this browser.*Download it again/);
  expect(next('save', 'storage-failed')).toMatch(/broke off/);
  expect(next('save', 'unsupported')).toMatch(/too large to keep here/);
});
