/** Fair shares: whatever comes and goes, the counts are right, and nobody is kept out by those who hold more. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { networksAround } from '../../signaling/address.ts';
import type { Networks } from '../../signaling/address.ts';
import { Places } from '../../signaling/places.ts';

const ADDRESSES = [
  ...['192.0.2.1', '192.0.2.2', '198.51.100.1', 'unknown'],
  ...['2001:db8:1:1::/64', '2001:db8:1:2::/64', '2001:db8:1:100::/64', '2001:db8:2:1::/64'],
];
const BOUNDS = { address: 4, site: 5, block: 6 };
const MAX = 9;

test('[S15] places and shares always match a simple model', () => {
  const step = fc.record({ takes: fc.boolean(), at: fc.constantFrom(...ADDRESSES), n: fc.nat(20) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const places = new Places(MAX, BOUNDS);
      const model = new Map<string, Networks>();
      const heldBy = (network: string) =>
        [...model.values()].filter((it) => Object.values(it).includes(network)).length;
      for (const [i, { takes, at, n }] of steps.entries()) {
        const from = networksAround(at);
        if (!takes) {
          const holder = [...model.keys()][n] ?? 'nobody';
          places.release(holder);
          model.delete(holder);
        } else {
          const isBounded = (['address', 'site', 'block'] as const).some(
            (size) => heldBy(from[size]) >= BOUNDS[size],
          );
          const wasFull = model.size === MAX;
          const most = Math.max(0, ...ADDRESSES.map((it) => heldBy(networksAround(it).block)));
          const own = heldBy(from.block);
          const place = places.take(`${i}`, from);
          if (isBounded) expect(place).toBeNull();
          else if (!wasFull) expect(place).toEqual({});
          else if (own + 1 < most) {
            const loser = model.get(place?.pushedOut ?? '');
            expect(heldBy(loser?.block ?? '')).toBe(most);
          }
          model.delete(place?.pushedOut ?? '');
          if (place) model.set(`${i}`, from);
        }
        expect(model.size).toBeLessThanOrEqual(MAX);
        for (const it of ADDRESSES) {
          for (const network of Object.values(networksAround(it))) {
            expect(places.heldBy(network)).toBe(heldBy(network));
          }
        }
      }
    }),
  );
});

test('[S15] two networks never push each other out in turns', () => {
  const places = new Places(4, { address: 9, site: 9, block: 9 });
  const [one, other] = [networksAround('192.0.2.1'), networksAround('198.51.100.1')];
  for (let i = 0; i < 4; i++) places.take(`one${i}`, one);
  expect(places.take('other0', other)).toEqual({ pushedOut: 'one0' });
  expect(places.take('other1', other)).toEqual({ pushedOut: 'one1' });
  for (const from of [one, other]) expect(places.take('more', from)).toBeNull();
});
