/** How two chats make their logs equal, and then fall silent. */
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../src/core/chat/entry.ts';
import { saveEntries } from '../../../src/core/chat/log-store.ts';
import { SwapError } from '../../../src/core/base/errors.ts';
import {
  FORWARD_ENTRIES_MAX,
  SYNC_ANSWER_BYTES_MAX,
  SYNCS_AT_ONCE_MAX,
  VERIFY_QUEUE_MAX,
} from '../../../src/core/limits/chat.ts';
import { ANSWERS, CONTROL_MESSAGE_BYTES_MAX, TICK_MS } from '../../../src/core/limits/shared.ts';
import type { LogMessage } from '../../../src/core/wire/message.ts';
import type { Identity } from '../../../src/core/ports.ts';
import { createMemoryKeyValueStore } from '../../../src/core/storage/memory-stores.ts';
import { chainOf, entryAt, idsOf, textContent } from '../../rigs/chains.ts';
import { converse, entriesIn, link, openChatRig, vectorsIn } from '../../rigs/chat-rig.ts';
import { alice, bob, carol, createPerson, mallory, settled } from '../../fakes/people.ts';

/** The present time of the rigs. */
const NOW_MS = 1_700_000_000_000;
const count = (length: number) => Array.from({ length }, (_, i) => i + 1);
const entriesMessage = (entries: readonly Entry[], more = false): LogMessage => ({
  t: 'entries',
  more,
  list: entries.map(({ signed }) => signed),
});

async function holding(identity: Identity, ...chains: Entry[][]) {
  const records = createMemoryKeyValueStore();
  await saveEntries(
    records,
    chains.flat().map((entry) => ({ entry, atMs: NOW_MS })),
  );
  return openChatRig(identity, { records });
}

describe('a new link', () => {
  test('[Y3] brings both sides what they lack, then falls silent', async () => {
    const carols = await chainOf(carol, [4, 5]);
    const a = await holding(alice, await chainOf(alice, [1, 2, 3]), carols);
    const b = await holding(bob, await chainOf(bob, [1, 7]), carols.slice(0, 1));
    link(a, b);
    await converse(a, b, 12);
    expect(idsOf(a.chat.log)).toEqual(idsOf(b.chat.log));
    expect(a.chat.log.ordered()).toHaveLength(7);
    expect(a.chat.log.digest()).toEqual(b.chat.log.digest());
    expect([...a.blamed, ...b.blamed]).toEqual([]);
  });

  test('[N6] a hundred vectors at once bring no more than the budget of one peer', async () => {
    const chain: Entry[] = [];
    for (const seq of count(60)) {
      const position = { seq, prev: chain.at(-1), clock: seq };
      chain.push(await entryAt(carol, position, 'x'.repeat(9_990) + seq));
    }
    const a = await holding(alice, chain);
    a.peers.link(mallory.peer);
    const question: LogMessage = {
      t: 'vector',
      salt: new Uint8Array(8),
      scope: new Uint8Array(),
      authors: [],
      reply: false,
      takes: 2,
    };
    for (let i = 0; i < 100; i++) a.peers.deliver(mallory.peer, question);
    await settled();
    const sentBytes = () => entriesIn(a.sent).reduce((sum, { body }) => sum + body.length + 64, 0);
    expect(sentBytes()).toBeGreaterThan(500_000);
    expect(sentBytes()).toBeLessThan(ANSWERS.burstBytes + CONTROL_MESSAGE_BYTES_MAX);
    a.clock.pass(60_000);
    expect(sentBytes(), 'the rest was dropped').toBeLessThan(
      (ANSWERS.waitingMax + 9) * SYNC_ANSWER_BYTES_MAX,
    );
  });

  test('[Y2] a history longer than one answer comes in several answers, each asked for', async () => {
    const long = async (author: Identity) => {
      const chain: Entry[] = [];
      for (const seq of count(60)) {
        const position = { seq, prev: chain.at(-1), clock: seq };
        chain.push(await entryAt(author, position, 'x'.repeat(9_990) + seq));
      }
      return chain;
    };
    const a = await holding(alice, await long(carol), await long(mallory));
    const b = await openChatRig(bob);
    b.peers.deliverDigest(alice.peer, a.chat.log.digest());
    await converse(a, b);
    expect(idsOf(b.chat.log)).toEqual(idsOf(a.chat.log));
    expect(b.chat.log.ordered()).toHaveLength(120);
  });

  test('[Y3] with many links at once, we ask some peers now, and the rest when their digest differs', async () => {
    const rig = await openChatRig(alice);
    const crowd = count(40)
      .map((n) => createPerson(`crowd ${n}`).peer)
      .filter((peer) => peer > alice.peer) // the smaller id asks
      .slice(0, 6);
    for (const peer of crowd) rig.peers.link(peer);
    expect(vectorsIn(rig.sent)).toHaveLength(SYNCS_AT_ONCE_MAX);
    const [first, , , , , last] = crowd as [typeof alice.peer, ...(typeof alice.peer)[]];
    const other = new Uint8Array(16).fill(1);
    if (last) rig.peers.deliverDigest(last, rig.chat.log.digest());
    expect(vectorsIn(rig.sent)).toHaveLength(SYNCS_AT_ONCE_MAX);
    if (last) rig.peers.deliverDigest(last, other);
    expect(rig.sent.at(-1)).toMatchObject({
      to: last,
      message: { t: 'vector', reply: true, takes: 2 },
    });
    rig.sent.splice(0);
    rig.peers.deliverDigest(first, other); // compared a moment ago: the answer may still come
    expect(rig.sent).toEqual([]);
    rig.clock.pass(TICK_MS);
    rig.peers.deliverDigest(first, other);
    expect(vectorsIn(rig.sent)).toHaveLength(1);
  });

  test('[Y3] a link that has ended is forgotten, so that the next one compares', async () => {
    const rig = await openChatRig(alice);
    rig.peers.link(bob.peer);
    rig.peers.unlink(bob.peer);
    rig.sent.splice(0);
    rig.peers.deliverDigest(bob.peer, new Uint8Array(16).fill(1));
    expect(vectorsIn(rig.sent)).toHaveLength(1);
  });
});

describe('what peers send', () => {
  test('[Y5] a few new entries are passed on at once, to everyone except their sender', async () => {
    const rig = await openChatRig(bob);
    for (const { peer } of [alice, carol, mallory]) rig.peers.link(peer);
    const passed = () =>
      rig.sent.flatMap(({ to, message }) => (message.t === 'push' ? [to] : [])).sort();
    const others = [alice.peer, mallory.peer].sort();
    const chain = await chainOf(alice, count(FORWARD_ENTRIES_MAX + 2));
    rig.peers.deliver(carol.peer, entriesMessage(chain.slice(0, 1)));
    await settled();
    expect(passed()).toEqual(others);
    rig.peers.deliver(carol.peer, entriesMessage(chain.slice(0, 1)));
    await settled();
    expect(passed()).toEqual(others); // known already
    rig.peers.deliver(carol.peer, entriesMessage(chain.slice(1)));
    await settled();
    expect(passed()).toEqual(others); // too many: peers ask for them
    expect(rig.chat.log.ordered()).toHaveLength(chain.length);
  });

  test('[E3] a forged entry is dropped and its sender gets the fault; the rest of the batch counts', async () => {
    const rig = await openChatRig(bob);
    const [first, second] = (await chainOf(alice, [1, 2])) as [Entry, Entry];
    const forged = { ...second, signed: { ...second.signed, sig: new Uint8Array(64) } };
    rig.peers.deliver(mallory.peer, entriesMessage([forged, first]));
    await settled();
    expect(rig.blamed).toEqual([mallory.peer]);
    expect(rig.chat.log.ordered()).toEqual([first]);
    rig.peers.deliver(mallory.peer, {
      t: 'entries',
      more: false,
      list: [{ body: new Uint8Array([1]), sig: new Uint8Array(64) }],
    });
    await settled();
    expect(rig.blamed).toHaveLength(2);
    rig.peers.deliver(carol.peer, entriesMessage([second]));
    await settled();
    expect(rig.chat.log.ordered()).toEqual([first, second]);
  });

  test('[Y4] we ask about a gap, and show what comes after it', async () => {
    const rig = await openChatRig(bob);
    const [first, second] = (await chainOf(alice, [1, 2])) as [Entry, Entry];
    rig.peers.deliver(carol.peer, entriesMessage([second]));
    await settled();
    expect(vectorsIn(rig.sent)).toMatchObject([
      { authors: [[expect.anything(), expect.anything(), 2, 0, [2, 2]]] },
    ]);
    expect(rig.chat.log.ordered()).toEqual([second]);
    rig.peers.deliver(carol.peer, entriesMessage([first]));
    await settled();
    expect(rig.chat.log.ordered()).toEqual([first, second]);
  });

  test('[Y4] two peers that hold two chains of one author do not ask each other forever', async () => {
    for (const tail of [1, 2, 3, 90]) {
      const a = await holding(alice, await chainOf(mallory, [1], 'to Alice '));
      const b = await holding(bob, await chainOf(mallory, count(tail), 'to Bob '));
      link(a, b);
      await converse(a, b, 20);
      a.peers.deliverDigest(bob.peer, b.chat.log.digest());
      b.peers.deliverDigest(alice.peer, a.chat.log.digest());
      await converse(a, b, 20);
      expect(a.blamed).toEqual([]);
      const said = await b.chat.write(textContent('we still talk'));
      await converse(a, b, 20);
      expect(a.chat.log.head(bob.peer)?.id).toEqual(said.id);
      expect(a.chat.log.digest()).toEqual(b.chat.log.digest());
      expect(a.chat.log.chain(mallory.peer)?.fork?.seq).toBe(1);
    }
  });

  test('[Y4] a peer that claims to have more but brings nothing is not asked again and again', async () => {
    const rig = await openChatRig(bob);
    const [first] = (await chainOf(alice, [1])) as [Entry];
    for (const _ of count(50)) {
      rig.peers.deliver(mallory.peer, entriesMessage([first], true));
      await settled();
    }
    expect(vectorsIn(rig.sent).length).toBeLessThanOrEqual(2);
  });

  test('[Y6] what waits of one peer is bounded, and keeps out nothing that another one brings', async () => {
    let slow = true;
    const waiting: (() => void)[] = [];
    const { crypto } = await import('../../fakes/people.ts');
    const hash: typeof crypto.hash = async (bytes) => {
      if (slow) await new Promise<void>((resolve) => waiting.push(resolve));
      return crypto.hash(bytes);
    };
    const rig = await openChatRig(bob, { crypto: { ...crypto, hash } });
    const chain = await chainOf(alice, count(256));
    rig.peers.deliverDigest(mallory.peer, new Uint8Array(16).fill(1)); // so that we ask: without that, we take only a few of one author
    for (const _ of count(VERIFY_QUEUE_MAX / 256 + 4)) {
      rig.peers.deliver(mallory.peer, entriesMessage(chain));
    }
    const [other, late] = [await chainOf(carol, [1]), await chainOf(mallory, [1])];
    rig.peers.deliver(mallory.peer, entriesMessage(late));
    rig.peers.deliver(carol.peer, entriesMessage(other));
    slow = false;
    for (const go of waiting.splice(0)) go();
    await settled();
    await settled();
    expect(rig.chat.log.ordered()).toHaveLength(257);
    expect(rig.chat.log.head(carol.peer)?.id).toEqual(other[0]?.id);
    expect(rig.chat.log.head(mallory.peer)).toBeUndefined();
    rig.peers.deliver(mallory.peer, entriesMessage(late));
    await settled();
    expect(rig.chat.log.head(mallory.peer)?.id).toEqual(late[0]?.id);
  });

  test('[Y5] what came, and proof of a fork, is stored before it is passed on', async () => {
    const memory = createMemoryKeyValueStore();
    const stored: (() => void)[] = [];
    const put: typeof memory.put = async (it) => {
      await new Promise<void>((resolve) => void stored.push(resolve));
      await memory.put(it);
    };
    const rig = await openChatRig(bob, { records: { ...memory, put } });
    rig.peers.link(carol.peer);
    rig.sent.splice(0);
    const [first] = (await chainOf(alice, [1])) as [Entry];
    const [other] = (await chainOf(alice, [2])) as [Entry];
    for (const entry of [first, other]) {
      rig.peers.deliver(alice.peer, entriesMessage([entry]));
      await settled();
      expect(rig.sent.splice(0)).toEqual([]);
      for (const go of stored.splice(0)) go();
      await settled();
      expect(rig.sent.splice(0).map(({ message }) => message.t)).toContain(
        entry === first ? 'push' : 'claims',
      );
    }
  });

  test('[Y5] a full disk does not stop the conversation', async () => {
    const memory = createMemoryKeyValueStore();
    const full = () => Promise.reject(new SwapError('storage-full', 'full'));
    const rig = await openChatRig(bob, { records: { ...memory, put: full } });
    rig.peers.link(carol.peer);
    const chain = await chainOf(alice, [1, 2]);
    rig.peers.deliver(alice.peer, entriesMessage(chain));
    await settled();
    expect(rig.added).toEqual(chain);
    expect(entriesIn(rig.sent)).toHaveLength(2);
  });
});

test('[E12] an author’s name is that of their latest name entry, whichever came first', async () => {
  const { writeEntry } = await import('../../../src/core/chat/entry.ts');
  const { crypto, room } = await import('../../fakes/people.ts');
  const rig = await openChatRig(bob);
  const context = { roomId: room, crypto, identity: alice };
  const one = await writeEntry(
    context,
    { seq: 1, prev: undefined, clock: 1, time: 0 },
    { k: 'name', name: 'Al', box: bob.boxKey },
  );
  const two = await writeEntry(
    context,
    { seq: 2, prev: one.id, clock: 2, time: 0 },
    { k: 'name', name: 'Alice', box: alice.boxKey },
  );
  expect(rig.chat.nameOf(alice.peer)).toBeUndefined();
  rig.peers.deliver(alice.peer, entriesMessage([two]));
  rig.peers.deliver(alice.peer, entriesMessage([one]));
  await settled();
  expect(rig.chat.nameOf(alice.peer)).toBe('Alice');
  expect(rig.chat.boxKeyOf(alice.peer)).toEqual(alice.boxKey);
});
