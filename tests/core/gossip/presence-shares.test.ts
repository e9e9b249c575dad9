/** What one link says of many leaves the shares of others as they are: in what is passed on, and in the list of who is here. */
import { describe, expect, test } from 'vitest';
import type { PeerId } from '../../../src/core/base/ids.ts';
import type { Presence } from '../../../src/core/gossip/presence-book.ts';
import type { PresenceMachine } from '../../../src/core/gossip/presence.ts';
import {
  LONG_PRESENT_MS,
  PRESENT_FREE_MAX,
  PRESENT_MAX,
  RECORDS_BURST,
  RECORDS_PER_SECOND,
  SUSPECTED_MS,
  SUSPICIONS_BURST,
  SUSPICIONS_PASSED_BURST,
  TREE_TICK_MS,
} from '../../../src/core/limits/gossip.ts';
import { idOf, machineOf, many, record } from './presence-records.ts';

const proven = (name: string) => record(name, 1, { hasProof: true });

const [liar, other, friend, far] = ['liar', 'other liar', 'friend', 'far'].map(idOf) as [
  PeerId,
  PeerId,
  PeerId,
  PeerId,
];

/** Later than what is gathered waits. */
let gatheredMs = 0;
const all = (machine: PresenceMachine) => machine.messages((gatheredMs += 60_000));
/** What the machine tells `to` now. */
const said = (machine: PresenceMachine, to: PeerId) =>
  all(machine).flatMap((it) => (it.to === to ? [it.message] : []));
const suspected = (machine: PresenceMachine, to = far) =>
  said(machine, to).flatMap((it) => (it.t === 'suspect' ? it.list.map(({ peer }) => peer) : []));
const pushed = (machine: PresenceMachine, to = far) =>
  said(machine, to).flatMap((it) => (it.t === 'presence' ? it.list.map(({ name }) => name) : []));
const names = ({ book }: PresenceMachine) => new Set(Array.from(book.all(), ({ name }) => name));

describe('[G12] what is passed on', () => {
  test('of suspicions is no more than others read of us, and those who flood it leave the shares of others', () => {
    const machine = machineOf(liar, other, friend, far);
    const crowd = many('person', PRESENT_FREE_MAX - 10);
    machine.received(friend, [...crowd, record('gone')], false, 0);
    all(machine);
    for (const from of [liar, other]) machine.suspected(from, crowd, 0);
    const flooded = suspected(machine);
    expect(flooded.length).toBeGreaterThan(0);
    expect(flooded.length).toBeLessThanOrEqual(SUSPICIONS_PASSED_BURST);
    expect(SUSPICIONS_PASSED_BURST).toBeLessThan(SUSPICIONS_BURST);
    machine.suspected(friend, [record('gone')], 0);
    expect(suspected(machine)).toEqual([idOf('gone')]);
  });

  test('of suspicions alone counts: who would not hear of one stays listed', () => {
    const machine = machineOf(liar, far);
    const crowd = many('person', PRESENT_FREE_MAX - 10);
    machine.received(far, [...crowd, record('victim')], false, 0);
    all(machine);
    machine.suspected(liar, [...crowd, record('victim')], 0);
    const told = suspected(machine);
    expect(told).not.toContain(idOf('victim'));
    machine.due(SUSPECTED_MS);
    expect(machine.book.size).toBe(crowd.length + 1 - told.length);
    expect(names(machine)).toContain('victim');
  });

  test('of records is no more than others read of us, and leaves those of other links, and answers to a suspicion', () => {
    const machine = machineOf(liar, other, friend, far);
    machine.received(friend, [record('victim')], true, 0);
    machine.suspected(friend, [record('victim')], 0);
    all(machine);
    const pass = (from: PeerId, list: readonly Presence[]) => {
      machine.received(from, list, true, 0);
      machine.due(TREE_TICK_MS);
    };
    for (const from of [liar, other])
      for (let i = 0; i < 60; i++) pass(from, many(`${from} ${i}`, 60, proven));
    const flooded = pushed(machine);
    expect(flooded.length).toBeGreaterThan(0);
    expect(flooded.length).toBeLessThan((RECORDS_BURST + RECORDS_PER_SECOND) * 0.75);
    pass(friend, [proven('honest')]);
    expect(pushed(machine)).toEqual(['honest']);
    pass(liar, [record('victim', 2)]);
    expect(pushed(machine)).toEqual(['victim']);
  });
});

describe('[G8] where a crowd has filled the list', () => {
  test('with proofs of work, newcomers whom others bring get places, and those who are here for long or dear to us keep theirs', () => {
    const machine = machineOf(liar, friend);
    machine.received(friend, many('early', 50, proven), false, 0);
    machine.received(friend, [record('dear')], false, 0);
    machine.received(liar, many('fake', PRESENT_MAX, proven), false, LONG_PRESENT_MS);
    expect(machine.book.size).toBe(PRESENT_MAX);
    const late = many('late', 200, proven);
    machine.received(friend, late, false, LONG_PRESENT_MS + 1);
    expect(machine.book.size).toBe(PRESENT_MAX);
    const here = names(machine);
    for (const name of ['dear', ...[...late, ...many('early', 50)].map((it) => it.name)])
      expect(here.has(name), name).toBe(true);
  });

  test('those whom the same link brings find places in turn, and the crowd cannot go round', () => {
    const machine = machineOf(friend);
    machine.received(friend, many('fake', PRESENT_FREE_MAX), false, 0);
    let found = 0;
    for (let i = 0; i < 30; i++) {
      machine.received(friend, [record(`late ${i}`)], false, i * 1_000);
      if (names(machine).has(`late ${i}`)) found += 1;
    }
    expect(found).toBe(30);
    expect([...names(machine)].filter((it) => it.startsWith('late')).length).toBeGreaterThan(25);
    const taken = machine.received(friend, many('more', 1_000), false, 30_000);
    expect(taken).toBeLessThan(100);
    expect(machine.book.size).toBe(PRESENT_FREE_MAX);
  });

  test('a link that brings news of somebody has no hold of them', () => {
    const machine = machineOf(liar, friend);
    machine.received(friend, [record('victim')], false, 0);
    machine.received(liar, many('fake', PRESENT_FREE_MAX - 1), false, 0);
    machine.received(liar, [record('victim', 2)], true, 1);
    machine.received(friend, many('newcomer', 100), false, 2);
    expect(names(machine)).toContain('victim');
  });

  test('many who had a link here one after another have one part together', () => {
    const machine = machineOf(friend);
    for (const it of many('key', 2_000)) {
      machine.received(it.peer, [it], false, 0);
      machine.unlinked(it.peer, 0);
    }
    machine.received(friend, many('person', PRESENT_FREE_MAX), false, 0);
    expect(machine.book.size).toBe(PRESENT_FREE_MAX);
  });
});
