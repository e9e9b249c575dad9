/** Inks and marks tell people apart, and people keep theirs. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  INKS,
  isInk,
  markPath,
  ownInk,
  assignInks,
  type Ink,
} from '../../../src/ui/pictures/ink.ts';
import { fakePeer } from '../../fakes/room-views.ts';

const peers = fc
  .uniqueArray(fc.nat(500), { minLength: 1, maxLength: 20 })
  .map((ns) => ns.map((n) => fakePeer(`peer ${n}`)));

test('the first eight people whom a device meets have eight inks', () => {
  fc.assert(
    fc.property(peers, (met) => {
      const inks = assignInks(met);
      expect(new Set(inks.values()).size).toBe(Math.min(INKS, met.length));
      expect(inks.get(met[0] ?? fakePeer(''))).toBe(ownInk(met[0] ?? fakePeer('')));
    }),
  );
});

test('nobody changes ink when others come, or on the next visit', () => {
  fc.assert(
    fc.property(peers, fc.nat(20), (met, first) => {
      const [before, after] = [assignInks(met.slice(0, first)), assignInks(met)];
      for (const [peer, ink] of before) expect(after.get(peer)).toBe(ink);
    }),
  );
});

test('inks repeat as evenly as there are people', () => {
  const met = Array.from({ length: 24 }, (_, i) => fakePeer(`guest ${i}`));
  const inks = [...assignInks(met).values()];
  for (let ink = 1; ink <= INKS; ink++) expect(inks.filter((it) => it === ink)).toHaveLength(3);
});

test('[R17] a number that somebody sends is an ink only if there is such a one', () => {
  expect([0, 1, 8, 9, 255].map(isInk)).toEqual([false, true, true, false, false]);
});

test('every ink has its own mark', () => {
  const inks = Array.from({ length: INKS }, (_, i) => (i + 1) as Ink);
  expect(new Set(inks.map((ink) => markPath(ink, 0, 0))).size).toBe(INKS);
});
