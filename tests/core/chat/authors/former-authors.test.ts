/** An author whose place was let go and who comes back: what a log had dropped of it, or was void, does not come with it. */
import { beforeEach, describe, expect, test } from 'vitest';
import { FormerAuthors } from '../../../../src/core/chat/authors/former-authors.ts';
import { claimOf, createChain } from '../../../../src/core/chat/chain.ts';
import { claimTuple } from '../../../../src/core/chat/claim.ts';
import { writeEntry, type Entry } from '../../../../src/core/chat/entry.ts';
import type { PeerId } from '../../../../src/core/base/ids.ts';
import type { Identity } from '../../../../src/core/ports.ts';
import { entryAt } from '../../../rigs/chains.ts';
import { openChatRig, type ChatRig } from '../../../rigs/chat-rig.ts';
import {
  alice,
  bob,
  carol,
  createPerson,
  crypto,
  mallory,
  room,
  settled,
} from '../../../fakes/people.ts';

const DAY_MS = 86_400_000;
const linked = new Set<PeerId>();
beforeEach(() => linked.clear());

async function openRig(records?: ChatRig['records'], laterMs = 0): Promise<ChatRig> {
  const rig = await openChatRig(alice, {
    ...(records && { records }),
    places: { authors: 4, free: 4, guests: 4 },
    keepDays: () => 1,
    standingOf: (peer) => (linked.has(peer) ? 'linked' : 'stranger'),
  });
  rig.clock.pass(laterMs);
  return rig;
}

async function tell(rig: ChatRig, ...entries: readonly Entry[]): Promise<void> {
  const list = entries.map(({ signed }) => signed);
  rig.peers.deliver(mallory.peer, { t: 'entries', more: false, list });
  await settled();
}

async function strangersCome(rig: ChatRig): Promise<void> {
  for (const name of ['one', 'other', 'third'])
    await tell(rig, await entryAt(createPerson(name), { seq: 1, clock: 1 }));
}

/** A name, and then so many words. */
async function chainOf(identity: Identity, length: number): Promise<Entry[]> {
  const context = { roomId: room, crypto, identity };
  const name = { k: 'name', name: 'Bob', box: new Uint8Array(32) } as const;
  const chain = [await writeEntry(context, { seq: 1, prev: undefined, clock: 1, time: 0 }, name)];
  while (chain.length < length) {
    const seq = chain.length + 1;
    chain.push(await entryAt(identity, { seq, prev: chain.at(-1), clock: seq }));
  }
  return chain;
}

const heldOf = (rig: ChatRig, author: PeerId) =>
  rig.chat.log
    .ordered()
    .filter((it) => it.author === author)
    .map(({ body }) => body.seq);

/** Of five entries of Bob three grew old, but for the name. Then he lost his place. */
async function bobLostHisPlace() {
  const chain = await chainOf(bob, 6);
  const rig = await openRig();
  await tell(rig, ...chain.slice(0, 3));
  rig.clock.pass(DAY_MS + 1);
  rig.chat.tick();
  await tell(rig, ...chain.slice(3, 5));
  expect(heldOf(rig, bob.peer)).toEqual([1, 4, 5]);
  await strangersCome(rig);
  for (const name of ['fourth', 'fifth', 'sixth', 'last']) {
    const guest = createPerson(name);
    linked.clear();
    linked.add(guest.peer);
    await tell(rig, await entryAt(guest, { seq: 1, clock: 1 }));
  }
  expect(rig.chat.log.chain(bob.peer)).toBeUndefined();
  linked.clear();
  linked.add(bob.peer);
  return { rig, chain };
}

describe('[N7] an author who lost its place and comes back', () => {
  test('brings nothing that was dropped before, and has its name', async () => {
    const { rig, chain } = await bobLostHisPlace();
    await tell(rig, ...chain.slice(0, 3));
    expect(heldOf(rig, bob.peer), 'what we do not want takes nobody’s place').toEqual([]);
    await tell(rig, ...chain);
    expect(heldOf(rig, bob.peer)).toEqual([1, 4, 5, 6]);
    expect(rig.chat.nameOf(bob.peer)).toBe('Bob');
    expect(rig.blamed).toEqual([]);
  });

  test('nor after a reload, and is whole after a further one', async () => {
    const { rig, chain } = await bobLostHisPlace();
    const again = await openRig(rig.records, DAY_MS + 1);
    await tell(again, ...chain.slice(1));
    expect(heldOf(again, bob.peer)).toEqual([1, 4, 5, 6]);
    const last = await openRig(rig.records, DAY_MS + 1);
    expect(heldOf(last, bob.peer)).toEqual([1, 4, 5, 6]);
    expect(last.chat.log.chain(bob.peer)?.floor).toBe(4);
    expect(last.chat.nameOf(bob.peer)).toBe('Bob');
    expect(await rig.records.entries('former/')).toEqual([]);
  });

  test('cannot tell another story of what was dropped', async () => {
    const { rig } = await bobLostHisPlace();
    const other = await entryAt(bob, { seq: 5, prev: undefined, clock: 5 }, 'another story');
    await tell(rig, other);
    expect(rig.chat.log.chain(bob.peer)?.fork?.seq).toBeLessThanOrEqual(5);
    expect(heldOf(rig, bob.peer)).not.toContain(5);
  });

  test('is still void where it forked', async () => {
    const chain = await chainOf(bob, 5);
    const rig = await openRig();
    await strangersCome(rig);
    await tell(rig, ...chain.slice(0, 3));
    const twin = await entryAt(bob, { seq: 3, prev: chain[1], clock: 3 }, 'a twin');
    rig.peers.deliver(mallory.peer, { t: 'claims', list: [claimTuple(claimOf(twin))] });
    await settled();
    expect(rig.chat.log.chain(bob.peer)?.fork?.seq).toBe(3);
    linked.clear();
    linked.add(carol.peer);
    await tell(rig, await entryAt(carol, { seq: 1, clock: 1 }));
    expect(rig.chat.log.chain(bob.peer)).toBeUndefined();
    const again = await openRig(rig.records);
    linked.clear();
    linked.add(bob.peer);
    await tell(again, ...chain);
    expect(heldOf(again, bob.peer)).toEqual([1, 2]);
  });
});

test('[N7] of authors without a place so many are remembered, those who lost it last', () => {
  const former = new FormerAuthors(2);
  const [first, second, third] = ['first', 'second', 'third'].map((name) => {
    const chain = createChain(createPerson(name).peer);
    chain.floor = 2;
    return chain;
  });
  for (const chain of [first, second, third]) if (chain) former.keep(chain, undefined);
  expect(first && former.of(first.author)).toBeUndefined();
  expect(third && former.of(third.author)).toBe(third);
  expect(former.takeChanged()).toHaveLength(3);
  former.keep(createChain(bob.peer), undefined);
  expect(former.of(bob.peer), 'nothing of it was dropped').toBeUndefined();
});
