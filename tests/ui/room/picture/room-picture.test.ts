/** What the picture of a room shows: our links, those that others tell of, and what flows. */
import { describe, expect, test } from 'vitest';
import type { Person } from '../../../../src/core/api/views.ts';
import type { PeerId } from '../../../../src/core/base/ids.ts';
import { areSameFlows, countBytes, flowsBetween } from '../../../../src/ui/room/picture/flows.ts';
import { roomPicture, type PictureFacts } from '../../../../src/ui/room/picture/room-picture.ts';
import { fakePeer, fakePerson, SELF } from '../../../fakes/room-views.ts';

const self = fakePerson('Esra', { peer: SELF, self: true });
const lines = (path: string) => path.split('M').length - 1;
const draw = (people: readonly Person[], change: Partial<PictureFacts> = {}) =>
  roomPicture({
    self: SELF,
    people: [self, ...people],
    linksOf: () => undefined,
    flowOf: () => undefined,
    inkOf: () => 3,
    ...change,
  });
const far = { state: 'present', path: 'unknown' } as const;

describe('the picture of a room', () => {
  test('has our links, and a hollow square for each who has none with us', () => {
    const drawn = draw([fakePerson('Ana'), fakePerson('Bo'), fakePerson('Cy', far)]);
    expect([lines(drawn.own), lines(drawn.far), drawn.here]).toEqual([2, 1, 3]);
    expect(drawn.squares.map(({ ink, path }) => [ink, lines(path)])).toEqual([[3, 2]]);
  });

  test('leaves out those who are not here', () => {
    const drawn = draw([fakePerson('Ana', { state: 'lost' })]);
    expect(drawn).toMatchObject({ places: [], here: 0, own: '', far: '' });
  });

  test('leads to somebody through the member that forwards', () => {
    const forwarder = { peer: fakePeer('Ana'), name: 'Ana' };
    const drawn = draw([fakePerson('Ana'), fakePerson('Bo', { forwarder })]);
    expect([lines(drawn.own), lines(drawn.forwarded)]).toEqual([1, 1]);
    expect(drawn.forwarded).not.toContain('M0 0');
  });

  test('has each link once that others tell of, and none of people who are not here', () => {
    const [ana, bo, cy] = ['Ana', 'Bo', 'Cy'].map((name) => fakePeer(name)) as [
      PeerId,
      PeerId,
      PeerId,
    ];
    const told = new Map([
      [ana, new Set([bo, cy, fakePeer('made up')])],
      [bo, new Set([ana, SELF])],
      [cy, new Set([bo])],
    ]);
    const people = [fakePerson('Ana'), fakePerson('Bo'), fakePerson('Cy', far)];
    expect(lines(draw(people, { linksOf: (peer) => told.get(peer) }).told)).toBe(2);
  });

  test('has an arrow for each direction in which something flows', () => {
    const flows = (from: number, to: number) =>
      lines(draw([fakePerson('Ana')], { flowOf: () => ({ from, to }) }).flows);
    expect([flows(0, 0), flows(5_000, 0), flows(0, 1e9), flows(1e6, 1e6)]).toEqual([0, 1, 1, 2]);
  });

  test('is a handful of elements, also of three hundred people', () => {
    const people = Array.from({ length: 300 }, (_, i) =>
      fakePerson(`Guest ${i}`, i % 30 === 0 ? {} : far),
    );
    const drawn = draw(people);
    expect([drawn.squares.length, lines(drawn.own), lines(drawn.far)]).toEqual([1, 10, 290]);
  });
});

describe('what flows', () => {
  const at = (atMs: number, gaveBytes: number, tookBytes: number) =>
    countBytes([self, fakePerson('Ana', { gaveBytes, tookBytes }), fakePerson('Bo')], atMs);
  const ana = fakePeer('Ana');

  test('is what has gone by in between, in two figures', () => {
    const flows = flowsBetween(at(0, 1_000, 0), at(2_000, 2_470_999, 0));
    expect(flows).toEqual(new Map([[ana, { from: 1_200_000, to: 0 }]]));
  });

  test('is nothing where nothing moves, or no time has passed', () => {
    expect(flowsBetween(at(0, 5, 5), at(1_000, 5, 5)).size).toBe(0);
    expect(flowsBetween(at(0, 0, 0), at(0, 5_000, 0)).size).toBe(0);
    expect(flowsBetween(at(0, 9_000, 0), at(1_000, 5, 0)).size, 'they came back').toBe(0);
  });

  test('is the same until a figure changes', () => {
    const [one, other] = [at(1_000, 100_100, 0), at(1_000, 100_900, 0)];
    const [before, more] = [at(0, 0, 0), at(1_000, 200_000, 0)];
    expect(areSameFlows(flowsBetween(before, one), flowsBetween(before, other))).toBe(true);
    expect(areSameFlows(flowsBetween(before, one), flowsBetween(before, more))).toBe(false);
    expect(areSameFlows(flowsBetween(before, one), new Map())).toBe(false);
  });
});
