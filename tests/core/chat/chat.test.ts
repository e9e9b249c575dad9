/** Chat: our own entries are stored before they are sent, and the logs on both sides of a link end equal. */
import { describe, expect, test } from 'vitest';
import { headOf } from '../../../src/core/chat/chain.ts';
import { saveHeads } from '../../../src/core/chat/log-store.ts';
import { SwapError } from '../../../src/core/base/errors.ts';
import {
  CLOCK_AHEAD_MS,
  CLOCK_FOLLOW_MS,
  ENTRIES_PER_AUTHOR_MAX,
  TEXT_CHARS_MAX,
} from '../../../src/core/limits/chat.ts';
import type { LogMessage } from '../../../src/core/wire/message.ts';
import type { Identity, KeyValueStore } from '../../../src/core/ports.ts';
import { createMemoryKeyValueStore } from '../../../src/core/storage/memory-stores.ts';
import { createManualClock } from '../../fakes/manual-clock.ts';
import { entryAt, idsOf, textContent } from '../../rigs/chains.ts';
import { converse, entriesIn, link, openChatRig } from '../../rigs/chat-rig.ts';
import { alice, bob, bytesOf, carol, mallory, settled } from '../../fakes/people.ts';

const entriesMessage = (list: { signed: { body: Uint8Array; sig: Uint8Array } }[], more = false) =>
  ({ t: 'entries', more, list: list.map(({ signed }) => signed) }) as LogMessage;

describe('writing', () => {
  test('[E10] an entry is stored before it is sent', async () => {
    const memory = createMemoryKeyValueStore();
    let commit: () => void = () => undefined;
    const records: KeyValueStore = {
      ...memory,
      put: (it) =>
        new Promise((resolve) => {
          commit = () => resolve(memory.put(it));
        }),
    };
    const rig = await openChatRig(alice, { records });
    rig.peers.link(bob.peer);
    rig.sent.splice(0);
    const writing = rig.chat.write(textContent('hello'));
    await settled();
    expect(rig.sent).toEqual([]);
    expect(rig.added).toEqual([]);
    commit();
    const entry = await writing;
    expect(rig.added).toEqual([entry]);
    expect(entriesIn(rig.sent)).toEqual([entry.signed]);
    expect((await openChatRig(alice, { records })).chat.log.get(entry.id)).toEqual(entry);
  });

  test('[E10] when the store fails, the writer gets an error, nothing is sent, and the position stays free', async () => {
    const memory = createMemoryKeyValueStore();
    let full = true;
    const records: KeyValueStore = {
      ...memory,
      put: (it) => (full ? Promise.reject(new SwapError('storage-full', 'full')) : memory.put(it)),
    };
    const rig = await openChatRig(alice, { records });
    await expect(rig.chat.write(textContent('lost'))).rejects.toMatchObject({
      code: 'storage-full',
    });
    expect(rig.sent).toEqual([]);
    expect(rig.added).toEqual([]);
    full = false;
    const entry = await rig.chat.write(textContent('kept'));
    expect(entry.body).toMatchObject({ seq: 1, text: 'kept' });
  });

  test('[E5] concurrent writes get positions one after another', async () => {
    const { chat } = await openChatRig(alice);
    const written = await Promise.all([1, 2, 3, 4].map((n) => chat.write(textContent(`${n}`))));
    expect(written.map(({ body }) => body.seq)).toEqual([1, 2, 3, 4]);
    const nowMs = createManualClock().now();
    expect(written.map(({ body }) => body.clock)).toEqual([0, 1, 2, 3].map((n) => nowMs + n));
    expect(chat.log.ordered()).toEqual(written);
  });

  test('[E7] a reply stands after what it replies to, whatever the wall clocks say', async () => {
    const rig = await openChatRig(bob);
    const aheadMs = rig.clock.now() + 3_600_000;
    const question = await entryAt(alice, { seq: 1, clock: aheadMs, time: 2 ** 45 });
    rig.peers.deliver(alice.peer, entriesMessage([question]));
    await settled();
    const answer = await rig.chat.write(textContent('yes'));
    expect(answer.body.clock).toBe(aheadMs + 1);
    expect(rig.chat.log.ordered()).toEqual([question, answer]);
  });

  test('[E7] what was said in one conversation stands before what was said in another one a day later', async () => {
    const clock = createManualClock();
    const at = async (who: Identity) => openChatRig(who, { clock });
    const [a, b, c] = [await at(alice), await at(bob), await at(carol)];
    link(a, c);
    const monday = [];
    for (const [i, rig] of [a, c, a, c, c].entries()) {
      monday.push(await rig.chat.write(textContent(`monday ${i}`)));
      await converse(a, c);
      clock.pass(60_000);
    }
    clock.pass(24 * 3_600_000);
    const tuesday = [];
    for (let i = 0; i < 4; i++) tuesday.push(await b.chat.write(textContent(`tuesday ${i}`)));
    link(b, c);
    await converse(b, c);
    const both = [...monday, ...tuesday].map(({ id }) => id);
    expect(idsOf(b.chat.log)).toEqual(both);
    expect(idsOf(c.chat.log)).toEqual(both);
  });

  test('[E4] a text that is too long is refused before anything else happens', async () => {
    const rig = await openChatRig(alice);
    const tooLong = rig.chat.write(textContent('😀'.repeat(TEXT_CHARS_MAX + 1)));
    await expect(tooLong).rejects.toMatchObject({ code: 'too-long' });
    const entry = await rig.chat.write(textContent('😀'.repeat(TEXT_CHARS_MAX)));
    expect(entry.body.seq).toBe(1);
  });

  test.each([
    ['an empty text', textContent('')],
    [
      'a file that is too large',
      { k: 'file', nonce: bytesOf('n', 16), name: '', size: 2 ** 50, mime: '' } as const,
    ],
  ])('[E10] %s, which no peer would take, is neither stored nor sent', async (_, content) => {
    const rig = await openChatRig(alice);
    await expect(rig.chat.write(content)).rejects.toBeInstanceOf(SwapError);
    expect(rig.sent).toEqual([]);
    expect(await rig.records.entries('')).toEqual([]);
    expect((await rig.chat.write(textContent('fine'))).body.seq).toBe(1);
  });

  test('[E10] an author at the limit of entries gets an error', async () => {
    const last = await entryAt(alice, {
      seq: ENTRIES_PER_AUTHOR_MAX,
      clock: ENTRIES_PER_AUTHOR_MAX,
    });
    const records = createMemoryKeyValueStore();
    await saveHeads(records, [{ head: headOf(last), floor: 1 }]);
    const rig = await openChatRig(alice, { records });
    await expect(rig.chat.write(textContent('one more'))).rejects.toMatchObject({
      code: 'too-many',
    });
    expect(rig.sent).toEqual([]);
  });

  test('[E13] an entry with a clock far ahead is refused without a fault, and taken when its time has come', async () => {
    const rig = await openChatRig(alice);
    const nowMs = rig.clock.now();
    const poison = await entryAt(mallory, { seq: 1, clock: 2 ** 48 });
    const early = await entryAt(bob, { seq: 1, clock: nowMs + CLOCK_AHEAD_MS + 5_000 });
    rig.peers.deliver(mallory.peer, entriesMessage([poison, early]));
    await settled();
    expect(rig.blamed).toEqual([]);
    expect(rig.added).toEqual([]);
    const word = await rig.chat.write(textContent('still'));
    expect(word.body.clock).toBe(nowMs);
    rig.clock.pass(5_000);
    rig.peers.deliver(mallory.peer, entriesMessage([poison, early]));
    await settled();
    expect(idsOf(rig.chat.log)).toEqual([word.id, early.id]);
  });

  test('[E14] nobody can keep an entry at the end of the order', async () => {
    const rig = await openChatRig(alice);
    const nowMs = rig.clock.now();
    const pinned = await entryAt(mallory, { seq: 1, clock: nowMs + CLOCK_AHEAD_MS });
    const near = await entryAt(bob, { seq: 1, clock: nowMs + CLOCK_FOLLOW_MS });
    rig.peers.deliver(mallory.peer, entriesMessage([pinned, near]));
    await settled();
    const said = await rig.chat.write(textContent('after the near one'));
    expect(said.body.clock).toBe(near.body.clock + 1);
    rig.clock.pass(CLOCK_AHEAD_MS - CLOCK_FOLLOW_MS);
    const later = await rig.chat.write(textContent('a day later it is behind us'));
    expect(idsOf(rig.chat.log)).toEqual([near, said, pinned, later].map(({ id }) => id));
  });

  test('[E14] a peer that is a day behind still takes what we write after an entry from the future', async () => {
    const rig = await openChatRig(alice);
    const near = await entryAt(mallory, { seq: 1, clock: rig.clock.now() + CLOCK_FOLLOW_MS });
    rig.peers.deliver(mallory.peer, entriesMessage([near]));
    await settled();
    const said = await rig.chat.write(textContent('hello'));
    const behind = createManualClock();
    const other = await openChatRig(bob, {
      clock: { ...behind, now: () => behind.now() - CLOCK_FOLLOW_MS + 1 },
    });
    other.peers.deliver(alice.peer, entriesMessage([near, said]));
    await settled();
    expect(idsOf(other.chat.log)).toEqual([near.id, said.id]);
  });

  test('[E22] a key that signed while the clock was days ahead is given up once somebody is linked, and no sooner', async () => {
    const clock = createManualClock();
    const daysAhead = { ...clock, now: () => clock.now() + CLOCK_AHEAD_MS + 60_000 };
    const { records, chat } = await openChatRig(alice, { clock: daysAhead });
    await chat.write(textContent('is anybody here?'));
    const rig = await openChatRig(alice, { clock, records });
    let spent = 0;
    rig.chat.onSpentClock(() => (spent += 1));
    await rig.chat.write(textContent('alone, perhaps with a clock that is behind'));
    expect(spent).toBe(0);
    rig.peers.link(bob.peer);
    expect(spent).toBe(1);
    clock.pass(60_000 + 2);
    rig.peers.link(carol.peer);
    expect(spent).toBe(1);
  });
});
