/** [M10] Whom the link lottery may draw. No number of offers gets a peer more than one ticket. */
import { expect, test } from 'vitest';
import { peerId, type PeerId } from '../../../src/core/base/ids.ts';
import {
  KNOWN_AFTER_MS,
  LINKS_MAX,
  LINKS_RESERVED,
  LOTTERY_HELD_MS,
  LOTTERY_WAITING_MAX,
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
  const clock = { now: () => NOW_MS, after: () => () => undefined, every: () => () => undefined };
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
  return { roster, turns: new LinkLottery({ roster, clock, random: random as never }) };
}

test('[M10] a peer has one ticket, whether it makes one offer or a thousand', () => {
  const { turns } = surrounded(LINKS_RESERVED);
  for (let i = 0; i < 1_000; i++) turns.wait(idOf('who hammers'));
  turns.wait(idOf('who asks once'));
  const drawn = [turns.draw()?.peer, turns.draw()?.peer];
  expect(new Set(drawn)).toEqual(new Set([idOf('who hammers'), idOf('who asks once')]));
  expect(turns.draw()).toBeUndefined();
});

test('[M10] the number of waiting peers is bounded', () => {
  const { turns } = surrounded(LINKS_RESERVED);
  for (let i = 0; i < LOTTERY_WAITING_MAX + 500; i++) turns.wait(idOf(`waits ${i}`));
  let drawn = 0;
  while (turns.draw()) drawn += 1;
  expect(drawn).toBe(LOTTERY_WAITING_MAX);
});

test('[M10] with few known peers here, it draws a sighted peer with a proof of work that was never linked', () => {
  const { roster, turns } = surrounded(0);
  turns.wait(idOf('a fake that hammers'));
  for (const name of ['idle', 'worker']) roster.meet(idOf(name));
  const worker = roster.get(idOf('worker'));
  if (worker) worker.hasProof = true;
  expect(turns.draw()).toBe(worker);
  turns.choose(idOf('worker'));
  expect(turns.isChosen(idOf('worker'))).toBe(true);
  turns.served(idOf('worker'));
  expect(turns.isChosen(idOf('worker'))).toBe(false);
});
