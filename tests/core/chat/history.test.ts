/** What we keep of the past: the newest first for late joiners, within bounds, and peers do not bring dropped entries back. */
import { describe, expect, test, vi } from 'vitest';
import { writeEntry, type Entry } from '../../../src/core/chat/entry.ts';
import { searchProof } from '../../../src/core/identity/proof-search.ts';
import { createExcess } from '../../../src/core/chat/exchange/excess.ts';
import { History } from '../../../src/core/chat/history.ts';
import { Log } from '../../../src/core/chat/log.ts';
import { saveEntries } from '../../../src/core/chat/log-store.ts';
import type { Identity } from '../../../src/core/ports.ts';
import { entryId } from '../../../src/core/base/ids.ts';
import { createMemoryKeyValueStore } from '../../../src/core/storage/memory-stores.ts';
import { chainOf, entryAt, idsOf, textContent } from '../../rigs/chains.ts';
import { converse, entriesIn, link, openChatRig } from '../../rigs/chat-rig.ts';
import {
  alice,
  bob,
  carol,
  createPerson,
  crypto,
  mallory,
  room,
  settled,
} from '../../fakes/people.ts';

const NOW_MS = 1_700_000_000_000;
const DAY_MS = 86_400_000;
function limited(...[log, ...rest]: Parameters<typeof createExcess>): History {
  const history = new History(log);
  history.limit(createExcess(log, ...rest));
  return history;
}

const count = (length: number) => Array.from({ length }, (_, i) => i + 1);

async function holding(identity: Identity, entries: readonly Entry[], ageMs = 0, days = 365) {
  const records = createMemoryKeyValueStore();
  await saveEntries(
    records,
    entries.map((entry) => ({ entry, atMs: NOW_MS - ageMs })),
  );
  return openChatRig(identity, { records, keepDays: () => days });
}

test('[Y1] a late joiner gets the newest entries first, then what else it lacks', async () => {
  const chain: Entry[] = [];
  for (const seq of count(150)) {
    const position = { seq, prev: chain.at(-1), clock: seq };
    chain.push(await entryAt(carol, position, 'x'.repeat(9_000) + seq));
  }
  const a = await holding(alice, chain);
  const b = await openChatRig(bob);
  b.peers.deliverDigest(alice.peer, a.chat.log.digest());
  for (const { message } of b.sent.splice(0)) a.peers.deliver(bob.peer, message);
  const [first] = entriesIn(a.sent);
  expect(first).toEqual(chain.at(-1)?.signed);
  await converse(a, b);
  expect(idsOf(b.chat.log)).toEqual(idsOf(a.chat.log));
});

test('[Y8] a peer that has only the newest entries asks others for the rest when the first one leaves', async () => {
  const chain = await chainOf(carol, count(20));
  const [a, b] = [await holding(alice, chain), await holding(bob, chain.slice(15))];
  expect(a.chat.log.digest()).toEqual(b.chat.log.digest());
  b.peers.deliverDigest(alice.peer, a.chat.log.digest());
  await converse(a, b);
  expect(idsOf(b.chat.log)).toEqual(idsOf(a.chat.log));
  b.clock.pass(10_000);
  b.peers.deliverDigest(alice.peer, a.chat.log.digest());
  expect(b.sent).toEqual([]); // it knows that nothing is missing
});

test('[Y8] what nobody has any more is not asked for again and again', async () => {
  const chain = await chainOf(carol, count(20));
  const [a, b] = [await holding(alice, chain.slice(10)), await holding(bob, chain.slice(15))];
  for (let beat = 0; beat < 10; beat++) {
    b.peers.deliverDigest(alice.peer, a.chat.log.digest());
    await converse(a, b);
    b.clock.pass(10_000);
  }
  b.peers.deliverDigest(alice.peer, a.chat.log.digest());
  expect(b.sent).toEqual([]);
  expect(b.chat.log.ordered()).toEqual(chain.slice(10));
});

describe('[E18] a log that keeps entries for a day', () => {
  test('drops them after a day, from the disk too; peers do not bring them back and still count as equal', async () => {
    const chain = await chainOf(carol, [1, 2, 3, 4]);
    const a = await holding(alice, chain, 0);
    const b = await holding(bob, chain, DAY_MS + 1, 1);
    expect(b.chat.log.ordered()).toEqual([]);
    expect(await b.records.entries('entry/')).toEqual([]);
    expect(b.chat.log.digest()).toEqual(a.chat.log.digest());
    link(a, b);
    await converse(a, b);
    expect(entriesIn(a.sent)).toEqual([]);
    expect(b.chat.log.ordered()).toEqual([]);
    const next = await entryAt(carol, { seq: 5, prev: chain[3], clock: 5 });
    const message = { t: 'entries', more: false, list: [next.signed] } as const;
    b.peers.deliver(carol.peer, { ...message, list: [...message.list] });
    await settled();
    expect(b.chat.log.ordered()).toEqual([next]);
    b.clock.pass(DAY_MS + 1);
    b.chat.tick();
    expect(b.removed.at(-1)).toEqual(next);
    const again = await openChatRig(bob, { records: b.records });
    expect(again.chat.log.ordered()).toEqual([]);
    expect(again.chat.log.head(carol.peer)?.id).toBe(next.id);
  });

  test('counts from when an entry came, whatever its author says of the time', async () => {
    const old = await entryAt(carol, { seq: 1, clock: 1, time: 5 });
    const b = await holding(bob, [old], DAY_MS - 1_000, 1);
    expect(b.chat.log.ordered()).toEqual([old]);
    expect(b.chat.hasOlderThan(1)).toBe(false); // what the question before a shorter time asks
    b.clock.pass(2_000);
    expect(b.chat.hasOlderThan(1)).toBe(true);
    b.chat.tick();
    expect(b.chat.hasOlderThan(1)).toBe(false);
    expect(b.chat.log.ordered()).toEqual([]);
  });

  test('remembers our own position, so that we go on where we were', async () => {
    const b = await openChatRig(bob, { keepDays: () => 1 });
    for (const n of count(3)) await b.chat.write(textContent(`${n}`));
    b.clock.pass(DAY_MS + 1);
    b.chat.tick();
    await settled();
    expect(b.chat.log.ordered()).toEqual([]);
    const again = await openChatRig(bob, { records: b.records });
    expect((await again.chat.write(textContent('next'))).body.seq).toBe(4);
  });

  test('keeps an author’s name', async () => {
    const position = { seq: 1, prev: undefined, clock: 1, time: 0 };
    const context = { roomId: room, crypto, identity: carol };
    const box = new Uint8Array(32);
    const named = await writeEntry(context, position, { k: 'name', name: 'Carol', box });
    const said = await entryAt(carol, { seq: 2, prev: named, clock: 2 });
    const b = await holding(bob, [named, said], DAY_MS + 1, 1);
    expect(b.chat.log.ordered()).toEqual([named]);
    expect(b.chat.nameOf(carol.peer)).toBe('Carol');
  });

  test('[E18] keeps it on the next visit, too, with its proof of work', async () => {
    const proofBits = 6;
    const work = searchProof({ roomId: room, peer: carol.peer, bits: proofBits });
    const context = { roomId: room, crypto, identity: carol };
    const content = { k: 'name', box: new Uint8Array(32), work } as const;
    const position = { seq: 1, prev: undefined, clock: 1, time: 0 };
    const old = await writeEntry(context, position, { ...content, name: 'Old' });
    const next = { ...position, seq: 2, prev: old.id, clock: 2 };
    const named = await writeEntry(context, next, { ...content, name: 'Carol' });
    const said = await entryAt(carol, { seq: 3, prev: named, clock: 3 });
    const b = await openChatRig(bob, { proofBits, keepDays: () => 1 });
    b.peers.deliver(alice.peer, {
      t: 'entries',
      more: false,
      list: [old, named, said].map(({ signed }) => signed),
    });
    await settled();
    b.clock.pass(DAY_MS + 1);
    b.chat.tick();
    await settled();
    for (let visit = 1; visit <= 2; visit++) {
      const again = await openChatRig(bob, { records: b.records, proofBits, keepDays: () => 1 });
      expect(again.chat.log.ordered().map(({ id }) => id)).toEqual([named.id]);
      expect(again.chat.log.chain(carol.peer)).toMatchObject({ proven: true, floor: 4 });
    }
  });
});

describe('[N5] a log within its bounds', () => {
  test('the author who takes the most room gives up its oldest entries; the others keep theirs', async () => {
    const flood = await chainOf(mallory, count(300));
    const quiet = await chainOf(alice, count(40));
    const log = new Log();
    const history = limited(log, undefined, { bytes: Infinity, entries: 200 });
    for (const entry of [...quiet, ...flood]) {
      log.add(entry);
      history.arrived(entry, NOW_MS);
      log.dropAll(history.floors(NOW_MS, DAY_MS));
      expect(log.ordered().length).toBeLessThanOrEqual(200);
    }
    expect(log.ordered().filter(({ author }) => author === alice.peer)).toEqual(quiet);
    expect(log.ordered().at(-1)).toBe(flood.at(-1));
    expect(log.ordered().length).toBeGreaterThan(150);
  });

  test.each([
    ['free keys that come once and go', 1_000, 12, undefined],
    ['few keys that say much', 3, 4_000, undefined],
    ['a peer that is linked', 1, 12_000, 'linked'],
    ['a peer that we know', 1, 12_000, 'known'],
  ] as const)(
    'nothing that was there before is lost in a flood of %s',
    async (_, keys, each, standing) => {
      const before = [...(await chainOf(alice, count(190))), ...(await chainOf(bob, count(3)))];
      const template = await entryAt(mallory, { seq: 1, clock: 1 });
      const authors = count(keys).map((n) => createPerson(`flood ${n}`).peer);
      const [first] = authors;
      const log = new Log({ bounds: { authors: 2_000, free: 2_000, guests: 200 } });
      const standingOf = (peer: string) => (peer === first && standing) || 'stranger';
      const history = limited(log, standingOf, { bytes: Infinity, entries: 5_000 });
      const flood = function* () {
        for (const seq of count(each)) {
          for (const [n, author] of authors.entries()) {
            // Not signed and not chained, as below.
            const idOf = (at: number) => {
              const id = new Uint8Array(32);
              new DataView(id.buffer).setUint32(0, at);
              new DataView(id.buffer).setUint32(4, at && n + 1);
              return id;
            };
            const body = { ...template.body, seq, clock: seq, prev: idOf(seq - 1) };
            yield { ...template, author, id: entryId(idOf(seq)), body };
          }
        }
      };
      for (const entry of [...before, ...flood()]) {
        if (log.add(entry).added.length > 0) history.arrived(entry, NOW_MS);
        log.dropAll(history.floors(NOW_MS, DAY_MS));
      }
      expect(log.ordered().length).toBeLessThanOrEqual(5_000);
      expect(before.filter(({ id }) => !log.get(id))).toEqual([]);
    },
  );

  test.each([
    ['known', 60, 60],
    ['known', 120, 99], // the others were more than half of the log
    ['stranger', 60, 0],
  ] as const)(
    '[O10] of what a %s person wrote in notes, %i entries, %i at least stay in a flood of messages',
    async (standing, written, stays) => {
      const log = new Log();
      const standingOf = (peer: string) => (peer === alice.peer ? standing : 'stranger');
      const history = limited(log, standingOf, { bytes: Infinity, entries: 200 });
      const update = { k: 'note-update', of: new Uint8Array(32), start: 1 } as const;
      let prev: Entry | undefined;
      for (const seq of count(written + 400)) {
        const position = { seq, prev: prev?.id, clock: seq, time: 0 };
        const content =
          seq > written ? textContent('hi') : { ...update, update: new Uint8Array(9) };
        prev = await writeEntry({ roomId: room, crypto, identity: alice }, position, content);
        log.add(prev);
        history.arrived(prev, NOW_MS);
        const floors = history.floors(NOW_MS, DAY_MS);
        if (floors.size > 0) log.dropAll(floors, (entry) => history.stays(entry));
      }
      const left = log.ordered().filter(({ body }) => body.k === 'note-update');
      expect(left).toHaveLength(stays);
      expect(log.ordered().length).toBeLessThanOrEqual(200);
    },
  );

  test('strangers give way to people we know, and free keys to those with a proof of work', async () => {
    const [known, worked] = [await chainOf(alice, count(30)), await chainOf(bob, count(30))];
    const flood = await chainOf(mallory, count(100));
    const log = new Log();
    const standingOf = (peer: string) => (peer === alice.peer ? 'known' : 'stranger');
    const history = limited(log, standingOf, { bytes: Infinity, entries: 100 });
    for (let i = 0; i < 100; i++) {
      const some = [known[i], flood[i], worked[i]].filter((it) => it !== undefined);
      for (const it of some) {
        const entry = it.author === bob.peer ? { ...it, proven: true } : it;
        if (log.add(entry).added.length > 0) history.arrived(entry, NOW_MS);
        log.dropAll(history.floors(NOW_MS, DAY_MS));
      }
    }
    expect([...known, ...worked].filter(({ id }) => !log.get(id))).toEqual([]);
  });

  test('half of a large log is dropped in one pass', async () => {
    const half = 20_000;
    const template = await entryAt(mallory, { seq: 1, clock: 1 });
    const log = new Log();
    for (let seq = 1; seq <= 2 * half; seq++) {
      // Not signed and not chained, as below.
      const id = template.body.key.slice();
      new DataView(id.buffer).setUint32(0, seq);
      const prev = seq === 1 ? new Uint8Array(32) : id.slice();
      if (seq > 1) new DataView(prev.buffer).setUint32(0, seq - 1);
      log.add({ ...template, id: entryId(id), body: { ...template.body, seq, clock: seq, prev } });
    }
    expect(log.ordered()).toHaveLength(2 * half);
    const cut = vi.spyOn(Array.prototype, 'splice');
    const { peer } = mallory;
    expect(log.dropAll(new Map([[peer, half + 1]])).get(peer)).toHaveLength(half);
    const cuts = cut.mock.calls.length;
    cut.mockRestore();
    expect(cuts).toBe(0); // one by one, each would move what stands behind it
    expect(log.ordered()).toHaveLength(half);
    expect(log.ordered()[0]?.body.seq).toBe(half + 1);
  });

  test('thirty thousand entries of many authors, forks and gaps stay within the bounds', async () => {
    const bound = 2_000;
    const log = new Log();
    const history = limited(log, undefined, { bytes: 1_000_000, entries: bound });
    const authors = count(300).map((n) => createPerson(`flood ${n}`));
    const templates = await Promise.all(
      authors.map((identity) => entryAt(identity, { seq: 1, clock: 1 }, 'x'.repeat(400))),
    );
    for (let n = 0; n < 30_000; n++) {
      const template = templates[n % templates.length] as Entry;
      // Not signed and not chained: the log treats them like entries that somebody could sign.
      const seq = 1 + ((n * 7_919) % 99_991);
      const id = template.body.key.slice();
      new DataView(id.buffer).setUint32(0, n % 7 === 0 ? n : seq);
      const entry: Entry = {
        ...template,
        id: entryId(id),
        body: {
          ...template.body,
          seq,
          clock: 1 + (n % 5_000),
          prev: seq === 1 ? new Uint8Array(32) : template.body.key,
        },
      };
      if (log.add(entry).added.length > 0) history.arrived(entry, NOW_MS);
      log.dropAll(history.floors(NOW_MS, DAY_MS));
      expect(log.ordered().length).toBeLessThanOrEqual(bound);
    }
    expect(log.bytes()).toBeLessThanOrEqual(1_000_000);
    expect(log.authors()).toBe(300);
  }, 60_000);
});
