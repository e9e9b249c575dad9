/** [M10] Whom the link lottery may draw. No number of offers gets a peer more than one ticket. */
import { expect, test } from 'vitest';
import { peerId, type PeerId } from '../../../src/core/base/ids.ts';
import {
  KNOWN_AFTER_MS,
  LINKS_MAX,
  LINKS_RESERVED,
  LOTTERY_CROWD,
  LOTTERY_EVERY_MS,
  LOTTERY_HELD_MS,
  LOTTERY_WAITING_MAX,
  LOTTERY_WAITING_MS,
} from '../../../src/core/limits/mesh.ts';
import { Roster } from '../../../src/core/mesh/roster.ts';
import { LinkLottery } from '../../../src/core/mesh/link-lottery.ts';
import type { Link } from '../../../src/core/ports.ts';
import { bytesOf } from '../../fakes/people.ts';

const NOW_MS = 1_700_000_000_000;
const idOf = (name: string): PeerId => peerId(bytesOf(name, 16));
const aLink = {} as Link;

/** A lottery with `friends` links to long-known peers, and with newcomers up to their share. */
function surrounded(friends: number) {
  const known = new Set(Array.from({ length: friends }, (_, i) => idOf(`friend ${i}`)));
  let nowMs = NOW_MS;
  const clock = { now: () => nowMs, after: () => () => undefined, every: () => () => undefined };
  const metAtMs = (peer: PeerId) => (known.has(peer) ? NOW_MS - KNOWN_AFTER_MS : undefined);
  const roster = new Roster({ clock, isBlocked: () => false, metAtMs });
  const strangers = Math.min(LINKS_MAX - LINKS_RESERVED, LINKS_MAX - friends);
  for (const peer of [
    ...known,
    ...Array.from({ length: strangers }, (_, i) => idOf(`fake ${i}`)),
  ]) {
    const it = roster.meet(peer);
    if (it)
      Object.assign(it, { open: aLink, hasProof: true, linkedAtMs: NOW_MS - LOTTERY_HELD_MS });
  }
  let draws = 0;
  const random = { next: () => (draws++ * 0.618) % 1, fill: () => undefined };
  const turns = new LinkLottery({ roster, clock, random: random as never });
  return { roster, turns, pass: (ms: number) => void (nowMs += ms) };
}

test('[M10] a peer has one ticket, whether it makes one offer or a thousand', () => {
  const { turns, pass } = surrounded(LINKS_RESERVED);
  for (let i = 0; i < 1_000; i++) turns.refused(idOf('who hammers'), true);
  turns.refused(idOf('who asks once'), true);
  const draw = () => {
    pass(LOTTERY_EVERY_MS);
    return turns.draw()?.peer;
  };
  expect(new Set([draw(), draw()])).toEqual(new Set([idOf('who hammers'), idOf('who asks once')]));
  expect(draw()).toBeUndefined();
});

test('[M10] it draws at each beat while a crowd asks, seldom while few do, and not at all once nobody asks any more', () => {
  const { turns, pass } = surrounded(LINKS_RESERVED);
  for (let i = 0; i <= LOTTERY_CROWD; i++) turns.refused(idOf(`one of a crowd ${i}`), true);
  expect([turns.draw(), turns.draw()].every(Boolean)).toBe(true);
  expect(turns.draw(), 'no crowd any more').toBeUndefined();
  pass(LOTTERY_EVERY_MS);
  expect(turns.draw()).toBeDefined();
  pass(LOTTERY_WAITING_MS);
  expect(turns.draw()).toBeUndefined();
});

test('[M9] a crowd presses while as many as make one were refused lately, with or without work', () => {
  const { turns, pass } = surrounded(LINKS_RESERVED);
  for (let i = 0; i < 1_000; i++) turns.refused(idOf('who hammers'), true);
  for (let i = 2; i < LOTTERY_CROWD; i++) turns.refused(idOf(`one of a crowd ${i}`), false);
  expect(turns.isPressed()).toBe(false);
  turns.refused(idOf('the last of a crowd'), false);
  expect(turns.isPressed()).toBe(true);
  pass(LOTTERY_WAITING_MS);
  expect(turns.isPressed()).toBe(false);
});

test('[M10] the number of waiting peers is bounded', () => {
  const { turns } = surrounded(LINKS_RESERVED);
  for (let i = 0; i < LOTTERY_WAITING_MAX + 500; i++) turns.refused(idOf(`waits ${i}`), true);
  let drawn = 0;
  while (turns.draw()) drawn += 1;
  expect(drawn).toBe(LOTTERY_WAITING_MAX - LOTTERY_CROWD + 1);
});

test('[M10] with few known peers here, it draws a sighted peer with a proof of work that was never linked', () => {
  const { roster, turns } = surrounded(0);
  turns.refused(idOf('a fake that hammers'), true);
  for (const name of ['idle', 'worker']) roster.meet(idOf(name));
  const worker = roster.get(idOf('worker'));
  if (worker) worker.hasProof = true;
  expect(turns.draw()).toBe(worker);
  turns.choose(idOf('worker'));
  expect(turns.isChosen(idOf('worker'))).toBe(true);
  turns.served(idOf('worker'));
  expect(turns.isChosen(idOf('worker'))).toBe(false);
});
