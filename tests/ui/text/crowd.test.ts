/** Whom the list of people shows in a room of hundreds. */
import { expect, test } from 'vitest';
import { inCrowd } from '../../../src/ui/text/crowd.ts';
import { fakePerson, fakeText } from '../../fakes/room-views.ts';

const me = fakePerson('Me', { self: true });
const people = [me, ...Array.from({ length: 500 }, (_, i) => fakePerson(`Guest ${i}`))];
const messages = ['Guest 4', 'Somebody who left', 'Guest 9', 'Guest 4', 'Guest 7'].map((name, i) =>
  fakeText(name, 'said', i),
);
const namesOf = (typed: string, max = 200) =>
  inCrowd(people, messages, typed, max).map(({ name }) => name);

test('without a search: we, and those who are here and wrote last, the latest first', () => {
  expect(namesOf('')).toEqual(['Me', 'Guest 7', 'Guest 4', 'Guest 9']);
  expect(namesOf('  ')).toHaveLength(4);
});

test('up to 500 people are listed as they come, so that a search only narrows the list', () => {
  const hundreds = people.slice(0, 301);
  expect(inCrowd(hundreds, messages, '', 200)).toEqual(hundreds.slice(0, 200));
  expect(inCrowd(hundreds, messages, 'guest 299', 200).map(({ name }) => name)).toEqual([
    'Guest 299',
  ]);
});

test('with one: everybody whose name has it, however it is written', () => {
  expect(namesOf('gUEST 49')).toEqual([
    'Guest 49',
    ...Array.from({ length: 10 }, (_, i) => `Guest 49${i}`),
  ]);
  expect(namesOf('guest', 20)).toHaveLength(20);
  expect(namesOf('nobody')).toEqual([]);
});
