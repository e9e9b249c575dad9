/** What peers tell each other about interest and choking, and when. */
import { describe, expect, test } from 'vitest';
import type { PeerId } from '../../../../src/core/base/ids.ts';
import { TICK_MS } from '../../../../src/core/limits/shared.ts';
import { RECHOKE_MS, REGULAR_SLOTS } from '../../../../src/core/limits/swarm.ts';
import { ChokeScheduler } from '../../../../src/core/swarm/serve/choke-scheduler.ts';
import { Traffic } from '../../../../src/core/swarm/serve/traffic.ts';
import { createManualClock } from '../../../fakes/manual-clock.ts';
import { randomOf } from '../../../fakes/people.ts';

const SLOTS = REGULAR_SLOTS + 1;
const named = (name: string | number) => `peer ${name}` as PeerId;
const crowd = Array.from({ length: SLOTS + 3 }, (_, i) => named(i));

function createRig(seeding = false) {
  const clock = createManualClock();
  const traffic = new Traffic(clock);
  const said: string[] = [];
  const dropped: PeerId[] = [];
  const heard: [PeerId, boolean][] = [];
  const wanted = new Set<PeerId>();
  const scheduler = new ChokeScheduler({
    clock,
    random: randomOf('choking'),
    traffic,
    send: (peer, { t }) => void said.push(`${t} ${peer}`),
    seeding: () => seeding,
    wanted: () => wanted,
    choked: (peer) => void dropped.push(peer),
    heard: (peer, chokes) => void heard.push([peer, chokes]),
  });
  const meet = (...peers: PeerId[]) => peers.forEach((peer) => scheduler.onLinked(peer));
  const ask = (...peers: PeerId[]) => peers.map((peer) => scheduler.admits(peer));
  const rest = (ms: number) => {
    for (let passed = 0; passed < ms; passed += TICK_MS) {
      clock.pass(TICK_MS);
      scheduler.tick();
    }
  };
  return { scheduler, clock, traffic, said, dropped, heard, wanted, meet, ask, rest };
}

describe('[C3] a new link', () => {
  test('is unchoked without a message while there is room, even when the peer never says interested', () => {
    const { said, meet, ask, rest } = createRig();
    meet(...crowd.slice(0, SLOTS));
    expect(ask(...crowd.slice(0, SLOTS))).toEqual(Array(SLOTS).fill(true));
    rest(3 * RECHOKE_MS);
    expect(said).toEqual([]);
  });

  test('beyond the slots is choked at once, whether the peer says interested or just asks', () => {
    const { scheduler, said, meet, ask, dropped } = createRig(true);
    meet(...crowd);
    ask(...crowd.slice(0, SLOTS));
    scheduler.onMessage(named(SLOTS), { t: 'interested' });
    ask(named(SLOTS + 1));
    const choked = said.filter((it) => it.startsWith('choke'));
    expect(choked).toHaveLength(2);
    expect(dropped).toHaveLength(2);
    expect(ask(...crowd).filter((answered) => answered)).toHaveLength(SLOTS);
  });

  test('does not exist before the peer comes and after it goes', () => {
    const { scheduler, ask, meet, said } = createRig();
    expect(ask(named('x'))).toEqual([false]);
    scheduler.onMessage(named('x'), { t: 'choke' });
    scheduler.asking(named('x'));
    expect(scheduler.chokedBy(named('x'))).toBe(false);
    meet(named('x'));
    scheduler.onUnlinked(named('x'));
    scheduler.onUnlinked(named('x'));
    expect(said).toEqual([]);
  });
});

describe('[C1] a slot', () => {
  test('that is given back goes to a waiting peer at once, and its holder starts no new turn by coming back', () => {
    const { scheduler, meet, ask, said } = createRig(true);
    meet(...crowd.slice(0, SLOTS + 1));
    ask(...crowd.slice(0, SLOTS + 1));
    const waiting = crowd.slice(0, SLOTS + 1).filter((peer) => !ask(peer)[0]);
    const leaver = crowd.find((peer) => !waiting.includes(peer)) as PeerId;
    said.length = 0;
    scheduler.onMessage(leaver, { t: 'uninterested' });
    expect(said).toEqual([`unchoke ${waiting[0]}`]);
    expect(ask(leaver)).toEqual([false]);
    expect(said).toEqual([`unchoke ${waiting[0]}`, `choke ${leaver}`]);
  });

  test('is free when its holder leaves', () => {
    const { scheduler, meet, ask, said } = createRig(true);
    meet(...crowd.slice(0, SLOTS + 1));
    ask(...crowd.slice(0, SLOTS + 1));
    said.length = 0;
    scheduler.onUnlinked(crowd.find((peer) => ask(peer)[0]) as PeerId);
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^unchoke/);
  });

  test('is kept between rounds and reassigned in a round', () => {
    const { traffic, meet, ask, rest } = createRig();
    meet(...crowd);
    for (const peer of crowd) traffic.took(peer, 1e9); // no credit
    rest(RECHOKE_MS);
    ask(...crowd);
    rest(RECHOKE_MS);
    const givers = crowd.filter((peer) => !ask(peer)[0]).slice(0, REGULAR_SLOTS);
    for (const peer of givers) traffic.gave(peer, 1_000);
    rest(RECHOKE_MS);
    const open = givers.length;
    expect(ask(...givers)).toEqual(Array(open).fill(true));
    expect(crowd.filter((peer) => ask(peer)[0]).length).toBeLessThanOrEqual(open + 1);
  });
});

test('[C5] peers that come and go all the time have nobody else choked between rounds', () => {
  const { scheduler, said, meet, ask } = createRig(true);
  const [x, y] = [named('x'), named('y')];
  meet(...crowd.slice(0, SLOTS), x, y);
  ask(...crowd.slice(0, SLOTS));
  for (let i = 0; i < 1_000; i++) {
    for (const peer of [x, y]) {
      scheduler.onMessage(peer, { t: 'interested' });
      scheduler.onMessage(peer, { t: 'uninterested' });
    }
  }
  expect(said.filter((it) => !it.endsWith(x) && !it.endsWith(y))).toEqual([]);
});

describe('[C2] our own interest', () => {
  const x = named('x');

  test('is told before the first request, once, and taken back when nothing is wanted', () => {
    const { scheduler, said, meet, wanted, rest } = createRig();
    meet(x);
    wanted.add(x);
    scheduler.asking(x);
    scheduler.asking(x);
    rest(TICK_MS);
    expect(said).toEqual([`interested ${x}`]);
    wanted.clear();
    scheduler.review();
    rest(TICK_MS);
    expect(said).toEqual([`interested ${x}`, `uninterested ${x}`]);
  });

  test('is told without a request to a peer that chokes us', () => {
    const { scheduler, said, heard, meet, wanted, rest } = createRig();
    meet(x);
    wanted.add(x);
    rest(TICK_MS);
    expect(said).toEqual([]);
    scheduler.onMessage(x, { t: 'choke' });
    scheduler.onMessage(x, { t: 'choke' });
    rest(TICK_MS);
    expect(said).toEqual([`interested ${x}`]);
    expect(scheduler.chokedBy(x)).toBe(true);
    scheduler.onMessage(x, { t: 'unchoke' });
    expect(heard).toEqual([
      [x, true],
      [x, false],
    ]);
  });

  test('a new link forgets a choke of the one before', () => {
    const { scheduler, meet } = createRig();
    meet(x);
    scheduler.onMessage(x, { t: 'choke' });
    scheduler.onUnlinked(x);
    meet(x);
    expect(scheduler.chokedBy(x)).toBe(false);
  });
});
