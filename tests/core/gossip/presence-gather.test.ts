/** In a large room what many links would get goes together a moment later, and not to those who said it themselves meanwhile. */
import { describe, expect, test } from 'vitest';
import type { PeerId } from '../../../src/core/base/ids.ts';
import type { PresenceMachine } from '../../../src/core/gossip/presence.ts';
import {
  GATHER_MS_EACH,
  GATHER_MS_MAX,
  GATHER_SUSPICIONS_MS_MAX,
} from '../../../src/core/limits/gossip.ts';
import { idOf, machineOf, many, record } from './presence-records.ts';

const [friend, near, far] = ['friend', 'near', 'far'].map(idOf) as [PeerId, PeerId, PeerId];

/** A machine with three links that lists so many, and has nothing left to say. */
function inRoomOf(count: number): PresenceMachine {
  const machine = machineOf(friend, near, far);
  machine.received(friend, many('person', count), false, 0);
  machine.messages(0);
  return machine;
}

/** What is said now, as `to: kind: names`. */
const said = (machine: PresenceMachine, nowMs: number) =>
  machine.messages(nowMs).flatMap(({ to, message }) => {
    if (message.t === 'presence')
      return [`${nameOf(to)}: presence: ${message.list.map((it) => it.name).join()}`];
    if (message.t !== 'suspect') return [];
    return [`${nameOf(to)}: suspect: ${message.list.map((it) => nameOf(it.peer)).join()}`];
  });

const known = new Map(
  ['friend', 'near', 'far', ...many('person', 10).map((it) => it.name)].map((name) => [
    idOf(name),
    name,
  ]),
);
const nameOf = (peer: PeerId) => known.get(peer) ?? peer;

describe('[G6] while a hall fills', () => {
  test('what comes by comparing goes on together, as what is pushed does', () => {
    const machine = inRoomOf(1_000);
    const arrives = (name: string, atMs: number) =>
      machine.received(friend, [record(name)], false, atMs);
    arrives('first', 10);
    expect(said(machine, 10), 'nothing went lately').toEqual(
      expect.arrayContaining(['near: presence: first']),
    );
    arrives('second', 20);
    arrives('third', 30);
    expect(said(machine, 30)).toEqual([]);
    expect(machine.isWaiting()).toBe(true);
    expect(said(machine, 10 + GATHER_MS_MAX)).toContain('near: presence: second,third');
  });

  test('a class waits less than a hall: one sees who comes', () => {
    const machine = inRoomOf(20);
    machine.received(friend, [record('first')], false, 10);
    said(machine, 10);
    machine.received(friend, [record('second')], false, 20);
    expect(said(machine, 10 + 22 * GATHER_MS_EACH)).toContain('near: presence: second');
  });

  test('who says it meanwhile is not told', () => {
    const machine = inRoomOf(1_000);
    machine.received(friend, [record('first')], false, 10);
    said(machine, 10);
    machine.received(friend, [record('second')], false, 20);
    machine.received(near, [record('second')], false, 30);
    const later = said(machine, 10 + GATHER_MS_MAX);
    expect(later).toContain('far: presence: second');
    expect(later.join()).not.toContain('near');
  });
});

describe('[G7] suspicions', () => {
  const [a, b, c] = many('person', 3);

  test('go together, and not to those who said them meanwhile', () => {
    const machine = inRoomOf(1_000);
    machine.suspected(friend, [record(a?.name ?? '')], 10);
    expect(said(machine, 10).toSorted()).toEqual([
      'far: suspect: person 0',
      'near: suspect: person 0',
    ]);
    machine.suspected(friend, [record(b?.name ?? '')], 20);
    machine.suspected(far, [record(c?.name ?? '')], 30);
    machine.suspected(near, [record(b?.name ?? '')], 40);
    expect(said(machine, 40)).toEqual([]);
    expect(said(machine, 10 + GATHER_SUSPICIONS_MS_MAX).toSorted()).toEqual([
      'far: suspect: person 1',
      'friend: suspect: person 2',
      'near: suspect: person 2',
    ]);
  });

  test('of an earlier record, which somebody says meanwhile, are no reason to keep silent about the later one', () => {
    const machine = inRoomOf(1_000);
    machine.suspected(friend, [record('person 0')], 10);
    said(machine, 10);
    machine.received(friend, [record('person 1', 2)], true, 15);
    said(machine, 15);
    machine.suspected(friend, [record('person 1', 2)], 20);
    machine.suspected(near, [record('person 1', 1)], 30);
    expect(said(machine, 10 + GATHER_SUSPICIONS_MS_MAX)).toContain('near: suspect: person 1');
  });
});
