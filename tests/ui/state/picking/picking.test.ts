/** What is picked, dropped or pasted at once. */
import { expect, test } from 'vitest';
import { batchName, distinct, isBatch } from '../../../../src/ui/state/picking/batches.ts';
import { isNothing, pickedOfInput, type Picked } from '../../../../src/ui/state/picking/picked.ts';
import { readTaken, type Taken } from '../../../../src/ui/state/picking/walk.ts';

const file = (name: string, folders = '') => {
  const made = new File([name], name);
  if (folders) Object.defineProperty(made, 'webkitRelativePath', { value: `${folders}/${name}` });
  return made;
};
const picked = (...paths: readonly string[]): Picked => {
  const files = paths.map((path) => file(path.replace(/^.*\//, ''), path.replace(/\/?[^/]*$/, '')));
  return pickedOfInput({ files, value: 'x' } as never);
};
const paths = ({ files }: Picked) => files.map((it) => it.path);

test('one file alone is no batch, and everything else is one', () => {
  expect(isBatch(picked('a.txt'))).toBe(false);
  expect(isBatch(picked('a.txt', 'b.txt'))).toBe(true);
  expect(isBatch(picked('album/a.txt'))).toBe(true);
  expect(isBatch({ files: [], folders: [{ path: 'new', modifiedMs: 0 }], unread: [] })).toBe(true);
  expect(isNothing(picked())).toBe(true);
});

test('files of one name from several places are told apart', () => {
  const twice = picked('a.tar.gz', 'b', 'a.tar.gz', 'b', 'a.tar.gz', 'album/b');
  expect(distinct(twice.files).map((it) => it.path)).toEqual([
    ...['a.tar.gz', 'b', 'a.tar (2).gz', 'b (2)', 'a.tar (3).gz', 'album/b'],
  ]);
});

test.each([
  ['album', ['album/a.jpg', 'album/raw/b.nef']],
  ['2 pictures', ['a.jpg', 'b.png']],
  ['2 files', ['a.jpg', 'b.pdf']],
  ['2 files', ['album/a.jpg', 'b']],
])('%s', (name, given) => {
  expect(batchName(picked(...given))).toBe(name);
});

/** A folder as a drop shows it: a few entries at a time. A string is a file; `!` cannot be read. */
interface Tree {
  readonly [name: string]: string | Tree;
}
function entryOf(name: string, content: string | Tree, above = ''): FileSystemEntry {
  const fullPath = `${above}/${name}`;
  if (typeof content === 'string') {
    const take = (done: (it: File) => void, fail: (error: unknown) => void) =>
      content === '!' ? fail(new Error('not readable')) : done(file(name));
    return { name, fullPath, isFile: true, isDirectory: false, file: take } as never;
  }
  const createReader = () => {
    const left = Object.entries(content).map(([inner, it]) => entryOf(inner, it, fullPath));
    const readEntries = (done: (some: FileSystemEntry[]) => void) => done(left.splice(0, 2));
    return { readEntries };
  };
  const modified = { modificationTime: new Date(5_000) };
  const getMetadata = (done: (it: typeof modified) => void) => done(modified);
  const folder = { name, fullPath, isFile: false, isDirectory: true, createReader, getMetadata };
  return folder as never;
}
const folder = (name: string, content: Tree): Taken => ({
  kind: 'folder',
  entry: entryOf(name, content) as FileSystemDirectoryEntry,
});

test('all of a dropped folder is read, empty folders too, and what cannot be read is told', async () => {
  const album = { a: 'a', b: 'b', c: { d: 'd', no: '!' }, e: 'e', none: {}, f: { g: {} } };
  const told: number[] = [];
  const all = await readTaken(
    [folder('album', album), { kind: 'file', file: file('x') }],
    (files) => told.push(files),
  );
  expect(paths(all).toSorted()).toEqual(['album/a', 'album/b', 'album/c/d', 'album/e', 'x']);
  expect(all.folders).toEqual([
    { path: 'album/none', modifiedMs: 5_000 },
    { path: 'album/f/g', modifiedMs: 5_000 },
  ]);
  expect(all.unread).toEqual(['album/c/no']);
  expect(told.at(-1)).toBe(4);
});
