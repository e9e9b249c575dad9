/** Which tab has the room, where the browser has locks, lends them, or gives none to this page. */
import { afterEach, expect, test, vi } from 'vitest';
import { claimRoom } from '../../../src/browser/device/tab-lock.ts';
import { topic as topicOf } from '../../../src/core/base/ids.ts';
import { bytesOf } from '../../fakes/people.ts';

const room = { topic: topicOf(bytesOf('topic', 16)), storageId: topicOf(bytesOf('place', 16)) };
const withLocks = (request: (name: string, options: LockOptions) => Promise<unknown>) =>
  vi.stubGlobal('navigator', { locks: { request } });

afterEach(() => vi.unstubAllGlobals());

test('where site data are blocked the room opens in this tab: no other one is said to have it', async () => {
  withLocks(() => Promise.reject(new DOMException('denied in this context', 'SecurityError')));
  expect(await claimRoom(room)).toMatchObject({ kind: 'held' });
});

test('a lock that another tab holds is taken, and never granted in time it is stolen', async () => {
  const asked: LockOptions[] = [];
  const locks = {
    async request(_: string, options: LockOptions, granted: (lock: unknown) => Promise<void>) {
      asked.push(options);
      if (options.signal) throw new DOMException('too late', 'TimeoutError');
      await granted(options.steal ? {} : null);
    },
  };
  vi.stubGlobal('navigator', { locks });
  const claim = await claimRoom(room);
  if (claim.kind !== 'taken') throw new Error('another tab has it');
  const held = await claim.takeOver();
  expect(asked.map(({ steal = false }) => steal)).toEqual([false, false, true]);
  expect(held.kind).toBe('held');
  await held.release();
});
