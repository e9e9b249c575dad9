/** A room with a folder, pictures that were shared together, and files of one name. */
import { concat } from '../../../src/core/base/bytes.ts';
import type { FileList } from '../../../src/core/api/batch/file-list.ts';
import type { ChatMessage, SharedFile } from '../../../src/core/api/views.ts';
import { FOLDER_MIME } from '../../../src/ui/text/file-kind.ts';
import { landscape } from '../../fakes/landscape.ts';
import type { FakeParts } from '../../fakes/room.ts';
import { fakeFile, fakePeer, fakeShared, fakeText } from '../../fakes/room-views.ts';
import { busyRoom } from './gallery-rooms.ts';

const NOON = new Date(2026, 5, 14, 14, 0).getTime();
const MB = 1_000_000;

const ana = { sharer: fakePeer('Ana'), sharerName: 'Ana', timeMs: NOON };

function listOf(files: Readonly<Record<string, number>>, empty: readonly string[] = []): FileList {
  let from = 200;
  const listed = Object.entries(files).map(([path, sizeBytes]) => {
    const file = { path, sharedAs: undefined, sizeBytes, modifiedMs: NOON, from };
    from += sizeBytes;
    return file;
  });
  return { files: listed, folders: empty.map((path) => ({ path, modifiedMs: NOON })) };
}

const festival = listOf(
  {
    'Tram depot festival/riders/Große Bühne – Technical rider v12 (signed, with stage plan).pdf':
      2.4 * MB,
    'Tram depot festival/riders/صورة المسرح.jpg': 4.1 * MB,
    'Tram depot festival/audio/drums overhead L.wav': 96 * MB,
    'Tram depot festival/audio/drums overhead R.wav': 96 * MB,
    'Tram depot festival/audio/merge.sh': 512,
    'Tram depot festival/README.txt': 0,
  },
  ['Tram depot festival/photos'],
);
const pictures = listOf(
  Object.fromEntries(
    Array.from({ length: 12 }, (_, i) => [`IMG_20260613_${2014 + i}.jpg`, 4 * MB + i * 10_000]),
  ),
);

const batch = (name: string, list: FileList, more: Partial<SharedFile>): SharedFile => {
  const sizeBytes = list.files.reduce((sum, file) => sum + file.sizeBytes, 200);
  return fakeShared(name, sizeBytes, {
    ...ana,
    batch: { count: list.files.length, listBytes: 1_000 },
    ...more,
  });
};
const batches: (readonly [SharedFile, FileList])[] = [
  [batch('Tram depot festival', festival, { mime: FOLDER_MIME }), festival],
  [
    batch('12 pictures', pictures, {
      state: 'fetching',
      haveChunks: 120,
      haveBytes: 15 * MB,
      bytesPerSecond: 2 * MB,
      secondsLeft: 16,
    }),
    pictures,
  ],
];
const hills = Array.from({ length: 8 }, (_, i) =>
  landscape(i % 3 === 1 ? 200 : 320, i % 3 === 2 ? 320 : 200, i + 1),
);
const small = listOf(
  Object.fromEntries(hills.map((bytes, i) => [`hills ${i + 1}.png`, bytes.length])),
);
const seen = batch('8 pictures', small, {});
batches.push([seen, small]);
const plans = [1, 2].map((i) =>
  fakeShared('stage plan.pdf', i * MB, { ...ana, id: fakeFile(`plan ${i}`) }),
);

const offer = ({ id, name }: SharedFile, timeMs: number): ChatMessage => ({
  ...fakeText('Ana', '', timeMs),
  ...{ kind: 'file', file: id, fileName: name },
});

export function pictureRoom(): FakeParts {
  const files = [...plans, ...batches.map(([file]) => file)];
  return {
    ...busyRoom(),
    messages: [
      fakeText('Bo', 'Did anybody take pictures?', NOON - 60_000),
      ...files.map((file, i) => offer(file, NOON + i * 1_000)),
    ],
    files,
    contents: new Map([[seen.id, concat(new Uint8Array(200), ...hills)]]),
    lists: new Map(batches.map(([file, list]) => [file.id, list])),
  };
}
