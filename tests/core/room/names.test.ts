/** Names and box keys: from hello while linked, or else from the log; one introduction for every change. */
import { beforeEach, describe, expect, test } from 'vitest';
import { RoomNames } from '../../../src/core/room/names.ts';
import type { Bytes } from '../../../src/core/base/bytes.ts';
import type { Entry } from '../../../src/core/chat/entry.ts';
import { searchProof } from '../../../src/core/identity/proof-search.ts';
import { FREE_AUTHORS_MAX } from '../../../src/core/limits/chat.ts';
import { entryAt } from '../../rigs/chains.ts';
import { nameFromKey } from '../../../src/core/identity/friendly-name.ts';
import type { PeerId } from '../../../src/core/base/ids.ts';
import type { Presence } from '../../../src/core/gossip/presence-book.ts';
import { createNeighbour, openLink } from '../../../src/core/mesh/new-neighbour.ts';
import { openChatRig, type ChatRig } from '../../rigs/chat-rig.ts';
import { alice, bob, bytesOf, createPerson, room, settled } from '../../fakes/people.ts';
import { createFakeLink } from '../../fakes/transport.ts';

let rig: ChatRig;
let names: RoomNames;
let ownName = 'Alice';
const present = new Map<PeerId, Presence>();
const neighbour = createNeighbour(bob.peer, 0, undefined);
const boxOf = (seed: string): Bytes => bytesOf(seed, 32);

const open = (identity = alice, proof?: Promise<Bytes>) =>
  new RoomNames({
    identity,
    proof,
    mesh: { neighbours: () => [neighbour] },
    presence: { of: (peer) => present.get(peer) },
    chat: rig.chat,
    ownLooks: () => undefined,
    ownName: () => ownName,
  });
const told = (entries: readonly Entry[]) =>
  entries.flatMap(({ body }) => (body.k === 'name' ? [[body.name, body.box]] : []));

beforeEach(async () => {
  rig = await openChatRig(alice);
  ownName = 'Alice';
  Object.assign(neighbour, { name: 'Bob', boxKey: boxOf('hello'), open: undefined });
  names = open();
});

describe('[N3] our proof of work', () => {
  const nonce = searchProof({ roomId: room, peer: alice.peer, bits: 4 });

  test('stands in our first name once it is found, and follows when we wrote before', async () => {
    await names.introduce();
    await names.showProof(nonce);
    await names.introduce();
    const works = rig.added.flatMap(({ body }) => (body.k === 'name' ? [body.work] : []));
    expect(works).toEqual([undefined, nonce]);
  });

  test('is waited for where free keys have taken all places, and gives us one', async () => {
    rig = await openChatRig(alice, { proofBits: 4 });
    for (let i = 0; i < FREE_AUTHORS_MAX; i++) {
      rig.chat.log.add(await entryAt(createPerson(`free ${i}`), { seq: 1, clock: 1 }));
    }
    names = open();
    await expect(names.introduce()).rejects.toMatchObject({ code: 'too-many' });
    expect(await rig.records.entries('')).toEqual([]); // what nobody takes is not written
    names = open(alice, Promise.resolve(nonce));
    await names.introduce();
    expect(rig.chat.log.head(alice.peer)?.seq).toBe(1);
  });
});

describe('[L4] [E12] a person', () => {
  test('who is not linked and never wrote has a made-up name and no key', () => {
    expect(names.nameOf(bob.peer)).toBe(nameFromKey(bob.peer));
    expect(names.boxKeyOf(bob.peer)).toBeUndefined();
  });

  test('who is not linked has the name in their entries, who is linked the name in their hello', async () => {
    const theirs = await openChatRig(bob);
    theirs.peers.link(alice.peer);
    await theirs.chat.write({ k: 'name', name: 'Robert', box: bob.boxKey });
    for (const { message } of theirs.sent) rig.peers.deliver(bob.peer, message);
    await settled();
    expect(names.nameOf(bob.peer)).toBe('Robert');
    expect(names.boxKeyOf(bob.peer)).toEqual(bob.boxKey);
    neighbour.open = { ...openLink(createFakeLink(bob.peer), 0), greeted: true };
    expect(names.nameOf(bob.peer)).toBe('Bob');
    expect(names.boxKeyOf(bob.peer)).toEqual(boxOf('hello'));
  });

  test('who is us has the name that we chose', () => {
    expect(names.nameOf(alice.peer)).toBe('Alice');
    expect(names.boxKeyOf(alice.peer)).toEqual(alice.boxKey);
  });
});

describe('[E12] we introduce ourselves', () => {
  test('once, and again when the name or just the key has changed', async () => {
    await names.introduce();
    await names.introduce();
    expect(told(rig.added)).toEqual([['Alice', alice.boxKey]]);
    ownName = 'Alicia';
    await names.introduce();
    expect(told(rig.added)).toHaveLength(2);
    const rekeyed = open({ ...alice, boxKey: boxOf('new') });
    await rekeyed.introduce();
    await rekeyed.introduce();
    expect(told(rig.added).slice(1)).toEqual([
      ['Alicia', alice.boxKey],
      ['Alicia', boxOf('new')],
    ]);
  });
});
