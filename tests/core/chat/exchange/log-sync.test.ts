/** When logs are compared: what a peer can make us do by asking all the time. */
import { expect, test, vi } from 'vitest';
import { link, openChatRig, vectorsIn } from '../../../rigs/chat-rig.ts';
import { TICK_MS } from '../../../../src/core/limits/shared.ts';
import type { Entry } from '../../../../src/core/chat/entry.ts';
import { chainOf } from '../../../rigs/chains.ts';
import { alice, bob, carol, mallory, settled } from '../../../fakes/people.ts';

test('[Y3] pings of hundreds have nobody look through the log, and a new gap is seen at once', async () => {
  const [a, b] = [await openChatRig(alice), await openChatRig(bob)];
  link(a, b);
  const chain = await chainOf(carol, [1, 2, 3]);
  for (const entry of chain.slice(0, 1)) a.chat.log.add(entry);
  a.clock.pass(TICK_MS);
  const looks = vi.spyOn(a.chat.log, 'chains');
  const ping = () => a.peers.deliverDigest(mallory.peer, a.chat.log.digest());
  for (let i = 0; i < 400; i++) ping();
  expect(looks).not.toHaveBeenCalled();
  a.sent.splice(0);
  const list = chain.slice(2).map(({ signed }) => signed);
  a.peers.deliver(bob.peer, { t: 'entries', more: false, list });
  await settled();
  a.sent.splice(0);
  ping();
  expect(vectorsIn(a.sent)).toHaveLength(1);
});

test('[Y3] logs that comparing does not make equal are compared ever less often, until something changes', async () => {
  const [a, b] = [await openChatRig(alice), await openChatRig(bob)];
  link(a, b);
  const asked: number[] = [];
  const ping = (digest: Uint8Array<ArrayBuffer>) => {
    a.sent.splice(0);
    a.peers.deliverDigest(bob.peer, digest);
    if (vectorsIn(a.sent).length > 0) asked.push(a.clock.now());
  };
  const other = new Uint8Array(16).fill(7);
  const start = a.clock.now();
  a.clock.pass(TICK_MS);
  for (let beat = 0; beat < 120; beat++) {
    ping(other);
    a.clock.pass(TICK_MS);
  }
  const waits = asked.map((atMs, i) => (atMs - (asked[i - 1] ?? start)) / TICK_MS);
  expect(waits).toEqual([1, 1, 2, 4, ...Array.from({ length: 14 }, () => 8)]);
  asked.splice(0);
  // The difference is the same when both have heard something new, and another when only one has.
  const [said] = await chainOf(carol, [1]);
  a.chat.log.add(said as Entry);
  ping(other.map((byte, i) => byte ^ (a.chat.log.digest()[i] ?? 0)));
  expect(asked).toEqual([]);
  ping(other);
  expect(asked).toHaveLength(1);
});

test('[Y3] logs that seem equal are compared now and then, for free keys can be chosen so that they do', async () => {
  const [a, b] = [await openChatRig(alice), await openChatRig(bob)];
  link(a, b);
  a.clock.pass(TICK_MS);
  a.sent.splice(0);
  for (let beat = 0; beat < 100; beat++) {
    a.peers.deliverDigest(bob.peer, a.chat.log.digest());
    a.clock.pass(TICK_MS);
  }
  // A quiet room says little: what is said does not depend on how many wrote.
  const asked = a.sent.flatMap(({ message }) =>
    message.t === 'sums' ? [message.sums.length] : [],
  );
  expect(asked).toEqual([16, 16, 16]);
  expect(vectorsIn(a.sent)).toEqual([]);
});

test('[Y3] who lacks something asks another when the one who was asked first brings nothing', async () => {
  const a = await openChatRig(alice);
  const behind = (await chainOf(carol, [1, 2, 3])).map(({ signed }) => signed);
  const others = [mallory, bob].toSorted((x, y) => Number(x.peer > y.peer));
  for (const { peer } of others) a.peers.link(peer);
  const differs = new Uint8Array(16).fill(7);
  const asked = new Set<string>();
  for (let beat = 0; beat < 3; beat++) {
    a.clock.pass(TICK_MS);
    for (const { peer } of others) a.peers.deliverDigest(peer, differs);
    for (const { to, message } of a.sent.splice(0)) if (message.t === 'vector') asked.add(to);
  }
  expect(asked).toEqual(new Set(others.map(({ peer }) => peer)));
  a.peers.deliver(bob.peer, { t: 'entries', more: false, list: behind });
  await settled();
  expect(a.chat.log.head(carol.peer)?.seq).toBe(3);
});
