/** Who wrote how much of a note. */
import { expect, test } from 'vitest';
import { writersOf } from '../../../src/ui/notes/writers.ts';
import { fakePeer } from '../../fakes/room-views.ts';

test('people are summed up over a text, those first who wrote most', () => {
  const span = (name: string, chars: number) => {
    return { author: fakePeer(name), name, own: name === 'Esra', chars };
  };
  const writers = writersOf([span('Ana', 3), span('Esra', 4), span('Ana', 2)]);
  expect(writers.map(({ name, own, chars }) => [name, own, chars])).toEqual([
    ['Ana', false, 5],
    ['Esra', true, 4],
  ]);
  expect(writersOf([])).toEqual([]);
});
