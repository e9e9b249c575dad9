import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createReplayGuard } from '../../../src/browser/peer-records/replay-guard.ts';
import { LINK_IDS_REMEMBERED_MAX } from '../../../src/core/limits/webrtc.ts';

test('[S8] however many links a sender names, nothing is taken twice', () => {
  const guard = createReplayGuard();
  for (let n = 0; n < 10 * LINK_IDS_REMEMBERED_MAX; n++) {
    expect(guard.take('alice', `link ${n}`, n)).toBe(true);
  }
  for (let n = 0; n < 10 * LINK_IDS_REMEMBERED_MAX; n++) {
    expect(guard.take('alice', `link ${n}`, n), `link ${n}`).toBe(false);
  }
  expect(guard.take('alice', 'a new link', 10_000)).toBe(true);
});

test('[S8] one sender cannot flush what is remembered about another', () => {
  const guard = createReplayGuard();
  expect(guard.take('alice', 'link', 5)).toBe(true);
  for (let n = 0; n < 5_000; n++) guard.take('mallory', `link ${n}`, n);
  expect(guard.take('alice', 'link', 5)).toBe(false);
  expect(guard.take('alice', 'link', 6)).toBe(true);
});

test('[S8] signals that come in order over few links are all taken', () => {
  const link = fc.integer({ min: 0, max: LINK_IDS_REMEMBERED_MAX - 1 });
  fc.assert(
    fc.property(fc.array(link), (links) => {
      const guard = createReplayGuard();
      links.forEach((at, n) => expect(guard.take('alice', `link ${at}`, n)).toBe(true));
    }),
  );
});
