/** The status of a room and its people: who is linked, who is here without a link, and whether we are outside. */
import { describe, expect, test } from 'vitest';
import type { Neighbour } from '../../../src/core/mesh/neighbour.ts';
import { createNeighbour, openLink } from '../../../src/core/mesh/new-neighbour.ts';
import { peopleView, recipientsView, statusView } from '../../../src/core/room/people-view.ts';
import { alice, bob, bytesOf, carol, createPerson } from '../../fakes/people.ts';
import type { PeerId } from '../../../src/core/base/ids.ts';
import type { Presence } from '../../../src/core/gossip/presence-book.ts';
import { LINKS_TARGET } from '../../../src/core/limits/mesh.ts';
import { createFakeLink } from '../../fakes/transport.ts';

const neighbour = (peer = bob.peer, change: Partial<Neighbour> = {}): Neighbour => ({
  ...createNeighbour(peer, 0, undefined),
  ...change,
});
const linked = () =>
  neighbour(carol.peer, { open: { ...openLink(createFakeLink(carol.peer), 0), greeted: true } });
const outside = (neighbours: readonly Neighbour[], any: boolean, clockAheadMs?: number) =>
  statusView('online', neighbours, [], { any, clockAheadMs }, false, false).outside;

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
    const status = statusView(
      'online',
      [],
      [],
      { any: false, clockAheadMs: DAYS_MS },
      false,
      false,
    );
    expect(status.clockAheadMs).toBe(DAYS_MS);
  });

  test('does not count while we are linked or linking', () => {
    const status = statusView(
      'online',
      [neighbour(bob.peer, { lost: true }), linked()],
      [],
      { any: false, clockAheadMs: undefined },
      true,
      true,
    );
    expect(status).toMatchObject({ linked: 1, linking: 0, lost: 1, locked: true, caughtUp: true });
  });
});

const present = (peer: PeerId, name = 'Somebody'): Presence => ({
  ...{ peer, at: 1, name, boxKey: bytesOf('box', 32), hasProof: false, gone: false },
  signed: { body: new Uint8Array(1), sig: new Uint8Array(64) },
});
/** More people than everyone links with. */
const CLASS = Array.from({ length: LINKS_TARGET + 1 }, (_, i) =>
  present(createPerson(`pupil ${i}`).peer, `Pupil ${i}`),
);
const listed = (neighbours: readonly Neighbour[], here: readonly Presence[]) =>
  peopleView(
    { peer: alice.peer, name: 'Alice', keeps: undefined, looks: undefined },
    neighbours,
    here,
    () => ({ gaveBytes: 0, tookBytes: 0 }),
    () => undefined,
    { isMuted: () => false, isVerified: () => false, looksOf: () => undefined },
  ).filter(({ self }) => !self);
const stateOfBob = (neighbours: readonly Neighbour[], here: readonly Presence[]) =>
  listed(neighbours, here).find(({ peer }) => peer === bob.peer)?.state;

describe('[G9] who is here without a link to us', () => {
  const failing = neighbour(bob.peer, { failures: 3, chosen: true });
  const gone = neighbour(bob.peer, { lost: true });

  test('above the full mesh, is here like everybody, and not being reached', () => {
    const here = [...CLASS, present(bob.peer, 'Bob')];
    for (const it of [neighbour(), failing, gone])
      expect(stateOfBob([it, linked()], here)).toBe('present');
    expect(stateOfBob([linked()], here)).toBe('present');
    expect(listed([linked()], here)).toHaveLength(CLASS.length + 2);
    const status = statusView(
      ...(['online', [failing, linked()], here, { any: false, clockAheadMs: undefined }] as const),
      false,
      true,
    );
    expect(status).toMatchObject({ linked: 1, here: CLASS.length + 2, linking: 0, unreached: 0 });
  });

  test('above the full mesh, whom only signaling shows is not listed', () => {
    for (const it of [neighbour(), failing, gone])
      expect(stateOfBob([it, linked()], CLASS)).toBeUndefined();
  });

  test('where everyone links with everyone, is being reached, as without any record', () => {
    for (const here of [[], [present(bob.peer)]]) {
      expect(stateOfBob([neighbour(), linked()], here)).toBe('linking');
      expect(stateOfBob([failing, linked()], here)).toBe('unreached');
      expect(stateOfBob([gone, linked()], here)).toBe('lost');
    }
    expect(stateOfBob([linked()], [present(bob.peer)])).toBe('present');
  });

  test('while we have no link at all, is being reached, or lost with all others', () => {
    const here = [...CLASS, present(bob.peer)];
    expect(stateOfBob([failing], here)).toBe('unreached');
    expect(stateOfBob([], here)).toBe('lost');
  });

  test('has the name and the key of their record', () => {
    const here = [present(bob.peer, 'Bob')];
    expect(listed([linked()], here).map(({ name }) => name)).toContain('Bob');
    const early = neighbour(bob.peer, { lost: true });
    expect(
      listed([early], here).map(({ name }) => name),
      'before any hello',
    ).toContain('Bob');
    const keys = new Map(here.map((it) => [it.peer, it.boxKey]));
    const to = recipientsView(
      alice.peer,
      [],
      here,
      [],
      (it) => keys.get(it),
      () => 'Bob',
    );
    expect(to).toEqual([{ peer: bob.peer, name: 'Bob' }]);
  });
});
