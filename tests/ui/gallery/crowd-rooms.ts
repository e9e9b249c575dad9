/** A class of thirty, of whom ten are linked with us, and a hall of six hundred. */
import type { Person, SharedFile } from '../../../src/core/api/views.ts';
import type { FakeParts } from '../../fakes/room.ts';
import { fakePeer, fakePerson, fakeShared, fakeText, SELF } from '../../fakes/room-views.ts';
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

/** Files of a classmate who is here without a link to us: one that nobody has asked for, and one that is looked for. */
const farFiles = (): SharedFile[] => [
  fakeShared('Worksheet 7.pdf', 420_000, { ...sharedBy('Vera'), state: 'offered', holders: [] }),
  fakeShared('Class trip, all photos.zip', 640_000_000, {
    ...sharedBy('Tilda'),
    state: 'fetching',
    problem: 'looking',
    holders: [],
  }),
  fakeShared('Recording of the choir.m4a', 31_000_000, {
    ...sharedBy('Umut'),
    state: 'fetching',
    problem: 'nobody-has-it',
    holders: [],
  }),
];

const sharedBy = (name: string) => ({ sharer: fakePeer(name), sharerName: name });

/** One that we shared, which some have who are not linked with us. */
const ownFile = fakeShared('Homework for Monday.pdf', 180_000, {
  ...{ sharer: SELF, sharerName: 'Esra', own: true, state: 'sharing' as const },
  holders: [{ peer: fakePeer('Ada'), name: 'Ada', fraction: 1 }],
});

const named = (...names: string[]) => names.map((name) => ({ peer: fakePeer(name), name }));

export function classRoom(): FakeParts {
  const files = [...farFiles(), ownFile];
  const holders = [named('Ben', 'Clara'), [], [], named('Ben', 'Elif', 'Emil', 'Greta', 'Hanna')];
  return {
    ...roomOf(PUPILS.split(' '), 10),
    files,
    farHolders: new Map(files.map(({ id }, i) => [id, holders[i] ?? []])),
  };
}

/** Each who is linked with us tells of links with others here. */
export function crowdRoom(): FakeParts {
  const room = roomOf(
    Array.from({ length: 300 }, (_, i) => `Guest ${i + 1}`),
    11,
  );
  const guests = room.people.slice(1);
  const linked = guests.filter(({ state }) => state === 'linked');
  const links = linked.map(({ peer }, i) => {
    const of = Array.from({ length: 9 }, (_, j) => guests[(i * 37 + j * 31) % guests.length]?.peer);
    return [peer, new Set(of.filter((it) => it !== undefined))] as const;
  });
  return { ...room, links: new Map(links) };
}

export const hallRoom = (): FakeParts =>
  roomOf(
    Array.from({ length: 600 }, (_, i) => `Guest ${i + 1}`),
    14,
  );
