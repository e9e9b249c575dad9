/** A class of thirty, of whom ten are linked with us, and a hall of six hundred. */
import type { Person } from '../../../src/core/api/views.ts';
import type { FakeParts } from '../../fakes/room.ts';
import { fakePerson, fakeText, SELF } from '../../fakes/room-views.ts';
import { aloneRoom } from './gallery-rooms.ts';

const NOON = new Date(2026, 5, 14, 14, 0).getTime();
const PUPILS =
  'Ada Aylin Ben Clara Deniz Elif Emil Finn Greta Hanna Ida Ilyas Jonas Karl Lea Leyla Lina Mats Mia Milan Nora Oskar Paul ' +
  'Rana Sami Tilda Umut Vera Yusuf';

const crowd = (names: readonly string[], links: number): Person[] => [
  fakePerson('Esra', { peer: SELF, self: true, roundTripMs: undefined }),
  ...names.map((name, i) =>
    fakePerson(
      name,
      i % Math.ceil(names.length / links) === 0
        ? { roundTripMs: 20 + i }
        : { state: 'present', path: 'unknown', roundTripMs: undefined },
    ),
  ),
];

const roomOf = (names: readonly string[], links: number): FakeParts => ({
  ...aloneRoom(),
  status: {
    ...aloneRoom().status,
    ...{ linked: links, here: names.length, caughtUp: true },
  },
  people: crowd(names, links),
  messages: names
    .slice(0, 12)
    .map((name, i) => fakeText(name, `I am in group ${(i % 4) + 1}`, NOON + i * 60_000)),
});

export const classRoom = (): FakeParts => roomOf(PUPILS.split(' '), 10);

export const hallRoom = (): FakeParts =>
  roomOf(
    Array.from({ length: 600 }, (_, i) => `Guest ${i + 1}`),
    14,
  );
