/** Signed words that somebody is typing: who believes them, who passes them on, and what liars get of it. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { PeerId } from '../../../../src/core/base/ids.ts';
import { idBytes } from '../../../../src/core/base/ids.ts';
import { writeTypingWord } from '../../../../src/core/chat/typing/typing-word.ts';
import {
  TypingWords,
  type TypingWordsOptions,
} from '../../../../src/core/chat/typing/typing-words.ts';
import { PRESENCE_SKEW_MS } from '../../../../src/core/limits/gossip.ts';
import {
  TYPING_BURST,
  TYPING_COUNT_MS,
  TYPING_FAR_OTHERS_MAX,
  TYPING_OTHERS_MAX,
  TYPING_WORDS_BURST,
  TYPING_WORDS_PER_SECOND,
} from '../../../../src/core/limits/talk.ts';
import type { Identity } from '../../../../src/core/ports.ts';
import { encodeMessage } from '../../../../src/core/wire/envelope.ts';
import type { TypesMessage } from '../../../../src/core/wire/message.ts';
import { createManualClock, type ManualClock } from '../../../fakes/manual-clock.ts';
import { createFakePeers, type FakePeers } from '../../../fakes/peers.ts';
import {
  alice,
  bob,
  carol,
  createPerson,
  crypto,
  mallory,
  otherRoom,
  room,
  settled,
} from '../../../fakes/people.ts';
import { largest } from '../../../rigs/messages.ts';

const dave = createPerson('dave');
const START_MS = createManualClock().now();

let clock: ManualClock;
let peers: FakePeers;
let words: TypingWords;
let others: number;
let checked: number;
/** Whose record of presence is listed, and its time. */
let here: Map<PeerId, number>;
let keys: Map<PeerId, Identity>;
/** Whose ends mended the tree. */
let mended: PeerId[];
let heard: PeerId[];

/** Alice, who is linked with Bob, Carol and Mallory; Dave is here without a link. */
beforeEach(() => {
  clock = createManualClock();
  peers = createFakePeers();
  [others, checked] = [TYPING_OTHERS_MAX + 1, 0];
  [mended, heard] = [[], []];
  const everyone = [alice, bob, carol, dave, mallory];
  keys = new Map(everyone.map((it) => [it.peer, it]));
  here = new Map(everyone.map(({ peer }) => [peer, START_MS - 60_000]));
  for (const { peer } of [bob, carol, mallory]) peers.link(peer);
  words = makeWords();
  words.onHeard((peer) => heard.push(peer));
});

const makeWords = (more: Partial<TypingWordsOptions> = {}) =>
  new TypingWords({
    ...{ roomId: room, identity: alice, peers, clock, others: () => others },
    crypto: {
      verify(...of) {
        checked += 1;
        return crypto.verify(...of);
      },
    },
    hereSince: (peer) => here.get(peer),
    keyOf: (peer) => keys.get(peer)?.publicKey,
    tree: { linksFor: () => peers.linked(), mend: (gone) => void mended.push(gone) },
    ...more,
  });

const wordOf = (who: Identity, at = clock.now(), roomId = room) => writeTypingWord(roomId, who, at);
async function hear(word: TypesMessage, from: Identity = bob): Promise<void> {
  peers.deliver(from.peer, word);
  await settled();
}
const said = () =>
  peers.sent.splice(0).map(({ to, message }) => [to, message] as [PeerId, TypesMessage]);
const receivers = () => said().map(([to]) => to);

describe('[G15] a person in a room where not everyone is linked', () => {
  test('tells it by a word that others can check, each one later than the last', async () => {
    words.say();
    words.say();
    await settled();
    const [[, first], , , [, second]] = said() as [[PeerId, TypesMessage], 0, 0, [0, TypesMessage]];
    expect([first.at, second.at]).toEqual([START_MS, START_MS + 1]);
    const bobs = createFakePeers();
    const told: PeerId[] = [];
    makeWords({ identity: bob, peers: bobs }).onHeard((peer) => told.push(peer));
    for (const word of [first, second]) {
      bobs.deliver(alice.peer, word);
      await settled();
    }
    expect([told, bobs.faults]).toEqual([[alice.peer, alice.peer], []]);
  });

  test('tells it by a word that is later than their record of presence, whatever their clock says', async () => {
    here.set(alice.peer, START_MS + 5_000);
    words.say();
    await settled();
    expect(said()[0]?.[1].at).toBe(START_MS + 5_001);
  });

  test('sends few bytes', () => {
    const longest = largest.filter(({ t }) => t === 'types').map((it) => encodeMessage(it).length);
    expect(Math.max(...longest)).toBeLessThan(120);
  });

  test('is not told of what they said themselves', async () => {
    words.say();
    await settled();
    const own = said()[0]?.[1];
    if (!own) throw new Error('nothing was said');
    await hear({ ...own, at: own.at + 1 });
    await hear(own);
    expect([heard, said(), peers.faults]).toEqual([[], [], []]);
  });

  test('says nothing more when the room is closed', async () => {
    words.say();
    words.close();
    await settled();
    expect(said()).toEqual([]);
  });

  test.each([
    ['[G16] mends the tree when a link ends, since words are not announced', 1, true],
    ['[G16] leaves it alone where everyone is linked', 0, false],
    ['[G16] leaves it alone in a hall', TYPING_FAR_OTHERS_MAX, false],
  ])('%s', (_, more, mends) => {
    others = TYPING_OTHERS_MAX + more;
    peers.unlink(carol.peer);
    expect(mended).toEqual(mends ? [carol.peer] : []);
  });
});

describe('[G15] a word of somebody who is here', () => {
  test('counts, and goes on to all but its bringer and its author', async () => {
    await hear(await wordOf(dave));
    await hear(await wordOf(carol));
    expect(heard).toEqual([dave.peer, carol.peer]);
    expect(receivers()).toEqual([carol.peer, mallory.peer, mallory.peer]);
  });

  test('goes along the links that the tree of entries names, for its author', async () => {
    const asked: PeerId[] = [];
    const linksFor = (author: PeerId) => (asked.push(author), [mallory.peer]);
    words = makeWords({
      tree: { linksFor, mend: () => undefined },
      peers: (peers = createFakePeers()),
    });
    await hear(await wordOf(dave));
    expect([asked, receivers()]).toEqual([[dave.peer], [mallory.peer]]);
  });

  test('counts once, and costs one signature, however often and by whomever it comes', async () => {
    const word = await wordOf(dave);
    for (const from of [bob, carol, mallory, bob]) peers.deliver(from.peer, word);
    await settled();
    await hear(word, carol);
    expect([heard, checked, peers.faults]).toEqual([[dave.peer], 1, []]);
    expect(receivers()).toHaveLength(2);
  });

  test('is no reason to hear less of a link that repeats it', async () => {
    const word = await wordOf(dave);
    for (let i = 0; i < 2 * TYPING_WORDS_BURST; i++) await hear(word, carol);
    await hear(await wordOf(bob), carol);
    expect(heard).toEqual([dave.peer, bob.peer]);
  });

  test('counts once more when they said it again, and not when an older one comes late', async () => {
    const old = await wordOf(dave);
    clock.pass(3_000);
    await hear(await wordOf(dave));
    await hear(old);
    expect([heard, checked]).toEqual([[dave.peer], 1]);
  });

  test('counts when their clock is wrong, and not when it is from another time', async () => {
    here.set(dave.peer, 1);
    await hear(await wordOf(dave, START_MS - PRESENCE_SKEW_MS - 1));
    await hear(await wordOf(dave, START_MS + PRESENCE_SKEW_MS + 1));
    expect([heard, checked, peers.faults]).toEqual([[], 0, []]);
    await hear(await wordOf(dave, START_MS - PRESENCE_SKEW_MS));
    await hear(await wordOf(dave, START_MS + PRESENCE_SKEW_MS));
    expect(heard).toEqual([dave.peer, dave.peer]);
  });

  test('counts in rooms of up to so many, and is looked at no further in a larger one', async () => {
    others = TYPING_FAR_OTHERS_MAX;
    await hear(await wordOf(dave));
    expect(heard).toEqual([dave.peer]);
    others += 1;
    clock.pass(3_000);
    await hear(await wordOf(dave));
    expect([heard.length, checked]).toEqual([1, 1]);
    expect(receivers()).toHaveLength(2);
    others -= 1;
    clock.pass(TYPING_COUNT_MS);
    await hear(await wordOf(dave));
    expect(heard).toHaveLength(2);
  });
});

describe('[G15] what a liar brings', () => {
  test.each<[string, () => Promise<TypesMessage>]>([
    [
      'signed by somebody else',
      async () => ({ ...(await wordOf(mallory)), author: idBytes(dave.peer) }),
    ],
    ['with another time', async () => ({ ...(await wordOf(dave)), at: START_MS + 1 })],
    ['of another room', () => wordOf(dave, START_MS, otherRoom)],
  ])('%s is shown and passed on by nobody, and is at fault', async (_, forge) => {
    await hear(await forge(), mallory);
    expect(peers.faults).toEqual([[mallory.peer, 'bad-entry']]);
    expect([heard, said()]).toEqual([[], []]);
    await hear(await wordOf(dave));
    expect(heard, 'the genuine one counts').toEqual([dave.peer]);
  });

  test('of somebody who is not here is nothing, and costs no signature', async () => {
    here.delete(dave.peer);
    await hear(await wordOf(dave), mallory);
    expect([heard, said(), checked, peers.faults]).toEqual([[], [], 0, []]);
  });

  test('of an earlier visit is nothing: it is older than the record of presence', async () => {
    const old = await wordOf(dave);
    here.set(dave.peer, START_MS + 1_000);
    clock.pass(2_000);
    await hear(old, mallory);
    expect([heard, said(), checked]).toEqual([[], [], 0]);
  });

  test('of one author counts within a bound that forgeries do not use up', async () => {
    for (let i = 1; i <= 20; i++)
      await hear(
        { ...(await wordOf(mallory)), author: idBytes(dave.peer), at: START_MS + i },
        mallory,
      );
    expect(peers.faults).toHaveLength(20);
    for (let i = 1; i <= 20; i++) await hear(await wordOf(dave, START_MS + i));
    expect(heard).toHaveLength(TYPING_BURST);
    expect(checked, 'what is beyond it costs no signature').toBe(20 + TYPING_BURST);
    expect(peers.faults, 'and is no fault').toHaveLength(20);
  });

  describe('in a flood', () => {
    const crowd = Array.from({ length: 2 * TYPING_WORDS_BURST }, (_, i) =>
      createPerson(`free ${i}`),
    );
    const flood = async (from: Identity) => {
      for (const it of crowd) {
        keys.set(it.peer, it);
        here.set(it.peer, START_MS - 1);
        peers.deliver(from.peer, await wordOf(it));
      }
      await settled();
    };

    test('is read within a bound, and what others bring goes on as before', async () => {
      await flood(mallory);
      expect(checked).toBe(TYPING_WORDS_BURST);
      const passed = receivers().filter((it) => it === carol.peer).length;
      expect(passed).toBeLessThan(TYPING_WORDS_BURST / 4);
      await hear(await wordOf(dave), bob);
      expect(heard.at(-1)).toBe(dave.peer);
      expect(receivers()).toEqual([carol.peer, mallory.peer]);
    });

    test('goes on by no more than others read', async () => {
      const links = Array.from({ length: 24 }, (_, i) => createPerson(`link ${i}`));
      for (const it of links) peers.link(it.peer);
      for (const it of links) {
        await flood(it);
        for (const { peer } of crowd) here.set(peer, (here.get(peer) ?? 0) + 1);
        clock.pass(1);
      }
      const passed = receivers().filter((it) => it === carol.peer).length;
      expect(passed).toBeGreaterThan(TYPING_WORDS_BURST / 4);
      expect(passed).toBeLessThan(TYPING_WORDS_BURST + TYPING_WORDS_PER_SECOND);
    });
  });
});
