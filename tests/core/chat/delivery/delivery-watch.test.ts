/** Who has our entries, as peers tell anyway; and what a liar changes. */
import { beforeEach, describe, expect, test } from 'vitest';
import { idBytes, type PeerId } from '../../../../src/core/base/ids.ts';
import { DeliveryWatch } from '../../../../src/core/chat/delivery/delivery-watch.ts';
import type { VectorMessage } from '../../../../src/core/wire/message.ts';
import { alice, bob, bytesOf, carol, mallory, settled } from '../../../fakes/people.ts';
import { converse, link, openChatRig, vectorsIn, type ChatRig } from '../../../rigs/chat-rig.ts';

let rig: ChatRig;
let watch: DeliveryWatch;
let changes = 0;
/** Whom presence lists. */
const present = new Set<PeerId>();
const watching = ({ chat, peers, identity }: ChatRig) =>
  new DeliveryWatch({
    ...{ self: identity.peer, chat, peers },
    isHere: (peer) => present.has(peer),
    changed: () => void (changes += 1),
  });
const say = async (text: string, of = rig) => of.chat.write({ k: 'text', text });
const vector = (authors: VectorMessage['authors']): VectorMessage => ({
  ...{ t: 'vector', salt: bytesOf('salt', 8), scope: new Uint8Array() },
  ...{ authors, reply: false, takes: 2 },
});
const has = (peer = bob.peer, seq = 1) => watch.has(peer, seq);

beforeEach(async () => {
  changes = 0;
  present.clear();
  rig = await openChatRig(alice);
  watch = watching(rig);
  for (const { peer } of [bob, carol, mallory]) rig.peers.link(peer);
});

describe('[Y10] a peer has an entry of ours', () => {
  test('as long as it is here, though the link ends; nothing is known of one that left and came back', async () => {
    await say('one');
    rig.peers.deliverDigest(bob.peer, rig.peers.ownDigest());
    present.add(bob.peer);
    rig.peers.unlink(bob.peer);
    expect([has(), watch.hadIt(1)]).toEqual([true, false]);
    watch.left(bob.peer);
    expect([has(), watch.hadIt(1)]).toEqual([false, true]);
  });

  test('when its log is as ours is, or as ours was after we wrote it', async () => {
    const before = rig.peers.ownDigest();
    await say('one');
    const then = rig.peers.ownDigest();
    await say('two');
    rig.peers.deliverDigest(bob.peer, before);
    expect(has()).toBe(false);
    rig.peers.deliverDigest(bob.peer, then);
    expect([has(), has(bob.peer, 2)]).toEqual([true, false]);
    rig.peers.deliverDigest(bob.peer, rig.peers.ownDigest());
    expect(has(bob.peer, 2)).toBe(true);
    expect(changes).toBe(2);
    rig.peers.deliverDigest(bob.peer, rig.peers.ownDigest());
    expect(changes, 'nothing new').toBe(2);
  });

  test('when its vector says so, of an entry that is ours', async () => {
    const { id } = await say('one');
    const mark = idBytes(id).slice(0, 8);
    const who = idBytes(alice.peer);
    rig.peers.deliver(carol.peer, vector([[who, mark, 1, 0, []]]));
    expect(has(carol.peer), 'it knows the head, and lacks it').toBe(false);
    rig.peers.deliver(carol.peer, vector([[who, mark, 1, 0, [1, 1]]]));
    expect(has(carol.peer)).toBe(true);
  });

  test('when it announces it, or answers it, even without a link', async () => {
    const { id } = await say('one');
    rig.peers.deliver(carol.peer, { t: 'ihave', list: [[idBytes(alice.peer), 1]] });
    expect(has(carol.peer)).toBe(true);
    const other = await openChatRig(bob);
    link(rig, other);
    await other.chat.write({ k: 'reaction', of: idBytes(id), emoji: '👍' });
    const [reaction] = other.added;
    if (!reaction) throw new Error('nothing was written');
    rig.peers.unlink(bob.peer, true);
    rig.peers.deliver(carol.peer, { t: 'push', list: [reaction.signed] });
    await settled();
    expect(has(bob.peer)).toBe(true);
    expect(has(mallory.peer)).toBe(false);
  });

  test('and two real logs that compare tell it without a word more', async () => {
    rig = await openChatRig(alice);
    watch = watching(rig);
    await say('before anybody came');
    const other = await openChatRig(bob);
    const others = watching(other);
    link(rig, other);
    await converse(rig, other);
    expect(other.added).toHaveLength(1);
    await say('from bob', other);
    await converse(rig, other);
    rig.peers.deliverDigest(bob.peer, other.peers.ownDigest());
    other.peers.deliverDigest(alice.peer, rig.peers.ownDigest());
    expect([has(), others.has(alice.peer, 1)]).toEqual([true, true]);
    expect(vectorsIn(rig.sent)).toEqual([]);
  });
});

describe('[Y10] a liar', () => {
  test('who names a head that it cannot have is not counted', async () => {
    const { id } = await say('one');
    const who = idBytes(alice.peer);
    const real = idBytes(id).slice(0, 8);
    const lies: VectorMessage['authors'] = [
      [who, bytesOf('made up', 8), 1, 0, [1, 1]],
      [who, real, 2, 0, [1, 2]],
      [who, real, 1, 0, [1, 9]],
      [idBytes(bob.peer), real, 1, 0, [1, 1]],
    ];
    for (const lie of lies) rig.peers.deliver(mallory.peer, vector([lie]));
    rig.peers.deliver(mallory.peer, { t: 'ihave', list: [[who, 2]] });
    rig.peers.deliverDigest(mallory.peer, bytesOf('digest', 16));
    await say('two');
    expect([has(mallory.peer), has(mallory.peer, 2)]).toEqual([false, false]);
    expect(changes).toBe(0);
  });

  test('who claims what it could have changes what is said of it alone', async () => {
    await say('one');
    rig.peers.deliverDigest(mallory.peer, rig.peers.ownDigest());
    expect([bob, carol, mallory].map(({ peer }) => has(peer))).toEqual([false, false, true]);
  });
});

describe('[Y10] of those who leave', () => {
  test('it is known that they had it, and nothing else', async () => {
    await say('one');
    rig.peers.deliverDigest(bob.peer, rig.peers.ownDigest());
    rig.peers.unlink(bob.peer);
    expect([has(), watch.hadIt(1)]).toEqual([false, true]);
    rig.peers.unlink(carol.peer);
    expect(watch.hadIt(2)).toBe(false);
  });

  test('a link that ends while its peer stays changes nothing', async () => {
    await say('one');
    rig.peers.deliverDigest(bob.peer, rig.peers.ownDigest());
    rig.peers.unlink(bob.peer, true);
    expect(has()).toBe(true);
  });
});

test('[Y10] what was written without a link stays here until there is one; of what was stored, nothing is known', async () => {
  expect(watch.stayedHere(1)).toBe(true);
  await say('to three');
  expect(watch.stayedHere(1)).toBe(false);
  for (const { peer } of [bob, carol, mallory]) rig.peers.unlink(peer);
  await say('to nobody');
  expect(watch.stayedHere(2)).toBe(true);
  const again = watching(await openChatRig(alice, { records: rig.records }));
  expect(again.stayedHere(2)).toBe(false);
  rig.peers.link(bob.peer);
  expect(watch.stayedHere(2)).toBe(false);
});
