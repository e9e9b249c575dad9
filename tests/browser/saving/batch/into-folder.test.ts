/** A batch that is saved into a folder: nothing that is there is changed, and no file of it gets lost. */
import { expect, test } from 'vitest';
import { utf8, type Bytes } from '../../../../src/core/base/bytes.ts';
import { saveIntoFolder } from '../../../../src/browser/saving/batch/into-folder.ts';
import type { ZipEntry } from '../../../../src/browser/saving/zip/zip-format.ts';
import { Folder } from '../../../fakes/folder.ts';

const entry = (path: string): ZipEntry => ({
  ...{ path, isFolder: false, sizeBytes: utf8(path).length, modifiedMs: 0 },
});
async function* itsPath({ path }: ZipEntry): AsyncGenerator<Bytes> {
  yield utf8(path);
}
const save = (folder: Folder, paths: readonly string[]) =>
  saveIntoFolder(folder.handle(), paths.map(entry), itsPath);

test('a name that is taken there gets a mark that nothing else of the batch has', async () => {
  const folder = new Folder();
  folder.files.set('a.txt', 'mine').set('A', 'mine');
  const renamed = await save(folder, ['a.txt', 'a (2).txt', 'A/x', 'A (2)']);
  expect(Object.fromEntries(folder.files)).toEqual({
    ...{ 'a.txt': 'mine', A: 'mine' },
    ...{ 'a (3).txt': 'a.txt', 'a (2).txt': 'a (2).txt', 'A (3)/x': 'A/x', 'A (2)': 'A (2)' },
  });
  expect(renamed).toEqual([
    { path: 'a.txt', name: 'a (3).txt' },
    { path: 'A', name: 'A (3)' },
  ]);
});

test('a name that is long and taken stays within 255 bytes', async () => {
  const folder = new Folder();
  const name = 'x'.repeat(255);
  folder.files.set(name, 'mine');
  const [renamed] = await save(folder, [name]);
  expect(renamed?.name).toMatch(/^x{246} \(2\)$/);
});

test('a name that the browser refuses gets another one, at the top and below', async () => {
  const folder = new Folder();
  const renamed = await save(folder, ['x.lnk', 'deep/y.lnk', 'z.lnk/in']);
  expect([...folder.files.keys()].sort()).toEqual(['deep/y.lnk_', 'x.lnk_', 'z.lnk_/in']);
  expect(renamed).toHaveLength(3);
});

test('a folder that may not be read any more ends it', async () => {
  const folder = new Folder();
  folder.denied = true;
  await expect(save(folder, ['a'])).rejects.toMatchObject({ code: 'storage-failed' });
});
