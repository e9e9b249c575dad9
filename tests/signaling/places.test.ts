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
          const full = (['address', 'site', 'block'] as const).find(
            (size) => heldBy(from[size]) >= BOUNDS[size],
          );
          const wasFull = model.size === MAX;
          // The parts among which a place is shared out, and what they hold.
          const part = full === 'site' ? 'address' : full === 'block' ? 'site' : 'block';
          const parts = ADDRESSES.map(networksAround)
            .filter((it) => !full || it[full] === from[full])
            .map((it) => it[part]);
          const most = Math.max(0, ...parts.map(heldBy));
          const own = heldBy(from[part]);
          const place = places.take(`${i}`, from);
          if (full === 'address') expect(place).toBeNull();
          else if (!full && !wasFull) expect(place).toEqual({});
          else if (own + 1 < most) {
            const loser = model.get(place?.pushedOut ?? '');
            expect(parts).toContain(loser?.[part]);
            expect(heldBy(loser?.[part] ?? '')).toBe(most);
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

test('[S15] one who fills a network from a few addresses keeps none of its other addresses out', () => {
  const places = new Places(100, { address: 3, site: 4, block: 6 });
  const address = (n: number) => networksAround(`192.0.2.${n}`);
  for (let i = 0; i < 6; i++) places.take(`mallory${i}`, address(1 + (i % 2)));
  expect(places.hasRoom(address(3))).toBe(false);
  expect(places.take('alice', address(3))).toEqual({ pushedOut: 'mallory0' });
  expect(places.take('mallory', address(1))).toBeNull();
  const subnet = (n: number) => networksAround(`2001:db8:1:${n}::/64`);
  for (let i = 0; i < 4; i++) places.take(`mallory of a site ${i}`, subnet(1 + (i % 2)));
  expect(places.take('bob', subnet(3))).toEqual({ pushedOut: 'mallory of a site 0' });
  expect(places.take('carol', subnet(4))).toEqual({ pushedOut: 'mallory of a site 1' });
  expect(places.take('dave', subnet(5))).toBeNull();
});
