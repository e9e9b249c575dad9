/** A room in which people talk: they type, our message is with some of them, and they chose how they look. */
import type { FakeParts } from '../../fakes/room.ts';
import { fakePeer, fakePerson, fakeText, SELF } from '../../fakes/room-views.ts';
import { aloneRoom } from './gallery-rooms.ts';

const NOON = new Date(2026, 5, 14, 14, 0).getTime();

export function talkingRoom(): FakeParts {
  const room = aloneRoom();
  const [ana, bo, cy] = [fakePeer('Ana'), fakePeer('Bo'), fakePeer('Chidi')];
  return {
    ...room,
    status: { ...room.status, linked: 3, here: 4, caughtUp: true },
    people: [
      fakePerson('Esra', { peer: SELF, self: true, roundTripMs: undefined, looks: [5, 2] }),
      fakePerson('Ana', { looks: [2, 9] }),
      fakePerson('Bo', { looks: [0, 27], roundTripMs: 31 }),
      fakePerson('Chidi', {
        ...{ path: 'forwarded', roundTripMs: 64 },
        forwarder: { peer: bo, name: 'Bo' },
      }),
      fakePerson('Dmitri', { state: 'present', path: 'unknown', roundTripMs: undefined }),
    ],
    messages: [
      fakeText('Ana', 'Who brings the long cables?', NOON),
      fakeText('Bo', 'I do, both of them.', NOON + 60_000),
      fakeText('Esra', 'Then I bring the lights.', NOON + 120_000),
      fakeText('Chidi', 'And I the cake.', NOON + 180_000),
    ],
    delivery: { kind: 'some', have: 2, here: 3, certain: true },
    typing: [
      { peer: ana, name: 'Ana' },
      { peer: cy, name: 'Chidi' },
    ],
    links: new Map([
      [ana, new Set([bo, cy, fakePeer('Dmitri')])],
      [bo, new Set([ana, cy])],
    ]),
  };
}
