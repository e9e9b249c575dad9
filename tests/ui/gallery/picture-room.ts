/** A room with pictures that were picked together, and with files of one name. */
import type { ChatMessage, SharedFile } from '../../../src/core/api/views.ts';
import type { FakeParts } from '../../fakes/room.ts';
import { fakeFile, fakePeer, fakeShared, fakeText } from '../../fakes/room-views.ts';
import { busyRoom } from './gallery-rooms.ts';

const NOON = new Date(2026, 5, 14, 14, 0).getTime();
const MB = 1_000_000;

const ana = { sharer: fakePeer('Ana'), sharerName: 'Ana', timeMs: NOON };
const states: Partial<SharedFile>[] = [
  { state: 'complete', haveChunks: 31, haveBytes: 4 * MB },
  {
    state: 'fetching',
    haveChunks: 12,
    haveBytes: 1.5 * MB,
    bytesPerSecond: 2 * MB,
    secondsLeft: 2,
  },
  { state: 'failed', problem: 'storage-full' },
];
const pictures = Array.from({ length: 12 }, (_, i) =>
  fakeShared(`IMG_20260613_${2014 + i}.jpg`, 4 * MB + i * 10_000, { ...ana, ...states[i] }),
);
const plans = [1, 2].map((i) =>
  fakeShared('stage plan.pdf', i * MB, { ...ana, id: fakeFile(`plan ${i}`) }),
);

const offer = (files: readonly SharedFile[], timeMs: number): ChatMessage => {
  const [first, ...others] = files.map(({ id, name }) => ({ file: id, fileName: name }));
  if (!first) throw new Error('there is a first file');
  const message = { ...fakeText('Ana', '', timeMs), kind: 'file' as const, ...first };
  return others.length > 0 ? { ...message, more: others } : message;
};

export const pictureRoom = (): FakeParts => ({
  ...busyRoom(),
  messages: [
    fakeText('Bo', 'Did anybody take pictures?', NOON - 60_000),
    offer(pictures, NOON),
    ...plans.map((file, i) => offer([file], NOON + i * 1_000)),
  ],
  files: [...pictures, ...plans],
});
