/** Where others' cursors are in a note: told seldom and over links alone, forgotten soon, and nobody can make it a flood. */
import { beforeEach, describe, expect, test } from 'vitest';
import { entryId, idBytes } from '../../../src/core/base/ids.ts';
import {
  CURSOR_AGAIN_MS,
  CURSOR_LASTS_MS,
  CURSOR_STAYS_MS,
  CURSORS_BURST,
  CURSORS_MAX,
} from '../../../src/core/limits/notes.ts';
import { LATER_MESSAGE_BYTES_MAX } from '../../../src/core/limits/shared.ts';
import { TYPING_OTHERS_MAX } from '../../../src/core/limits/talk.ts';
import { Cursors, type Cursor } from '../../../src/core/notes/cursors.ts';
import { encodeMessage } from '../../../src/core/wire/envelope.ts';
import type { CursorMessage } from '../../../src/core/wire/message.ts';
import { createManualClock, type ManualClock } from '../../fakes/manual-clock.ts';
import { createFakePeers, type FakePeers } from '../../fakes/peers.ts';
import { bob, bytesOf, carol, createPerson } from '../../fakes/people.ts';
import { largest } from '../../rigs/messages.ts';

const [list, songs] = [entryId(bytesOf('list', 32)), entryId(bytesOf('songs', 32))];
const END: Cursor = { anchor: undefined, head: undefined };
const before = (clock: number): Cursor => ({
  anchor: { client: 7, clock },
  head: { client: 7, clock: clock + 1 },
});

let clock: ManualClock;
let peers: FakePeers;
let cursors: Cursors;
let others: number;
let changes: string[];

beforeEach(() => {
  [others, changes] = [2, []];
  clock = createManualClock();
  peers = createFakePeers();
  cursors = new Cursors({
    ...{ peers, clock, others: () => others },
    changed: (note) => void changes.push(note),
  });
  for (const { peer } of [bob, carol]) peers.link(peer);
});

const told = () => peers.sent.splice(0);
const saidAt = () => told().map(({ message }) => (message.t === 'cursor' ? message.at : message.t));
const hear = (at: CursorMessage['at'], note = list, peer = bob.peer) =>
  peers.deliver(peer, { t: 'cursor', note: idBytes(note), at });

describe('[O12] whose cursor moves', () => {
  test('tells it at once, then at most some times a second, the last place always', () => {
    for (let i = 0; i < 5; i++) cursors.point(list, before(i));
    expect(told()).toEqual([
      {
        to: 'all',
        message: {
          t: 'cursor',
          note: idBytes(list),
          at: [
            [7, 0],
            [7, 1],
          ],
        },
      },
    ]);
    clock.pass(CURSOR_AGAIN_MS);
    expect(saidAt()).toEqual([
      [
        [7, 4],
        [7, 5],
      ],
    ]);
    cursors.point(list, before(4));
    clock.pass(CURSOR_STAYS_MS - 1);
    expect(saidAt(), 'what is known is not said').toEqual([]);
  });

  test('and stays, tells so again for those who came meanwhile', () => {
    cursors.point(list, END);
    clock.pass(2 * CURSOR_STAYS_MS);
    expect(saidAt()).toEqual([
      [[], []],
      [[], []],
      [[], []],
    ]);
  });

  test('tells when they no longer edit the note, once', () => {
    cursors.point(songs, undefined);
    expect(told()).toEqual([]);
    cursors.point(list, END);
    cursors.point(songs, undefined);
    cursors.point(list, undefined);
    cursors.point(list, undefined);
    expect(saidAt()).toEqual([[[], []], []]);
    clock.pass(CURSOR_STAYS_MS);
    expect(told()).toEqual([]);
  });

  test('tells nobody in a room of many', () => {
    others = TYPING_OTHERS_MAX + 1;
    cursors.point(list, END);
    cursors.point(list, undefined);
    expect(told()).toEqual([]);
  });

  test('tells those who open the note where it is, and only them', () => {
    cursors.point(list, before(3));
    told();
    hear([[], []]);
    expect(told().map(({ to }) => to)).toEqual([bob.peer]);
    hear([[], [7, 1]]);
    hear([[], []], songs, carol.peer);
    expect(told()).toEqual([]);
  });

  test('[W5] says no more than what a version that does not know it drops', () => {
    const longest = largest.filter(({ t }) => t === 'cursor').map((it) => encodeMessage(it).length);
    expect(longest).toHaveLength(1);
    expect(Math.max(...longest)).toBeLessThanOrEqual(100);
    expect(LATER_MESSAGE_BYTES_MAX).toBeGreaterThan(100);
  });
});

describe('[O12] whose cursor is heard', () => {
  test('is shown where they say, in that note, until they close it', () => {
    hear([[], [7, 3]]);
    expect(cursors.of(list)).toMatchObject([
      [bob.peer, { anchor: undefined, head: { client: 7, clock: 3 } }],
    ]);
    expect(cursors.of(songs)).toEqual([]);
    hear([], songs);
    expect(cursors.of(list)).toHaveLength(1);
    hear([]);
    expect(cursors.of(list)).toEqual([]);
    expect(changes).toEqual([list, list]);
  });

  test('is in one note at a time', () => {
    hear([[], []]);
    hear([[], []], songs);
    expect([cursors.of(list), cursors.of(songs)].map((it) => it.length)).toEqual([0, 1]);
    expect(changes).toEqual([list, list, songs]);
  });

  test('is shown for a while, longer when they say so again, and not when they have left', () => {
    hear([[], []]);
    hear([[], []], list, carol.peer);
    clock.pass(CURSOR_LASTS_MS - 1);
    hear([[], []]);
    clock.pass(1);
    expect(cursors.of(list).map(([peer]) => peer)).toEqual([bob.peer]);
    peers.unlink(bob.peer);
    expect(cursors.of(list)).toEqual([]);
  });

  test('is not shown in a room of many, whoever says so', () => {
    others = TYPING_OTHERS_MAX + 1;
    hear([[], []]);
    expect(cursors.of(list)).toEqual([]);
  });

  test('and says it all the time, is heard within a bound, and is not at fault', () => {
    cursors.point(list, END);
    told();
    for (let i = 0; i < 500; i++) hear(i % 2 ? [] : [[], [7, i]]);
    expect(changes.length).toBeLessThanOrEqual(CURSORS_BURST);
    expect(told().length, 'what it has us say').toBeLessThanOrEqual(CURSORS_BURST);
    expect(peers.faults).toEqual([]);
  });

  test('is one of a bounded number', () => {
    const crowd = Array.from({ length: 2 * CURSORS_MAX }, (_, i) => createPerson(`p${i}`));
    for (const { peer } of crowd) hear([[], []], list, peer);
    expect(cursors.of(list)).toHaveLength(CURSORS_MAX);
    clock.pass(CURSOR_LASTS_MS);
    expect(cursors.of(list)).toEqual([]);
  });
});

test('[O12] nothing is left to wait for, and nothing heard, when the room is closed', () => {
  cursors.point(list, END);
  hear([[], []]);
  cursors.close();
  told();
  hear([[], []], list, carol.peer);
  clock.pass(CURSOR_LASTS_MS);
  expect([cursors.of(list), told(), changes.length]).toEqual([[], [], 1]);
});
