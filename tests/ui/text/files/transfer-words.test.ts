/** What moves in a room, in a line. */
import { expect, test } from 'vitest';
import {
  isComing,
  movingFacts,
  transferFacts,
} from '../../../../src/ui/text/files/transfer-words.ts';
import { fakePeer, fakeShared } from '../../../fakes/room-views.ts';

const film = fakeShared('film', 10_000_000, {
  ...({ state: 'fetching', haveBytes: 4_000_000, bytesPerSecond: 1_500_000 } as const),
});
const song = fakeShared('song', 3_000_000, { state: 'fetching', bytesPerSecond: 500_000 });
const to = (name: string, bytesPerSecond: number) => ({
  ...{ peer: fakePeer(name), name, bytesPerSecond },
  file: film.id,
});

test('the line says how many come and go, how fast, and for how long', () => {
  expect(transferFacts([film, song], [to('Ana', 1_000_000), to('Bo', 500_000)])).toEqual([
    '2 files coming at 2\u00a0MB/s',
    '9\u00a0MB missing, 5\u00a0s left',
    '1 file going out at 1.5\u00a0MB/s',
  ]);
  expect(movingFacts([film, { ...song, state: 'paused' }], [to('Ana', 0)])).toEqual([
    '1 file coming at 1.5\u00a0MB/s',
    '1 file going out',
  ]);
  const part = { ...film, chosen: { count: 1, sizeBytes: 7_000_000, haveBytes: 4_000_000 } };
  expect(transferFacts([part], [])[1]).toBe('3\u00a0MB missing, 2\u00a0s left');
  expect(transferFacts([{ ...song, bytesPerSecond: 0 }], [])).toEqual(['1 file coming']);
  expect(transferFacts([{ ...song, state: 'paused' }], [])).toEqual(['1 download paused']);
  expect(transferFacts([fakeShared('offered', 1)], [])).toEqual([]);
});

test('what cannot go on, what is ours and what is here does not come', () => {
  expect([film, { ...film, state: 'paused' as const }].every(isComing)).toBe(true);
  expect(isComing({ ...film, state: 'failed', problem: 'storage-full' })).toBe(true);
  expect(isComing({ ...film, state: 'failed', problem: 'two-lists' })).toBe(false);
  expect(isComing({ ...film, own: true, state: 'sharing' })).toBe(false);
  expect(isComing({ ...film, state: 'complete' })).toBe(false);
});
