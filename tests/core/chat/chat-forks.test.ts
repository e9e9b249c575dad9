/** An author who forks: everyone ends with the same log. The same holds for our own key. */
import { describe, expect, test } from 'vitest';
import { claimOf } from '../../../src/core/chat/chain.ts';
import { claimTuple } from '../../../src/core/chat/claim.ts';
import type { Entry } from '../../../src/core/chat/entry.ts';
import { saveEntries } from '../../../src/core/chat/log-store.ts';
import { FREE_AUTHORS_MAX } from '../../../src/core/limits/chat.ts';
import type { Identity } from '../../../src/core/ports.ts';
import { createMemoryKeyValueStore } from '../../../src/core/storage/memory-stores.ts';
import { chainOf, entryAt, idsOf, textContent } from '../../rigs/chains.ts';
import { converse, link, openChatRig, type ChatRig } from '../../rigs/chat-rig.ts';
import { alice, bob, carol, createPerson, mallory, settled } from '../../fakes/people.ts';

const NOW_MS = 1_700_000_000_000;
async function holding(identity: Identity, chain: readonly Entry[]) {
  const records = createMemoryKeyValueStore();
  await saveEntries(
    records,
    chain.map((entry) => ({ entry, atMs: NOW_MS })),
  );
  return openChatRig(identity, { records });
}
async function story(common: readonly Entry[], length: number, label: string): Promise<Entry[]> {
  const chain = [...common];
  while (chain.length < length) {
    const position = { seq: chain.length + 1, prev: chain.at(-1), clock: chain.length + 1 };
    chain.push(await entryAt(mallory, position, `${label} ${chain.length}`));
  }
  return chain;
}
/** Lets the two exchange digests with each heartbeat until they are equal; returns the number of heartbeats. */
async function untilEqual(a: ChatRig, b: ChatRig): Promise<number> {
  for (let beat = 1; ; beat++) {
    await converse(a, b);
    const [left, right] = [a.chat.log.digest(), b.chat.log.digest()];
    if (String(left) === String(right)) return beat;
    if (beat > 30) throw new Error('they never become equal');
    for (const it of [a, b]) it.clock.pass(2_000);
    a.peers.deliverDigest(b.identity.peer, right);
    b.peers.deliverDigest(a.identity.peer, left);
  }
}
const forkAt = ({ chat }: ChatRig) => chat.log.chain(mallory.peer)?.fork?.seq;

describe('two chains of one author', () => {
  test.each([
    [0, 1, 1],
    [1, 2, 9],
    [3, 9, 9],
    [5, 200, 90],
    [120, 122, 300],
  ])(
    '[E19] [E20] that part after entry %i are void from there on for everyone who heard them',
    async (shared, left, right) => {
      const common = await story([], shared, 'common');
      const a = await holding(alice, await story(common, left, 'to Alice'));
      const b = await holding(bob, await story(common, right, 'to Bob'));
      link(a, b);
      await untilEqual(a, b);
      expect([forkAt(a), forkAt(b)]).toEqual([shared + 1, shared + 1]);
      expect(idsOf(a.chat.log)).toEqual(common.map(({ id }) => id));
      expect(idsOf(b.chat.log)).toEqual(idsOf(a.chat.log));
      expect(a.removed).toHaveLength(left - shared);
      expect([...a.blamed, ...b.blamed]).toEqual([]);
    },
  );

  test('[E20] of whom nothing is here: what shows the log is told, since it shows the fork', async () => {
    const a = await openChatRig(alice);
    let told = 0;
    a.chat.onRemoved(() => (told += 1));
    const branches = [await story([], 1, 'one'), await story([], 1, 'two')].flat();
    const list = branches.map((it) => claimTuple(claimOf(it)));
    a.peers.deliver(bob.peer, { t: 'claims', list });
    await settled();
    expect([forkAt(a), told]).toEqual([1, 1]);
  });

  test('[E20] a late joiner learns of the fork too, and it still holds after a restart', async () => {
    const records = createMemoryKeyValueStore();
    const a = await openChatRig(alice, { records });
    for (const label of ['one', 'two']) {
      const list = (await story([], 2, label)).map(({ signed }) => signed);
      a.peers.deliver(mallory.peer, { t: 'entries', more: false, list });
    }
    const b = await openChatRig(bob);
    link(a, b);
    await untilEqual(a, b);
    expect(forkAt(b)).toBe(1);
    expect(await records.entries('entry/')).toEqual([]);
    const again = await openChatRig(alice, { records });
    expect(forkAt(again)).toBe(1);
    expect(again.chat.log.digest()).toEqual(a.chat.log.digest());
  });

  test('[E20] a claim that its author did not sign proves nothing and is a fault', async () => {
    const a = await holding(alice, await chainOf(carol, [1, 2]));
    const zeros = new Uint8Array(32);
    const sig = new Uint8Array(64);
    const list = [3, 4].map(
      (byte): [typeof zeros, number, typeof zeros, typeof zeros, typeof sig] => [
        carol.publicKey,
        1,
        zeros,
        new Uint8Array(32).fill(byte),
        sig,
      ],
    );
    a.peers.deliver(mallory.peer, { t: 'claims', list });
    await converse(a, await openChatRig(bob));
    expect(a.blamed).toEqual([mallory.peer, mallory.peer]);
    expect(a.chat.log.chain(carol.peer)?.fork).toBeUndefined();
  });
});

describe('our own key', () => {
  test('[E21] when our key was used twice, we are told and no longer write with it', async () => {
    const first = await openChatRig(alice);
    const restored = await openChatRig(alice); // a copy of the profile from before it wrote anything
    await first.chat.write(textContent('said at home'));
    await restored.chat.write(textContent('said on the road'));
    const b = await openChatRig(bob);
    link(first, b);
    await converse(first, b);
    link(restored, b);
    await untilEqual(restored, b);
    expect(restored.usedTwice()).toBeGreaterThan(0);
    expect(restored.chat.log.ordered()).toEqual([]);
    await expect(restored.chat.write(textContent('more'))).rejects.toMatchObject({
      code: 'closed',
    });
  });

  test('[E10] a damaged record of ours does not make us write another entry in its position', async () => {
    const records = createMemoryKeyValueStore();
    const a = await openChatRig(alice, { records });
    const said = [
      await a.chat.write(textContent('one')),
      await a.chat.write(textContent('two')),
    ] as const;
    const kept = await records.entries('entry/');
    await records.put([[kept[1]?.[0] ?? '', new Uint8Array([1, 2, 3])]]);
    const again = await openChatRig(alice, { records });
    expect(idsOf(again.chat.log)).toEqual([said[0].id]);
    const third = await again.chat.write(textContent('three'));
    expect(third.body.seq).toBe(3);
    const b = await openChatRig(bob);
    link(a, b);
    await converse(a, b);
    link(again, b);
    await untilEqual(again, b);
    expect(again.chat.log.ordered()).toEqual([...said, third]);
    expect(again.usedTwice()).toBe(0);
  });

  test('[E21] our lost entries that others still have come back before we write anything', async () => {
    const a = await openChatRig(alice);
    await a.chat.write(textContent('before the disk died'));
    const b = await openChatRig(bob);
    link(a, b);
    await converse(a, b);
    const empty = await openChatRig(alice);
    link(empty, b);
    await converse(empty, b);
    expect((await empty.chat.write(textContent('after'))).body.seq).toBe(2);
    expect(empty.usedTwice()).toBe(0);
  });
});

test('[N3] two devices that know other forks of free keys do not bring each other for ever what each lets go', async () => {
  const [a, b] = [await openChatRig(alice), await openChatRig(bob)];
  const know = async (rig: ChatRig, label: string) => {
    for (let i = 0; i < FREE_AUTHORS_MAX; i++) {
      const key = createPerson(`${label} ${i}`);
      const told = [
        entryAt(key, { seq: 1, clock: 1 }, 'one'),
        entryAt(key, { seq: 1, clock: 1 }, 'two'),
      ];
      const list = (await Promise.all(told)).map((it) => claimTuple(claimOf(it)));
      rig.peers.deliver(mallory.peer, { t: 'claims', list });
      if (i % 50 === 0) await settled();
    }
    await settled();
    rig.clock.pass(60_000);
    rig.sent.splice(0);
    expect(rig.chat.log.authors()).toBe(FREE_AUTHORS_MAX);
  };
  await know(a, 'one of Alice’s');
  await know(b, 'one of Bob’s');
  const known = () => [a, b].map(({ chat }) => [...chat.log.chains()].map(({ author }) => author));
  const before = known();
  link(a, b);
  for (let beat = 0; beat < 3; beat++) {
    await converse(a, b, 1_000);
    for (const it of [a, b]) it.clock.pass(2_000);
    a.peers.deliverDigest(bob.peer, b.chat.log.digest());
    b.peers.deliverDigest(alice.peer, a.chat.log.digest());
  }
  expect(known()).toEqual(before);
});
