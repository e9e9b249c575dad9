/** Whom to dial, whom to forget. */
import { expect, test } from 'vitest';
import { peerId } from '../../../src/core/base/ids.ts';
import { LOST_MS } from '../../../src/core/limits/mesh.ts';
import { dueDials } from '../../../src/core/mesh/admission.ts';
import { isForgettable, type Neighbour, type OpenLink } from '../../../src/core/mesh/neighbour.ts';
import { createNeighbour } from '../../../src/core/mesh/new-neighbour.ts';
import { bytesOf } from '../../fakes/people.ts';

const open = {} as OpenLink;
const neighbour = (n: number, change: Partial<Neighbour> = {}): Neighbour => ({
  ...createNeighbour(peerId(bytesOf(`${n}`, 16)), 1_000, undefined),
  ...change,
});

test('[M4] peers are due that are not linked, not being dialled, and have waited long enough', () => {
  const late = neighbour(1, { dialAtMs: 900, chosen: true });
  const later = neighbour(2, { dialAtMs: 950, chosen: true });
  const others = [
    neighbour(3, { open }),
    neighbour(4, { dialing: true }),
    neighbour(5, { dialAtMs: 1_001, chosen: true }),
  ];
  expect(dueDials([...others, later, late], 1_000, () => false)).toEqual([late, later]);
});

test('[M4] a peer is forgotten a minute after it was last seen', () => {
  const seen = { seenAtMs: 5_000 };
  expect(isForgettable(neighbour(1, seen), 5_000 + LOST_MS)).toBe(false);
  expect(isForgettable(neighbour(1, seen), 5_001 + LOST_MS)).toBe(true);
  expect(isForgettable(neighbour(1, { ...seen, open }), 10 * LOST_MS)).toBe(false);
  expect(isForgettable(neighbour(1, { ...seen, dialing: true }), 10 * LOST_MS)).toBe(false);
});
