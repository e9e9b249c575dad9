/** What a peer brings is passed on to the others at once, but never so much that they take us for the one who floods. */
import { expect, test } from 'vitest';
import { claimOf } from '../../../../src/core/chat/chain.ts';
import { claimTuple, type Claim } from '../../../../src/core/chat/claim.ts';
import { createTokenBucket } from '../../../../src/core/base/token-bucket.ts';
import type { PeerId } from '../../../../src/core/base/ids.ts';
import {
  FORK_REPLIES_BURST,
  LIVE_ENTRIES_BURST,
  PASS_ON_BURST,
} from '../../../../src/core/limits/chat.ts';
import {
  CONTROL_MESSAGES_BURST,
  CONTROL_MESSAGES_PER_SECOND,
} from '../../../../src/core/limits/shared.ts';
import { encodeMessage } from '../../../../src/core/wire/envelope.ts';
import type { SignedEntry } from '../../../../src/core/wire/message.ts';
import { chainOf, entryAt } from '../../../rigs/chains.ts';
import { entriesIn, openChatRig, type ChatRig } from '../../../rigs/chat-rig.ts';
import { alice, bob, carol, createPerson, mallory, settled } from '../../../fakes/people.ts';

const count = (length: number) => Array.from({ length }, (_, i) => i + 1);
const saidTo = ({ sent }: ChatRig, peer: PeerId) =>
  sent.filter(({ to, except }) => to === peer || (to === 'all' && except !== peer));
const tell = (rig: ChatRig, from: PeerId, ...list: SignedEntry[]) =>
  rig.peers.deliver(from, { t: 'entries', more: false, list });
const claims = (rig: ChatRig, from: PeerId, ...list: Claim[]) =>
  rig.peers.deliver(from, { t: 'claims', list: list.map(claimTuple) });

test('[Y9] one entry is passed on at once', async () => {
  const a = await openChatRig(alice);
  a.peers.link(bob.peer);
  const [entry] = await chainOf(carol, [1]);
  if (entry) tell(a, carol.peer, entry.signed);
  await settled();
  expect(entriesIn(saidTo(a, bob.peer))).toEqual([entry?.signed]);
});

test('[Y9] what several members bring, each below the flood bound, makes nobody who passes it on a flood', async () => {
  const a = await openChatRig(alice);
  const chorus = ['one', 'two', 'three'].map((name) => createPerson(`chorus ${name}`));
  for (const { peer } of [bob, ...chorus]) a.peers.link(peer);
  const keys = count(7).map((n) => createPerson(`voice ${n}`));
  const bound = createTokenBucket(CONTROL_MESSAGES_PER_SECOND, CONTROL_MESSAGES_BURST);
  let refused = 0;
  const hear = () => {
    for (const _ of saidTo(a, bob.peer)) if (!bound.take(a.clock.now())) refused += 1;
    a.sent.splice(0);
  };
  for (const [i, { peer }] of chorus.entries()) {
    for (const key of keys) {
      const voice = createPerson(`${key.peer} ${i}`);
      for (const { signed } of await chainOf(voice, count(LIVE_ENTRIES_BURST))) {
        tell(a, peer, signed);
      }
      await settled();
    }
    hear();
  }
  for (let i = 0; i < 100; i++) {
    a.clock.pass(100);
    hear();
  }
  expect(a.chat.log.ordered()).toHaveLength(3 * 7 * LIVE_ENTRIES_BURST);
  expect(refused).toBe(0);
});

test('[Y9] who brings much does not keep what another brings from being passed on', async () => {
  const a = await openChatRig(alice);
  a.peers.link(bob.peer);
  for (const key of count(5).map((n) => createPerson(`loud ${n}`))) {
    for (const { signed } of await chainOf(key, count(100))) tell(a, mallory.peer, signed);
    await settled();
  }
  const [entry] = await chainOf(carol, [1]);
  if (entry) tell(a, carol.peer, entry.signed);
  await settled();
  a.clock.pass(1_000);
  expect(entriesIn(saidTo(a, bob.peer))).toContainEqual(entry?.signed);
  for (const { message } of saidTo(a, bob.peer)) {
    expect(encodeMessage(message).length).toBeLessThanOrEqual(65_536);
  }
});

test('[Y9] claims of ever lower forks are passed on a few times, and answered within a budget', async () => {
  const length = 300;
  const a = await openChatRig(alice);
  for (const { peer } of [bob, mallory]) a.peers.link(peer);
  const chain = await chainOf(mallory, count(length));
  for (let at = 0; at < length; at += 100) {
    tell(a, mallory.peer, ...chain.slice(at, at + 100).map(({ signed }) => signed));
  }
  await settled();
  // As many as come without being asked for, or all if this peer was asked.
  expect(a.chat.log.ordered().length).toBeGreaterThanOrEqual(LIVE_ENTRIES_BURST);
  a.sent.splice(0);
  for (let seq = LIVE_ENTRIES_BURST; seq >= 1; seq--) {
    const position = { seq, prev: chain[seq - 2], clock: seq };
    claims(a, mallory.peer, claimOf(await entryAt(mallory, position, 'another story')));
    await settled();
  }
  expect(a.chat.log.chain(mallory.peer)?.fork?.seq).toBe(1);
  expect(saidTo(a, bob.peer).length).toBeLessThanOrEqual(10);
  expect(saidTo(a, mallory.peer).length).toBeLessThanOrEqual(FORK_REPLIES_BURST);
});

test('[Y9] many forks of many authors go in few messages', async () => {
  const a = await openChatRig(alice);
  for (const { peer } of [bob, mallory]) a.peers.link(peer);
  for (let batch = 0; batch < 100; batch++) {
    const both: Claim[] = [];
    for (let n = 0; n < 10; n++) {
      const author = createPerson(`forker ${batch} ${n}`);
      for (const text of ['one', 'two']) {
        both.push(claimOf(await entryAt(author, { seq: 1, clock: 1 }, text)));
      }
    }
    claims(a, mallory.peer, ...both);
    await settled();
  }
  const told = () =>
    saidTo(a, bob.peer).flatMap(({ message }) => (message.t === 'claims' ? [message.list] : []));
  expect(told().length).toBeLessThanOrEqual(PASS_ON_BURST);
  a.clock.pass(10_000);
  expect(told().length).toBeLessThanOrEqual(2 * PASS_ON_BURST);
  expect(told().flat()).toHaveLength(2_000);
});

test('[Y9] what those brought who come and go does not wait', async () => {
  const a = await openChatRig(alice);
  a.peers.link(bob.peer);
  for (const one of count(20).map((n) => createPerson(`comes and goes ${n}`))) {
    a.peers.link(one.peer);
    for (const { signed } of await chainOf(one, count(LIVE_ENTRIES_BURST)))
      tell(a, one.peer, signed);
    await settled();
    a.peers.unlink(one.peer);
  }
  a.sent.splice(0);
  a.clock.pass(60_000);
  expect(saidTo(a, bob.peer)).toEqual([]);
});
