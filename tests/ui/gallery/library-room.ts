/** A room of the gallery with libraries: somebody's, and one of ours. */
import type { ChatMessage } from '../../../src/core/api/views.ts';
import type { FakeParts } from '../../fakes/room.ts';
import { fakeShared, fakeText, SELF } from '../../fakes/room-views.ts';
import { busyRoom } from './gallery-rooms.ts';

const NOON = new Date(2026, 5, 14, 14, 0).getTime();
const PATHS = [
  'Live/2026-06-13 tram depot/01 Long cables, take with the wrong bridge (do not use).flac',
  'Live/2026-06-13 tram depot/02 Waltz.flac',
  'Live/أغنية الكابلات الطويلة.flac',
  'Scores/waltz.pdf',
  'read me.txt',
];

export function libraryRoom(): FakeParts {
  const library = PATHS.map((path, at) => ({
    path,
    sizeBytes: 41_000_000 >> at,
    modifiedMs: NOON,
  }));
  const theirs = fakeShared('Recordings since 2019', 9_400, { library: { count: 5 } });
  const ours = fakeShared('Photos of the yard', 120_000, {
    ...{ own: true, sharer: SELF, sharerName: 'Esra', state: 'sharing' },
    library: { count: 12_480 },
  });
  const posted = ({ id, name, own }: typeof theirs, author: string): ChatMessage => ({
    ...fakeText(author, '', NOON + 7e5),
    ...{ kind: 'file', file: id, fileName: name, own },
  });
  const { messages, files, ...parts } = busyRoom();
  return {
    ...parts,
    ...{ library, files: [theirs, ours, ...files] },
    messages: [...messages, posted(theirs, 'Ana'), posted(ours, 'Esra')],
  };
}
