/** Who is typing: seldom said, soon forgotten, and nobody can make it a flood. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { PeerId } from '../../../../src/core/base/ids.ts';
import { createListeners } from '../../../../src/core/base/events.ts';
import { Typing } from '../../../../src/core/chat/typing/typing.ts';
import {
  TYPING_AGAIN_MS,
  TYPING_BURST,
  TYPING_FAR_OTHERS_MAX,
  TYPING_HEARD_MAX,
  TYPING_LASTS_MS,
  TYPING_OTHERS_MAX,
} from '../../../../src/core/limits/talk.ts';
import { createManualClock, type ManualClock } from '../../../fakes/manual-clock.ts';
import { createFakePeers, type FakePeers } from '../../../fakes/peers.ts';
import { bob, carol, createPerson } from '../../../fakes/people.ts';

let clock: ManualClock;
let peers: FakePeers;
let typing: Typing;
let others: number;
let changes: number;
/** How often everyone was told by a word that members pass on. */
let words: number;
const far = createListeners<[PeerId]>();

beforeEach(() => {
  [others, changes, words] = [2, 0, 0];
  far.clear();
  clock = createManualClock();
  peers = createFakePeers();
  typing = new Typing({
    ...{ peers, clock, others: () => others },
    words: { say: () => void (words += 1), onHeard: far.add },
    changed: () => void (changes += 1),
  });
  for (const { peer } of [bob, carol]) peers.link(peer);
});

const told = () => peers.sent.splice(0).map(({ to }) => to);
const hear = (peer = bob.peer) => peers.deliver(peer, { t: 'typing' });

describe('[G14] who types', () => {
  test('tells those with a link, and again only after a while', () => {
    typing.typed(undefined);
    expect(told()).toEqual([bob.peer, carol.peer]);
    clock.pass(TYPING_AGAIN_MS - 1);
    typing.typed(undefined);
    expect(told()).toEqual([]);
    clock.pass(1);
    typing.typed(undefined);
    expect(told()).toHaveLength(2);
  });

  test('tells of a private message only those whom it is for', () => {
    typing.typed([carol.peer]);
    expect(told()).toEqual([carol.peer]);
  });

  test('tells each link where everyone is linked, and a word that is passed on where there are more', () => {
    others = TYPING_OTHERS_MAX;
    typing.typed(undefined);
    expect([told().length, words]).toEqual([2, 0]);
    clock.pass(TYPING_AGAIN_MS);
    others += 1;
    typing.typed(undefined);
    typing.typed(undefined);
    expect([told().length, words], 'once in a while').toEqual([0, 1]);
  });

  test('tells of a private message those whom it is for and who are linked, and no members in between', () => {
    others = TYPING_FAR_OTHERS_MAX;
    typing.typed([carol.peer, createPerson('far').peer]);
    expect([told(), words]).toEqual([[carol.peer], 0]);
  });

  test('tells nobody in a hall, in private neither', () => {
    others = TYPING_FAR_OTHERS_MAX + 1;
    typing.typed(undefined);
    typing.typed([carol.peer]);
    expect([told(), words]).toEqual([[], 0]);
  });
});

describe('[G14] who is heard typing', () => {
  test('is shown for some seconds, and longer when they go on', () => {
    hear();
    expect(typing.people()).toEqual([bob.peer]);
    clock.pass(TYPING_LASTS_MS - 1);
    hear();
    clock.pass(TYPING_LASTS_MS - 1);
    expect(typing.people()).toEqual([bob.peer]);
    clock.pass(1);
    expect(typing.people()).toEqual([]);
    expect(changes, 'came and went').toBe(2);
  });

  test('is shown no more when they have written or left', () => {
    hear();
    hear(carol.peer);
    typing.ended(bob.peer);
    peers.unlink(carol.peer);
    expect(typing.people()).toEqual([]);
  });

  test('is shown when the link to them ends and they stay', () => {
    hear();
    peers.unlink(bob.peer, true);
    expect(typing.people()).toEqual([bob.peer]);
  });

  test('is shown without a link, too, once and for the same time', () => {
    far.emit(bob.peer);
    hear();
    far.emit(carol.peer);
    expect(typing.people()).toEqual([bob.peer, carol.peer]);
    clock.pass(TYPING_LASTS_MS);
    expect([typing.people(), changes]).toEqual([[], 3]);
  });

  test('is shown in a room where not everyone is linked, and not in a hall', () => {
    others = TYPING_FAR_OTHERS_MAX;
    hear();
    others += 1;
    hear(carol.peer);
    expect(typing.people()).toEqual([bob.peer]);
  });

  test('and says it all the time, is heard within a bound, and is not at fault', () => {
    for (let i = 0; i < 100; i++) hear();
    clock.pass(TYPING_LASTS_MS); // the bucket has filled up a little
    for (let i = 0; i < TYPING_BURST; i++) hear();
    expect(peers.faults).toEqual([]);
    expect(changes).toBeLessThanOrEqual(3);
  });

  test('is one of a bounded number', () => {
    const crowd = Array.from({ length: 2 * TYPING_HEARD_MAX }, (_, i) => createPerson(`p${i}`));
    for (const { peer } of crowd) hear(peer);
    expect(typing.people()).toHaveLength(TYPING_HEARD_MAX);
    clock.pass(TYPING_LASTS_MS);
    expect(typing.people()).toEqual([]);
  });
});

test('[G14] nothing is left to wait for when the room is closed', () => {
  hear();
  typing.close();
  clock.pass(TYPING_LASTS_MS);
  expect(changes).toBe(1);
});
