/** Free keys cannot take the places of people: who may speak is decided by what the entries hold. */
import { beforeEach, expect, test } from 'vitest';
import { writeEntry, type Entry } from '../../../../src/core/chat/entry.ts';
import { searchProof } from '../../../../src/core/identity/proof-search.ts';
import { FREE_AUTHORS_MAX } from '../../../../src/core/limits/chat.ts';
import type { PeerId } from '../../../../src/core/base/ids.ts';
import type { Identity } from '../../../../src/core/ports.ts';
import { entryAt } from '../../../rigs/chains.ts';
import { converse, link, openChatRig, type ChatRig } from '../../../rigs/chat-rig.ts';
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

const PROOF_BITS = 6;
const DAY_MS = 86_400_000;

/** What a person says, after a name with a proof of work: said before the proof was found, where it is late. */
async function said(identity: Identity, work = true, isLate = false): Promise<Entry[]> {
  const nonce = searchProof({ roomId: room, peer: identity.peer, bits: PROOF_BITS });
  const context = { roomId: room, crypto, identity };
  const box = new Uint8Array(32);
  const chain: Entry[] = [];
  const text = { k: 'text', text: 'hello' } as const;
  const name = { k: 'name', name: 'Carol', box, ...(work && { work: nonce }) } as const;
  for (const [i, content] of (isLate ? [text, name] : [name, text]).entries()) {
    const position = { seq: i + 1, prev: chain.at(-1)?.id, clock: i + 1, time: 0 };
    chain.push(await writeEntry(context, position, content));
  }
  return chain;
}

const tell = (rig: ChatRig, entries: readonly Entry[]) =>
  rig.peers.deliver(mallory.peer, {
    t: 'entries',
    more: false,
    list: entries.map(({ signed }) => signed),
  });

let rig: ChatRig;
const linked = new Set<PeerId>();
beforeEach(async () => {
  linked.clear();
  rig = await openChatRig(alice, {
    proofBits: PROOF_BITS,
    keepDays: () => 1,
    standingOf: (peer) => (linked.has(peer) ? 'linked' : 'stranger'),
  });
  for (let i = 0; i < FREE_AUTHORS_MAX; i++) {
    tell(rig, [await entryAt(createPerson(`free ${i}`), { seq: 1, clock: 1 })]);
    if (i % 100 === 0) await settled();
  }
  await settled();
  expect(rig.chat.log.authors()).toBe(FREE_AUTHORS_MAX);
});

test('[N3] where free keys have taken their places, a person with a proof of work is still heard', async () => {
  const [free, worked] = [await said(carol, false), await said(bob)];
  tell(rig, [...free, ...worked]);
  await settled();
  expect(rig.chat.log.chain(carol.peer)).toBeUndefined();
  expect(rig.chat.log.at(bob.peer, 2)?.id).toBe(worked[1]?.id);
  expect(rig.blamed).toEqual([]);
});

test('[N3] what was said before the proof was found comes with it', async () => {
  const chain = await said(carol, true, true);
  tell(rig, chain.slice(0, 1));
  await settled();
  expect(rig.chat.log.chain(carol.peer)).toBeUndefined();
  tell(rig, chain);
  await settled();
  expect(rig.chat.log.chain(carol.peer)?.runs.flat()).toHaveLength(2);
});

test('[N3] a late joiner of such a room hears the same people', async () => {
  tell(rig, await said(carol));
  await settled();
  const late = await openChatRig(bob, { proofBits: PROOF_BITS });
  link(rig, late);
  await converse(rig, late, 2_000);
  expect(late.chat.log.digest()).toEqual(rig.chat.log.digest());
  expect(late.chat.nameOf(carol.peer)).toBe('Carol');
});

test('[N3] authors of whom nothing is left make room, here and on the disk, and the rest outlives a restart', async () => {
  rig.clock.pass(DAY_MS + 1);
  rig.chat.tick();
  await settled();
  const [free, worked] = [await said(bob, false), await said(carol)];
  tell(rig, [...free, ...worked]);
  await settled();
  expect(rig.chat.log.at(bob.peer, 2)).toBeDefined();
  const stored = await rig.records.entries('head/');
  expect(stored).toHaveLength(FREE_AUTHORS_MAX - 1);
  const again = await openChatRig(alice, { records: rig.records, proofBits: PROOF_BITS });
  expect(again.chat.log.digest()).toEqual(rig.chat.log.digest());
});

test('[N3] whom we are linked to is heard in any case, beside the free keys, and on later visits too', async () => {
  const { log } = rig.chat;
  for (const person of [bob, carol]) {
    linked.clear();
    linked.add(person.peer);
    tell(rig, await said(person, false));
    await settled();
    expect(log.at(person.peer, 2)).toBeDefined();
  }
  linked.clear();
  expect(log.authors()).toBe(FREE_AUTHORS_MAX + 2);
  expect(log.guests()).toEqual([bob.peer, carol.peer]);
  const again = await openChatRig(alice, { records: rig.records, proofBits: PROOF_BITS });
  expect(again.chat.log.digest()).toEqual(log.digest());
  expect(again.chat.log.guests()).toEqual(log.guests());
});
