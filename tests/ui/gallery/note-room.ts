/** A room of the gallery with shared notes. */
import type { FakeNote } from '../../fakes/notes.ts';
import type { FakeParts } from '../../fakes/room.ts';
import { fakePeer, fakeText, seeded, SELF } from '../../fakes/room-views.ts';
import { entryId } from '../../../src/core/base/ids.ts';
import { busyRoom } from './gallery-rooms.ts';

const NOON = new Date(2026, 5, 14, 14, 0).getTime();

const ANA = '# Set list, Saturday\n\n1. Tram depot waltz\n2. **Long cables**, in G\n';
const MINUTES = `${'- what **somebody** said, on two lines\n  or more\n\n'.repeat(1_000)}That was all.`;
const BO = '3. أغنية الكابلات الطويلة\n';
const OURS =
  '\nWho brings the long cables? Chidi has two, the third one is in the depot behind the door.\n';
const span = (name: string, own: boolean, text: string) => {
  return { author: own ? SELF : fakePeer(name), name, own, chars: text.length };
};
const version = (at: number, name: string, text: string, removed = 0) => ({
  ...{ at, name, own: name === 'Esra', author: name === 'Esra' ? SELF : fakePeer(name) },
  ...{ timeMs: NOON + at * 900_000, added: 20 + at, removed, text },
});

const setList: FakeNote = {
  ...{ id: entryId(seeded('note 1', 32)), title: 'Set list', by: fakePeer('Ana') },
  ...{ name: 'Ana', own: false, timeMs: NOON },
  text: ANA + BO + OURS,
  spans: [span('Ana', false, ANA), span('Bo', false, BO), span('Esra', true, OURS)],
  cursors: [
    { peer: fakePeer('Bo'), name: 'Bo', at: { anchor: ANA.length + 3, head: ANA.length + 3 } },
    { peer: fakePeer('Chidi'), name: 'Chidi', at: { anchor: 42, head: 61 } },
  ],
  versions: [
    version(2, 'Esra', ANA + BO + OURS, 7),
    version(1, 'Bo', ANA + BO),
    version(0, 'Ana', ANA),
  ],
};

export const noteRoom = (): FakeParts => ({
  ...busyRoom(),
  notes: [
    setList,
    {
      ...setList,
      ...{
        id: entryId(seeded('note 2', 32)),
        title: 'Who sleeps where after the second concert, and who drives',
      },
      ...{ own: true, by: SELF, name: 'Esra', state: 'full' },
    },
    {
      ...setList,
      ...{ id: entryId(seeded('note 3', 32)), title: 'Minutes', text: MINUTES },
      spans: [span('Ana', false, MINUTES)],
    },
  ],
  messages: [
    ...busyRoom().messages,
    { ...fakeText('Ana', '', NOON + 7e5), kind: 'note', id: setList.id, title: setList.title },
    fakeText('Bo', 'Write your songs in there.', NOON + 8e5),
  ],
});
