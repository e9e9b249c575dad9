/** Who is typing: seldom said, soon forgotten, and nobody can make it a flood. */
import { beforeEach, describe, expect, test } from 'vitest';
import { Typing } from '../../../../src/core/chat/typing/typing.ts';
import {
  TYPING_AGAIN_MS,
  TYPING_BURST,
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

beforeEach(() => {
  [others, changes] = [2, 0];
  clock = createManualClock();
  peers = createFakePeers();
  typing = new Typing({
    ...{ peers, clock, others: () => others },
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

  test('tells nobody in a room of many', () => {
    others = TYPING_OTHERS_MAX + 1;
    typing.typed(undefined);
    expect(told()).toEqual([]);
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

  test('is not shown in a room of many, whoever says so', () => {
    others = TYPING_OTHERS_MAX + 1;
    hear();
    expect(typing.people()).toEqual([]);
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
