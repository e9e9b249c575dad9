/** Inks and marks tell people apart, and people keep theirs. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { INKS, markPath, ownInk, assignInks, type Ink } from '../../../src/ui/pictures/ink.ts';
import { fakePeer } from '../../fakes/room-views.ts';

const peers = fc
  .uniqueArray(fc.nat(500), { minLength: 1, maxLength: 20 })
  .map((ns) => ns.map((n) => fakePeer(`peer ${n}`)));

test('up to eight people have eight inks', () => {
  fc.assert(
    fc.property(peers, (present) => {
      const seated = assignInks(new Map(), present);
      expect(new Set(seated.values()).size).toBe(Math.min(INKS, present.length));
      expect(seated.get(present[0] ?? fakePeer(''))).toBe(ownInk(present[0] ?? fakePeer('')));
    }),
  );
});

test('nobody changes ink when others come or go', () => {
  fc.assert(
    fc.property(peers, peers, (before, after) => {
      const first = assignInks(new Map(), before);
      const second = assignInks(first, [...after, ...before]);
      for (const peer of before) expect(second.get(peer)).toBe(first.get(peer));
    }),
  );
});

test('every ink has its own mark', () => {
  const inks = Array.from({ length: INKS }, (_, i) => (i + 1) as Ink);
  expect(new Set(inks.map((ink) => markPath(ink, 0, 0))).size).toBe(INKS);
});
