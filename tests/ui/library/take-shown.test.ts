/** A file of a library that is not what was shown is not downloaded unasked. */
import { expect, test } from 'vitest';
import { fileId } from '../../../src/core/base/ids.ts';
import type { SharedFile } from '../../../src/core/api/views.ts';
import { takeShown } from '../../../src/ui/library/take-shown.ts';
import { bytesOf } from '../../fakes/people.ts';

const [library, given] = [fileId(bytesOf('library', 16)), fileId(bytesOf('given', 16))];

/** What is downloaded when its owner gives this in the place of a song of 1,000 bytes. */
async function taken(name: string, sizeBytes: number, path = 'Music/song.mp3') {
  const asked: unknown[] = [];
  const downloaded: unknown[] = [];
  await takeShown(
    { take: async (...which) => (asked.push(which), given) },
    { get: (id) => (id === given ? ({ name, sizeBytes } as SharedFile) : undefined) },
    { library, at: 7, path, sizeBytes: 1_000 },
    async (id) => downloaded.push(id),
  );
  expect(asked).toEqual([[library, 7]]);
  return downloaded;
}

test('[Q6] what was shown is downloaded', async () => {
  expect(await taken('song.mp3', 1_000)).toEqual([given]);
  const long = `${'x'.repeat(600)}.mp3`;
  expect(await taken(long.slice(0, 512), 1_000, long)).toEqual([given]);
});

test('[Q6] another size or name waits for the person', async () => {
  expect(await taken('song.mp3', 4_000_000_000)).toEqual([]);
  expect(await taken('song.exe', 1_000)).toEqual([]);
});
