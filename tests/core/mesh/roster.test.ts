/** The peers we know, and the peers we refuse: both are bounded. */
import { expect, test } from 'vitest';
import { peerId, type PeerId } from '../../../src/core/base/ids.ts';
import { KNOWN_AFTER_MS, PEERS_KNOWN_MAX, SHUN_MS } from '../../../src/core/limits/mesh.ts';
import { Roster } from '../../../src/core/mesh/roster.ts';
import { createManualClock } from '../../fakes/manual-clock.ts';
import { alice, bob, bytesOf, carol, mallory } from '../../fakes/people.ts';

const rosterOptions = (clock = createManualClock()) => ({
  clock,
  isBlocked: (peer: PeerId) => peer === mallory.peer,
  metAtMs: (peer: PeerId) => (peer === carol.peer ? clock.now() - KNOWN_AFTER_MS : undefined),
});
const stranger = (n: number) => peerId(bytesOf(`stranger ${n}`, 16));

test('[M1] a peer is met once and stays the same until it is forgotten', () => {
  const roster = new Roster(rosterOptions());
  const met = roster.meet(alice.peer);
  expect(roster.meet(alice.peer)).toBe(met);
  expect(roster.get(alice.peer)).toBe(met);
  expect(roster.get(bob.peer)).toBeUndefined();
  roster.forget(alice.peer);
  expect(roster.all()).toEqual([]);
  expect(roster.meet(alice.peer)).not.toBe(met);
});

test('[M1] a full roster drops an idle peer for a newcomer, never one that is linked or dialled', () => {
  const roster = new Roster(rosterOptions());
  for (let i = 0; i < PEERS_KNOWN_MAX; i++) {
    const it = roster.meet(stranger(i));
    if (it && i !== 7) it.dialing = true;
  }
  expect(roster.meet(alice.peer)).toBeDefined();
  expect(roster.get(stranger(7))).toBeUndefined();
  expect(roster.all()).toHaveLength(PEERS_KNOWN_MAX);
  const it = roster.get(alice.peer);
  if (it) it.dialing = true;
  expect(roster.meet(bob.peer)).toBeUndefined();
  expect(roster.meet(alice.peer)).toBe(it);
});

test('[M1] peers that signaling shows displace none that had a link', () => {
  const roster = new Roster(rosterOptions());
  const lost = Array.from({ length: 10 }, (_, i) => roster.meet(peerId(bytesOf(`lost ${i}`, 16))));
  for (const it of lost) if (it) it.metAtMs = 1;
  for (let i = 0; i < 2 * PEERS_KNOWN_MAX; i++) {
    const it = roster.meet(stranger(i));
    if (it) it.hasProof = true; // not even with a proof of work
  }
  for (const it of lost) expect(it && roster.get(it.peer)).toBe(it);
  expect(
    roster.meet(carol.peer),
    'one that had a link takes the place of one that is claimed',
  ).toBeDefined();
});

test('[M7] a shunned peer is not met until the time is over', () => {
  const clock = createManualClock();
  const roster = new Roster(rosterOptions(clock));
  roster.shun(alice.peer);
  expect(roster.meet(alice.peer)).toBeUndefined();
  clock.pass(SHUN_MS - 1);
  expect(roster.meet(alice.peer)).toBeUndefined();
  expect(roster.meet(bob.peer)).toBeDefined();
  clock.pass(1);
  expect(roster.meet(alice.peer)).toBeDefined();
});

test('[M7] the number of shunned peers is bounded; the oldest goes first', () => {
  const roster = new Roster(rosterOptions());
  for (let i = 0; i <= PEERS_KNOWN_MAX; i++) roster.shun(stranger(i));
  expect(roster.meet(stranger(0))).toBeDefined();
  expect(roster.meet(stranger(1))).toBeUndefined();
  expect(roster.meet(stranger(PEERS_KNOWN_MAX))).toBeUndefined();
});

test('[M9] a crowd of newcomers does not make us forget long-known peers', () => {
  const roster = new Roster(rosterOptions());
  const carolHere = roster.meet(carol.peer);
  for (let i = 0; i < 2 * PEERS_KNOWN_MAX; i++) roster.meet(stranger(i));
  expect(roster.get(carol.peer)).toBe(carolHere);
  expect(roster.all()).toHaveLength(PEERS_KNOWN_MAX);
});

test('[B3] a blocked peer is never met', () => {
  expect(new Roster(rosterOptions()).meet(mallory.peer)).toBeUndefined();
});
