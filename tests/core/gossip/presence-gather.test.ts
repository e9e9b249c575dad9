/** In a large room what many links would get goes together a moment later, and not to those who said it themselves meanwhile. */
import { describe, expect, test } from 'vitest';
import type { PeerId } from '../../../src/core/base/ids.ts';
import { Gathered } from '../../../src/core/gossip/gathered.ts';
import type { Version } from '../../../src/core/gossip/presence-compare.ts';
import type { PresenceMachine } from '../../../src/core/gossip/presence.ts';
import {
  GATHER_MS_EACH,
  GATHER_MS_MAX,
  GATHER_SUSPICIONS_MS_MAX,
  PRESENCE_PASSED_ON_MAX,
  SUSPECTED_MS,
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
  ['friend', 'near', 'far', 'first', 'second', ...many('person', 10).map((it) => it.name)].map(
    (name) => [idOf(name), name],
  ),
);
const nameOf = (peer: PeerId) => known.get(peer) ?? peer;

describe('what waits', () => {
  test('is not known to who names an earlier record, nor to others', () => {
    const gathered = new Gathered<Version>();
    const isDue = () => gathered.take(0, 0).map(([to]) => to);
    const later = { peer: idOf('person'), at: 2 };
    for (const to of [near, far]) gathered.add(to, later);
    gathered.isKnownTo(near, { ...later, at: 1 });
    expect(isDue()).toEqual([near, far]);
    for (const to of [near, far]) gathered.add(to, later);
    gathered.isKnownTo(near, later);
    expect(isDue()).toEqual([far]);
    gathered.add(near, later);
    gathered.forget(near);
    expect(isDue()).toEqual([]);
  });
});

describe('[G6] while a hall fills', () => {
  test.each([true, false])('what comes goes on together (pushed: %s)', (pushed) => {
    const machine = inRoomOf(1_000);
    const arrives = (name: string, atMs: number) =>
      machine.received(friend, [record(name)], pushed, atMs);
    arrives('first', 10);
    expect(said(machine, 10), 'nothing went lately').toContain('near: presence: first');
    arrives('second', 20);
    arrives('third', 30);
    expect(said(machine, 30)).toEqual([]);
    expect(machine.isWaiting()).toBe(true);
    expect(said(machine, 10 + GATHER_MS_MAX)).toContain('near: presence: second,third');
  });

  test('a class waits less than a hall: one sees who comes', () => {
    const machine = inRoomOf(20);
    arrived(machine, 'first', 'second');
    expect(said(machine, 20)).toEqual([]);
    expect(said(machine, 10 + 22 * GATHER_MS_EACH)).toContain('near: presence: second');
  });

  test.each([true, false])('who says it meanwhile is not told (pushed: %s)', (pushed) => {
    const machine = inRoomOf(1_000);
    for (const [name, atMs] of [
      ['first', 10],
      ['second', 20],
    ] as const) {
      machine.received(friend, [record(name)], pushed, atMs);
      said(machine, atMs);
    }
    machine.received(near, [record('second')], pushed, 30);
    const later = said(machine, 10 + GATHER_MS_MAX);
    expect(later).toContain('far: presence: second');
    expect(later.join()).not.toContain('near');
  });

  test('who comes and leaves again is not said to be here afterwards', () => {
    const machine = inRoomOf(1_000);
    arrived(machine, 'first', 'second');
    machine.received(friend, [record('second', 2, { gone: true })], true, 30);
    said(machine, 30);
    expect(said(machine, 10 + GATHER_MS_MAX)).toEqual([]);
  });

  test('a later record takes the place of what waits, also where it would not go on itself', () => {
    const machine = inRoomOf(1_000);
    arrived(machine, 'first', 'second');
    const list = [record('second', 2), ...many('other', PRESENCE_PASSED_ON_MAX)];
    machine.received(far, list, false, 30);
    expect(said(machine, 30)).toEqual(['near: presence: second']);
  });

  test('who answers a suspicion too late does not wait', () => {
    const machine = inRoomOf(1_000);
    machine.suspected(friend, [record('person 1')], 0);
    machine.due(SUSPECTED_MS);
    machine.received(friend, [record('first')], true, SUSPECTED_MS);
    said(machine, SUSPECTED_MS);
    machine.received(friend, [record('person 1', 2)], true, SUSPECTED_MS + 10);
    expect(said(machine, SUSPECTED_MS + 10)).toContain('near: presence: person 1');
  });
});

describe('[G7] suspicions', () => {
  const suspects = (machine: PresenceMachine, from: PeerId, name: string, atMs: number) =>
    machine.suspected(from, [record(name)], atMs);
  const dueMs = 10 + GATHER_SUSPICIONS_MS_MAX;

  test('go together, and not to those who said them meanwhile', () => {
    const machine = inRoomOf(1_000);
    suspects(machine, friend, 'person 0', 10);
    expect(said(machine, 10).toSorted()).toEqual([
      'far: suspect: person 0',
      'near: suspect: person 0',
    ]);
    suspects(machine, friend, 'person 1', 20);
    suspects(machine, far, 'person 2', 30);
    suspects(machine, near, 'person 1', 40);
    expect(said(machine, 40)).toEqual([]);
    expect(said(machine, dueMs).toSorted()).toEqual([
      'far: suspect: person 1',
      'friend: suspect: person 2',
      'near: suspect: person 2',
    ]);
  });

  test('do not wait for who is suspected', () => {
    const machine = inRoomOf(1_000);
    machine.received(near, [{ ...record('near'), peer: near }], true, 5);
    suspects(machine, friend, 'person 0', 10);
    said(machine, 10);
    suspects(machine, friend, 'near', 20);
    expect(said(machine, 20)).toEqual(['near: suspect: near']);
  });

  test('come after the record that they are about', () => {
    const machine = inRoomOf(1_000);
    arrived(machine, 'first', 'second');
    suspects(machine, far, 'second', 30);
    const all = said(machine, 30);
    expect(all.indexOf('near: presence: second')).toBeGreaterThanOrEqual(0);
    expect(all.indexOf('near: suspect: second')).toBeGreaterThan(
      all.indexOf('near: presence: second'),
    );
  });

  test('are not said when the answer has come', () => {
    const machine = inRoomOf(1_000);
    suspects(machine, friend, 'person 0', 10);
    said(machine, 10);
    suspects(machine, friend, 'person 1', 20);
    machine.received(friend, [record('person 1', 2)], true, 30);
    expect([...said(machine, 30), ...said(machine, dueMs)].join()).not.toContain('suspect');
  });
});

/** Brings them, the first at 10 ms and the others at 20: then those wait. */
function arrived(machine: PresenceMachine, first: string, ...others: string[]): void {
  machine.received(friend, [record(first)], false, 10);
  said(machine, 10);
  for (const name of others) machine.received(friend, [record(name)], false, 20);
}
