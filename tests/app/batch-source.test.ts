/** A batch as core reads it, and how its files are found again. */
import { expect, test } from 'vitest';
import { batchAgain, batchSource } from '../../src/app/batch-source.ts';
import { decodeFileList } from '../../src/core/api/batch/file-list.ts';
import type { ByteSource } from '../../src/core/ports.ts';

const file = (path: string, content: string, lastModified = 1_000) => ({
  ...{ path, file: new File([content], path.replace(/^.*\//, ''), { lastModified }) },
});
const ALBUM = [file('album/b?.txt', 'bee'), file('album/a.txt', 'a'), file('album/none', '')];
const EMPTY = [{ path: 'album/new', modifiedMs: 2_000 }];
const all = async (source: ByteSource) =>
  new TextDecoder().decode(await source.read(0, source.sizeBytes));

async function shared() {
  const { source, listBytes } = batchSource({ files: ALBUM, folders: EMPTY });
  const bytes = await source.read(0, listBytes);
  const list = decodeFileList(bytes, { count: 3, listBytes }, source.sizeBytes);
  if (!list) throw new Error('others take the list');
  return { source, listBytes, bytes, list };
}

test('the list comes first, then the files in the order of their paths', async () => {
  const { source, listBytes, list } = await shared();
  expect((await all(source)).endsWith('abee')).toBe(true);
  expect(
    list.files.map(({ path, sizeBytes, from }) => [path, sizeBytes, from - listBytes]),
  ).toEqual([
    ['album/a.txt', 1, 0],
    ['album/b_.txt', 3, 1],
    ['album/none', 0, 4],
  ]);
  expect(list.folders).toEqual(EMPTY);
});

test('the same files make the same batch, in whatever order they come', async () => {
  const { source } = await shared();
  const again = batchSource({ files: ALBUM.toReversed(), folders: EMPTY });
  expect(await all(again.source)).toBe(await all(source));
});

test('files that are picked again are found by their paths, in a folder above, too', async () => {
  const { source, bytes, list } = await shared();
  const above = ALBUM.map((it) => file(`above/${it.path}`, '', 5_000)).map((it, i) => ({
    ...it,
    file: ALBUM[i]?.file ?? it.file,
  }));
  for (const files of [ALBUM, above]) {
    const again = batchAgain([bytes], list, { files, folders: [] });
    expect(again && (await all(again))).toBe(await all(source));
  }
});

test('fewer files, or files of another size, are not the same batch', async () => {
  const { bytes, list } = await shared();
  const others = [ALBUM.slice(1), [file('album/b?.txt', 'beet'), ...ALBUM.slice(1)]];
  for (const files of others)
    expect(batchAgain([bytes], list, { files, folders: [] })).toBeUndefined();
});
