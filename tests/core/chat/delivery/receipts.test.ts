/** People without a link sign that they have what we wrote; and what a liar changes. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Bytes } from '../../../../src/core/base/bytes.ts';
import { entryId, type PeerId } from '../../../../src/core/base/ids.ts';
import { DeliveryWatch } from '../../../../src/core/chat/delivery/delivery-watch.ts';
import {
  encodeReceiptAsk,
  NOT_YET,
  writeReceipt,
  type ReceiptAsk,
} from '../../../../src/core/chat/delivery/receipt.ts';
import { Receipts } from '../../../../src/core/chat/delivery/receipts.ts';
import type { Entry } from '../../../../src/core/chat/entry.ts';
import {
  RECEIPT_MISSES_MAX,
  RECEIPT_SILENT_MS,
  RECEIPTS_AFTER_MS,
  RECEIPTS_AGAIN_MS,
  RECEIPTS_AT_ONCE,
  RECEIPTS_BEAT_MS,
  RECEIPTS_JITTER,
  RECEIPTS_SIGNED_BURST,
  RECEIPTS_SIGNED_PER_SECOND,
} from '../../../../src/core/limits/talk.ts';
import type { Identity } from '../../../../src/core/ports.ts';
import type { OnAsk } from '../../../../src/core/routing/routes.ts';
import {
  alice,
  bob,
  bytesOf,
  carol,
  createPerson,
  crypto,
  mallory,
  otherRoom,
  randomOf,
  room,
  settled,
} from '../../../fakes/people.ts';
import { createFakeRoutes, type FakeRoutes } from '../../../fakes/routes.ts';
import { openChatRig, type ChatRig } from '../../../rigs/chat-rig.ts';

const ROUND_MS = RECEIPTS_AFTER_MS * (1 + RECEIPTS_JITTER);
let routes: FakeRoutes;
/** Those whom alice has no link with. */
let far: Identity[];
let alices: Member;
let bobs: Member;

interface Member extends ChatRig {
  readonly watch: DeliveryWatch;
  readonly receipts: Receipts;
  /** Asks it in the name of `from`, by `link`. */
  hear(from: PeerId, body: Bytes, link?: PeerId): Promise<Bytes | undefined>;
}

const known = () => [alice, bob, carol, mallory, ...far];

async function join(identity: Identity): Promise<Member> {
  const rig = await openChatRig(identity);
  const { chat, peers, clock } = rig;
  const told = { isHere: () => true, changed: () => undefined };
  const watch = new DeliveryWatch({ self: identity.peer, chat, peers, ...told });
  let answer: OnAsk = () => undefined;
  const own = routes.of(identity.peer);
  const receipts = new Receipts({
    ...{ roomId: room, identity, crypto, clock, random: randomOf(identity.peer), chat, watch },
    routes: {
      ...own,
      onAsk(kind, f) {
        answer = f;
        return own.onAsk(kind, f);
      },
    },
    far: () => far.map(({ peer }) => peer).filter((it) => !peers.linked().includes(it)),
    keyOf: (peer) => known().find((it) => it.peer === peer)?.publicKey,
  });
  const hear = async (from: PeerId, body: Bytes, link = from) => answer(from, body, link);
  return { ...rig, watch, receipts, hear };
}

const say = (text = 'hello', of = alices) => of.chat.write({ k: 'text', text });
/** What alice wrote comes to bob, by way of others. */
async function reaches(member: Member, ...entries: Entry[]) {
  if (!member.peers.linked().includes(carol.peer)) member.peers.link(carol.peer);
  const list = entries.map(({ signed }) => signed);
  member.peers.deliver(carol.peer, { t: 'push', list });
  await settled();
}
/** Lets time pass for alice, and all answers come. */
async function pass(ms: number) {
  for (let left = ms; left > 0; left -= 50) {
    alices.clock.pass(Math.min(50, left));
    await settled();
  }
}
const has = (seq = 1, peer = bob.peer) => alices.watch.has(peer, seq);
const askOf = (entry: Entry, n = 0) => encodeReceiptAsk(entry.id, n);
const asked = () => routes.asks.splice(0).map(({ to }) => to);

beforeEach(async () => {
  routes = createFakeRoutes();
  far = [bob];
  [alices, bobs] = [await join(alice), await join(bob)];
});

describe('[Y11] a person without a link', () => {
  test('who has what we wrote signs that, some seconds later', async () => {
    await reaches(bobs, await say());
    await pass(RECEIPTS_AFTER_MS - 50);
    expect(has()).toBe(false);
    await pass(ROUND_MS);
    expect(has()).toBe(true);
    expect(asked()).toEqual([bob.peer]);
    await pass(600_000);
    expect(asked(), 'who is known to have it is not asked again').toEqual([]);
  });

  test('signs for all that is there before it, up to a gap: what is written in one go is asked for once', async () => {
    const written = [await say('one'), await say('two'), await say('three')];
    await reaches(bobs, ...written.slice(1));
    await pass(ROUND_MS);
    expect(asked()).toHaveLength(1);
    expect([has(1), has(2), has(3)]).toEqual([false, true, true]);
  });

  test('who has not got it is not counted, and asked again some times, with pauses that grow', async () => {
    const entry = await say();
    await pass(ROUND_MS);
    expect([has(), asked()]).toEqual([false, [bob.peer]]);
    const rounds: number[] = [];
    for (const ms of RECEIPTS_AGAIN_MS) {
      await pass(ms - 1_000);
      expect(asked()).toEqual([]);
      await pass(1_000);
      rounds.push(asked().length);
    }
    expect(rounds).toEqual([1, 1, 1]);
    await reaches(bobs, entry);
    await pass(600_000);
    expect([has(), asked()]).toEqual([false, []]);
    await reaches(bobs, await say('again'));
    await pass(ROUND_MS);
    expect([has(1), has(2)]).toEqual([true, true]);
  });

  test('who gets it later, or is not reached at first, is counted with the next round', async () => {
    const entry = await say();
    routes.silent.add(bob.peer);
    await pass(ROUND_MS);
    routes.silent.clear();
    await reaches(bobs, entry);
    expect(has()).toBe(false);
    await pass(RECEIPTS_AGAIN_MS[0]);
    expect(has()).toBe(true);
  });

  test('who answers nothing at all, as somebody invented does, is left alone for a while, whatever we write', async () => {
    routes.silent.add(bob.peer);
    for (let i = 0; i < 5; i++) {
      await say(`line ${i}`);
      await pass(ROUND_MS + RECEIPTS_AGAIN_MS[0]);
    }
    expect(asked()).toHaveLength(RECEIPT_MISSES_MAX);
    routes.silent.clear();
    alices.clock.pass(RECEIPT_SILENT_MS);
    await reaches(bobs, await say('are you there?'));
    await pass(ROUND_MS);
    expect(asked()).toEqual([bob.peer]);
    expect(has(6)).toBe(true);
  });

  test('is not asked once there is a link, whose digests tell', async () => {
    await say();
    alices.peers.link(bob.peer);
    await pass(600_000);
    expect(asked()).toEqual([]);
  });

  test('is one of a few who are asked at a time', async () => {
    far = Array.from({ length: 10 }, (_, i) => createPerson(`far ${i}`));
    for (const { peer } of far) routes.silent.add(peer);
    await say();
    const groups: number[] = [];
    for (let ms = 0; ms < ROUND_MS + 2 * RECEIPTS_BEAT_MS; ms += 50) {
      const before = routes.asks.length;
      await pass(50);
      if (routes.asks.length > before) groups.push(routes.asks.length - before);
    }
    expect(groups).toEqual([RECEIPTS_AT_ONCE, RECEIPTS_AT_ONCE, 10 - 2 * RECEIPTS_AT_ONCE]);
    expect(new Set(asked()).size).toBe(10);
  });

  test('is not asked either where the link comes while others are asked', async () => {
    far = Array.from({ length: 2 * RECEIPTS_AT_ONCE }, (_, i) => createPerson(`far ${i}`));
    for (const { peer } of far) routes.silent.add(peer);
    await say();
    while (routes.asks.length === 0) await pass(50);
    const linked = far.find(({ peer }) => routes.asks.every(({ to }) => to !== peer));
    if (!linked) throw new Error('all were asked at once');
    alices.peers.link(linked.peer);
    await pass(600_000);
    expect(new Set(asked()).size).toBe(far.length - 1);
  });

  test('is asked for what people read, and for nothing after the room was closed', async () => {
    const entry = await say('hello', bobs);
    await reaches(alices, entry);
    await alices.chat.write({ k: 'reaction', of: bytesOf('entry', 32), emoji: '👍' });
    await pass(60_000);
    expect(asked()).toEqual([]);
    await say();
    alices.receipts.close();
    await say('the last words');
    await pass(60_000);
    expect(asked()).toEqual([]);
  });
});

describe('[Y11] a member on the way that answers in another’s name changes nothing', () => {
  const lies: [string, (ask: ReceiptAsk, entry: Entry) => Promise<Bytes> | Bytes][] = [
    ['says no word that anybody signed', () => bytesOf('noise', 68)],
    ['says something else', () => bytesOf('noise', 7)],
    ['signs itself', (ask) => writeReceipt(ask, mallory, 1)],
    [
      'repeats what they signed of another entry',
      (ask, { body }) => writeReceipt({ ...ask, entry: entryId(body.prev) }, bob, 1),
    ],
    [
      'repeats what they signed for another author',
      (ask) => writeReceipt({ ...ask, author: carol.peer }, bob, 1),
    ],
    [
      'repeats what they signed in another room',
      (ask) => writeReceipt({ ...ask, roomId: otherRoom }, bob, 1),
    ],
    [
      'says that more is there than they signed',
      async (ask) => {
        const receipt = await writeReceipt(ask, bob, 2);
        receipt[3] = 1;
        return receipt;
      },
    ],
    ['says that they have not got it', () => NOT_YET],
  ];
  const lieOf = (entry: Entry) => ({ roomId: room, author: alice.peer, entry: entry.id });

  test.each(lies)('where it %s, and they have not got it', async (_, lie) => {
    await say('one');
    const entry = await say('two');
    for (let i = 0; i <= RECEIPTS_AGAIN_MS.length; i++) {
      routes.lied.set(bob.peer, await lie(lieOf(entry), entry));
      await pass(RECEIPTS_AGAIN_MS[i - 1] ?? ROUND_MS);
    }
    expect([has(1), has(2)]).toEqual([false, false]);
  });

  test.each(lies)('where it %s, and they have it: the next ask goes by others', async (_, lie) => {
    await say('one');
    const entry = await say('two');
    await reaches(bobs, entry);
    routes.lied.set(bob.peer, await lie(lieOf(entry), entry));
    await pass(ROUND_MS + RECEIPTS_AGAIN_MS[0]);
    expect([has(1), has(2)]).toEqual([false, true]);
  });

  test('nor one that claims too much of itself', async () => {
    far = [mallory];
    const entry = await say();
    routes.lied.set(mallory.peer, await writeReceipt(lieOf(entry), mallory, 0));
    await pass(ROUND_MS);
    expect([has(1, mallory.peer), has(2, mallory.peer), has()]).toEqual([true, false, false]);
  });
});

describe('[Y11] a member signs', () => {
  test('for the author of an entry alone, who is here, and nothing else', async () => {
    const entry = await say();
    await reaches(bobs, entry);
    expect(await bobs.hear(alice.peer, askOf(entry))).toHaveLength(68);
    expect(await bobs.hear(carol.peer, askOf(entry))).toEqual(NOT_YET);
    const other = encodeReceiptAsk(entryId(bytesOf('entry', 32)), 0);
    expect(await bobs.hear(alice.peer, other)).toEqual(NOT_YET);
    expect(await bobs.hear(alice.peer, askOf(entry).slice(1))).toBeUndefined();
    const stranger = createPerson('stranger');
    const theirs = await join(stranger);
    const said = await theirs.chat.write({ k: 'text', text: 'hello' });
    await reaches(bobs, said);
    expect(await bobs.hear(stranger.peer, askOf(said))).toBeUndefined();
  });

  test('so often for what one link brings, and no more', async () => {
    const entries: Entry[] = [];
    const most = RECEIPTS_SIGNED_BURST + 2;
    while (entries.length < 2 * most + 12) entries.push(await say(`line ${entries.length}`));
    for (let at = 0; at < entries.length; at += 50)
      await reaches(bobs, ...entries.slice(at, at + 50));
    /** Each entry is asked for once. */
    const count = async (link: PeerId, asks: number) => {
      const all = entries.splice(0, asks).map((it) => bobs.hear(alice.peer, askOf(it), link));
      return (await Promise.all(all)).filter((it) => it?.length === 68).length;
    };
    expect(await count(mallory.peer, most)).toBe(RECEIPTS_SIGNED_BURST);
    expect(await count(mallory.peer, 2)).toBe(0);
    expect(await count(carol.peer, most), 'another link').toBe(RECEIPTS_SIGNED_BURST);
    bobs.clock.pass(1_000);
    expect(await count(mallory.peer, 10)).toBe(RECEIPTS_SIGNED_PER_SECOND);
  });

  test('the same once: a link that asks for it again and again uses up nothing', async () => {
    const entry = await say();
    await reaches(bobs, entry);
    for (let i = 0; i < 2 * RECEIPTS_SIGNED_BURST; i++)
      expect(await bobs.hear(alice.peer, askOf(entry, i), mallory.peer)).toHaveLength(68);
    const later = await say();
    await reaches(bobs, later);
    expect(await bobs.hear(alice.peer, askOf(later), mallory.peer)).toHaveLength(68);
  });
});
