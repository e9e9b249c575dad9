/** What goes to whom: counted for a few seconds, and bounded. */
import { expect, test } from 'vitest';
import { fileId } from '../../../../src/core/base/ids.ts';
import { OUTGOING_MAX } from '../../../../src/core/limits/swarm.ts';
import { Outgoing } from '../../../../src/core/swarm/serve/outgoing.ts';
import { createManualClock } from '../../../fakes/manual-clock.ts';
import { alice, bob, bytesOf } from '../../../fakes/people.ts';

const file = (name: string) => fileId(bytesOf(name, 16));

test('speeds are those of each file to each person, and end with them', () => {
  const clock = createManualClock();
  const outgoing = new Outgoing(clock);
  for (let second = 0; second < 5; second++) {
    outgoing.went(file('film'), alice.peer, 2_000);
    outgoing.went(file('film'), bob.peer, 1_000);
    clock.pass(1_000);
  }
  const [one, two, ...more] = outgoing.list();
  expect(one).toMatchObject({ file: file('film'), peer: alice.peer });
  expect(one?.bytesPerSecond).toBe(2 * (two?.bytesPerSecond ?? 0));
  expect(more).toEqual([]);
  outgoing.forget(alice.peer);
  expect(outgoing.list().map(({ peer }) => peer)).toEqual([bob.peer]);
  clock.pass(6_000);
  expect(outgoing.list()).toEqual([]);
});

test('files without end take no more room than their bound', () => {
  const outgoing = new Outgoing(createManualClock());
  for (let i = 0; i < 2 * OUTGOING_MAX; i++) outgoing.went(file(`file ${i}`), bob.peer, 1);
  expect(outgoing.list()).toHaveLength(OUTGOING_MAX);
});
