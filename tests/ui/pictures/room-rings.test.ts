/** Where people stand in the picture of a room: apart, inside, and always in the same place. */
import { describe, expect, test } from 'vitest';
import type { PeerId } from '../../../src/core/base/ids.ts';
import { commonBits } from '../../../src/core/base/xor.ts';
import {
  DRAWN_MAX,
  HALF_SIDE,
  ONE_RING_MAX,
  roomRings,
  type Place,
} from '../../../src/ui/pictures/room-rings.ts';
import { fakePeer, SELF } from '../../fakes/room-views.ts';

const crowd = (count: number): PeerId[] =>
  Array.from({ length: count }, (_, i) => fakePeer(`guest ${i}`));
const rings = (count: number) => roomRings(SELF, crowd(count), () => false);
const radius = ({ x, y }: Place) => Math.round(Math.hypot(x, y));
const isInside = ({ x, y, side }: Place) =>
  Math.max(Math.abs(x), Math.abs(y)) + side / 2 <= HALF_SIDE;
const overlap = (a: Place, b: Place) =>
  Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) < (a.side + b.side) / 2;

describe('people of a room', () => {
  test.each([1, 2, 3, 8, ONE_RING_MAX, ONE_RING_MAX + 1, 100, 300, DRAWN_MAX])(
    '%i of them all have a place, inside, and no two touch',
    (count) => {
      const places = rings(count);
      expect(new Set(places.map(({ peer }) => peer)).size).toBe(count);
      expect(places.filter((it) => !isInside(it))).toEqual([]);
      const touching = places.flatMap((a, i) => places.slice(i + 1).filter((b) => overlap(a, b)));
      expect(touching).toEqual([]);
    },
  );

  test('stand on one ring while they are few, then on a ring for each distance, the nearest inside', () => {
    expect(new Set(rings(ONE_RING_MAX).map(radius)).size).toBe(1);
    const many = rings(300);
    expect(new Set(many.map(radius)).size).toBeGreaterThan(3);
    const bitsAt = (at: (all: number[]) => number) => {
      const wanted = at(many.map(radius));
      return many.filter((it) => radius(it) === wanted).map(({ peer }) => commonBits(SELF, peer));
    };
    expect(new Set(bitsAt((all) => Math.max(...all)))).toEqual(new Set([0]));
    expect(Math.min(...bitsAt((all) => Math.min(...all)))).toBeGreaterThan(3);
  });

  test('stand where they stood, in whatever order they are listed', () => {
    const people = crowd(60);
    const again = roomRings(SELF, people.toReversed(), () => false);
    expect(again).toEqual(roomRings(SELF, people, () => false));
  });

  test('are thinned out beyond a bound, but never those who are linked', () => {
    const people = crowd(4 * DRAWN_MAX);
    const linked = new Set(people.filter((_, i) => i % 100 === 7));
    const places = roomRings(SELF, people, (peer) => linked.has(peer));
    expect(places).toHaveLength(DRAWN_MAX);
    const drawn = new Set(places.map(({ peer }) => peer));
    expect([...linked].filter((peer) => !drawn.has(peer))).toEqual([]);
  });
});
