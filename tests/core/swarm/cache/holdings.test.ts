/** Which chunks we hold and who gave them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Holdings } from '../../../../src/core/swarm/cache/holdings.ts';
import { chunksOf } from '../../../rigs/manifests.ts';
import { bob, carol } from '../../../fakes/people.ts';

const LENGTHS = Array.from({ length: 40 }, (_, i) => 10 + i);
const chunks = chunksOf('holdings', LENGTHS);
const givers = ['own', 'cache', bob.peer, carol.peer] as const;
const blind = { asked: () => false, lost: () => false };

test('[F8] bytes and givers add up, whatever comes and goes', () => {
  const step = fc.tuple(fc.nat(39), fc.option(fc.constantFrom(...givers)));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 150 }), (steps) => {
      const [holdings, model] = [new Holdings(chunks, 40), new Map<number, string>()];
      for (const [index, giver] of steps) {
        if (giver === null) {
          holdings.lose(index);
          model.delete(index);
        } else {
          expect(holdings.gain(index, giver)).toBe(!model.has(index));
          if (!model.has(index)) model.set(index, giver);
        }
      }
      const bytesOf = (giver?: string) =>
        [...model].reduce(
          (sum, [i, by]) => (giver && by !== giver ? sum : sum + (LENGTHS[i] ?? 0)),
          0,
        );
      expect(holdings.haveBytes()).toBe(bytesOf());
      for (const giver of givers) expect(holdings.bytesBy(giver)).toBe(bytesOf(giver));
      expect([...holdings.have.indexes()]).toEqual([...model.keys()].sort((a, b) => a - b));
      const peers = [bob.peer, carol.peer].filter((peer) => bytesOf(peer) > 0);
      expect(new Set(holdings.givers())).toEqual(new Set(peers));
    }),
  );
});

test('the mosaic covers every chunk once and shows the main giver of each tile', () => {
  const holdings = new Holdings(chunks, 40);
  for (let i = 0; i < 10; i++) holdings.gain(i, i < 3 ? bob.peer : carol.peer);
  const tiles = holdings.mosaic(4, 40, { ...blind, lost: (i) => i === 39, asked: (i) => i === 12 });
  expect(tiles).toEqual([
    { giver: carol.peer, full: true, asked: false, lost: false },
    { giver: 'none', full: false, asked: true, lost: false },
    { giver: 'none', full: false, asked: false, lost: false },
    { giver: 'none', full: false, asked: false, lost: true },
  ]);
});

test('the mosaic has no more tiles than chunks, and none for no chunks', () => {
  const holdings = new Holdings(chunks, 40);
  expect(holdings.mosaic(100, 40, blind)).toHaveLength(40);
  expect(holdings.mosaic(7, 40, blind)).toHaveLength(7);
  expect(holdings.mosaic(7, 0, blind)).toEqual([]);
});
