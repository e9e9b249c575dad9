/** The status of a room: how many people are linked, and whether we are outside. */
import { describe, expect, test } from 'vitest';
import { createNeighbour, openLink, type Neighbour } from '../../../src/core/mesh/neighbour.ts';
import { statusView } from '../../../src/core/room/people-view.ts';
import { bob, carol } from '../../fakes/people.ts';
import { createFakeLink } from '../../fakes/transport.ts';

const neighbour = (peer = bob.peer, change: Partial<Neighbour> = {}): Neighbour => ({
  ...createNeighbour(peer, 0, undefined),
  ...change,
});
const linked = () =>
  neighbour(carol.peer, { open: { ...openLink(createFakeLink(carol.peer), 0), greeted: true } });
const outside = (neighbours: readonly Neighbour[], any: boolean, clockAheadMs?: number) =>
  statusView('online', neighbours, { any, clockAheadMs }, false, false).outside;

describe('who is outside', () => {
  test('[R8] learns of people whose peer records do not open, unless somebody answers', () => {
    expect(outside([], false)).toBeUndefined();
    expect(outside([], true)).toBe('unreadable');
    expect(outside([neighbour()], true)).toBeUndefined();
    expect(outside([linked()], true)).toBeUndefined();
  });

  test('[R10] learns of people who do not answer, once an attempt has failed', () => {
    expect(outside([neighbour()], false)).toBeUndefined();
    expect(outside([neighbour(bob.peer, { failures: 1 })], false)).toBe('unanswered');
    expect(outside([neighbour(bob.peer, { failures: 1 })], true)).toBe('unanswered');
    const answered = { failures: 1, trouble: 'no-path' } as const;
    expect(outside([neighbour(bob.peer, answered)], true)).toBe('unreached');
    expect(outside([neighbour(bob.peer, answered), linked()], true)).toBeUndefined();
    expect(outside([neighbour(bob.peer, { failures: 3 }), linked()], false)).toBeUndefined();
  });

  test('[S4] learns that clocks are apart, and not of a password or a lock', () => {
    const DAYS_MS = 3 * 86_400_000;
    expect(outside([], true, DAYS_MS)).toBe('clock');
    expect(outside([], false, -DAYS_MS)).toBe('clock');
    expect(outside([neighbour(bob.peer, { failures: 1 })], false, DAYS_MS)).toBe('clock');
    expect(outside([linked()], false, DAYS_MS)).toBeUndefined();
    expect(outside([neighbour()], false, DAYS_MS), 'still trying').toBeUndefined();
    const status = statusView('online', [], { any: false, clockAheadMs: DAYS_MS }, false, false);
    expect(status.clockAheadMs).toBe(DAYS_MS);
  });

  test('does not count while we are linked or linking', () => {
    const status = statusView(
      'online',
      [neighbour(bob.peer, { lost: true }), linked()],
      { any: false, clockAheadMs: undefined },
      true,
      true,
    );
    expect(status).toMatchObject({ linked: 1, linking: 0, lost: 1, locked: true, caughtUp: true });
  });
});
