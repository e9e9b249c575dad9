/** Who is here, by distance. */
import { describe, expect, test } from 'vitest';
import { bucketsOf, closestOf } from '../../../src/core/api/overlay.ts';
import type { Person } from '../../../src/core/api/views.ts';
import { peerId } from '../../../src/core/base/ids.ts';
import { fakePerson } from '../../fakes/room-views.ts';

describe('who is here, by distance', () => {
  /** A peer that shares so many leading bits with us. */
  const sharing = (bits: number, last: number, state: Person['state'] = 'present') =>
    fakePerson(`${bits} ${last}`, {
      peer: peerId(
        Uint8Array.from({ length: 16 }, (_, i) => (i === 0 ? 0x80 >> bits : i === 15 ? last : 0)),
      ),
      state,
    });
  const self = peerId(new Uint8Array(16));
  const people = [
    fakePerson('we', { peer: self, self: true }),
    sharing(0, 1, 'linked'),
    sharing(3, 2, 'linked'),
    sharing(0, 2),
    sharing(3, 1),
    sharing(5, 1, 'lost'),
  ];

  test('each bucket has how many are here and how many are linked, the farthest first', () => {
    expect(bucketsOf(self, people)).toEqual([
      { bits: 0, here: 2, linked: 1 },
      { bits: 3, here: 2, linked: 1 },
    ]);
    expect(bucketsOf(self, [])).toEqual([]);
  });

  test('the closest come first, of those who are here', () => {
    expect(closestOf(self, people, 3).map(({ name }) => name)).toEqual(['3 1', '3 2', '0 1']);
  });
});
