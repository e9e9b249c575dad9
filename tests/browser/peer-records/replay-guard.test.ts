import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createReplayGuard, sessionName } from '../../../src/browser/peer-records/replay-guard.ts';
import { peerId } from '../../../src/core/base/ids.ts';
import { LINK_IDS_REMEMBERED_MAX } from '../../../src/core/limits/webrtc.ts';
import { bytesOf } from '../../fakes/people.ts';

const peerOf = (word: string) => peerId(bytesOf(word, 16));

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

test('[S8] invented senders flush nothing of those who are linked, or came another way', () => {
  const guard = createReplayGuard();
  const [alice, carol] = [peerOf('alice'), peerOf('carol')];
  const [relay, tabs] = [{ medium: 'relay box' }, { medium: 'tabs box' }];
  expect(guard.take(sessionName(alice, 's'), 'link', 5, relay)).toBe(true);
  expect(guard.take(sessionName(carol, 's'), 'link', 5, tabs)).toBe(true);
  guard.linked(alice);
  for (let n = 0; n < 5_000; n++)
    guard.take(sessionName(peerOf(`fake ${n}`), 's'), 'link', n, relay);
  for (const peer of [alice, carol]) {
    expect(guard.take(sessionName(peer, 's'), 'link', 5, relay), 'a copy').toBe(false);
    expect(guard.take(sessionName(peer, 's'), 'link', 6, relay)).toBe(true);
  }
});
