/** What a batch holds as a tree, and what is chosen of it. */
import { expect, test } from 'vitest';
import type { FileList } from '../../../../src/core/api/batch/file-list.ts';
import { Choice } from '../../../../src/ui/files/contents/choice.ts';
import {
  rowsOf,
  rowThatBegins,
  treeOf,
  type TreeFolder,
  type TreeNode,
} from '../../../../src/ui/files/contents/tree.ts';

const list = (paths: readonly string[], folders: readonly string[] = []): FileList => ({
  files: paths.map((path, i) => ({
    ...{ path, sharedAs: undefined, sizeBytes: 10 * (i + 1), modifiedMs: 0, from: 0 },
  })),
  folders: folders.map((path) => ({ path, modifiedMs: 0 })),
});
const everything = () => true;
const lines = (root: TreeFolder, isOpen: (folder: TreeFolder) => boolean = everything) =>
  rowsOf(root, isOpen).map(({ node, level }) => `${'  '.repeat(level - 1)}${node.name}`);
function find(root: TreeFolder, name: string): TreeNode {
  const row = rowsOf(root, everything).find(({ node }) => node.name === name);
  if (!row) throw new Error(`no ${name}`);
  return row.node;
}

const ALBUM = list(
  ['album/b10.jpg', 'album/b9.jpg', 'album/raw/x.nef', 'notes.txt'],
  ['album/new'],
);

test('folders come first, numbers in names count as numbers, and empty folders are there', () => {
  const root = treeOf(ALBUM);
  expect(lines(root)).toEqual([
    ...['album', '  new', '  raw', '    x.nef', '  b9.jpg', '  b10.jpg', 'notes.txt'],
  ]);
  expect(lines(root, () => false)).toEqual(['album', 'notes.txt']);
  expect(root).toMatchObject({ files: 4, sizeBytes: 100 });
  expect(find(root, 'album')).toMatchObject({ files: 3, sizeBytes: 60 });
  expect(rowsOf(root, everything)[4]).toMatchObject({ level: 2, position: 3, siblings: 4 });
});

test('a folder is chosen with all that is in it, and mixed when a part of it is chosen', () => {
  const root = treeOf(ALBUM);
  const choice = new Choice(4);
  const [album, raw, b9] = ['album', 'raw', 'b9.jpg'].map((name) => find(root, name));
  if (!album || !raw || !b9) throw new Error('they are there');
  choice.toggle(raw);
  expect([choice.of(album), choice.of(raw), choice.of(b9)]).toEqual(['mixed', true, false]);
  choice.toggle(album);
  expect([choice.of(album), choice.items(), choice.bytes]).toEqual([true, [0, 1, 2], 60]);
  choice.toggle(b9);
  expect([choice.of(album), choice.items()]).toEqual(['mixed', [0, 2]]);
  choice.toggle(raw);
  expect([choice.of(raw), choice.count, choice.bytes]).toEqual([false, 1, 10]);
  choice.toggle(root);
  expect([choice.of(root), choice.count]).toEqual([true, 4]);
  choice.toggle(root);
  expect([choice.of(root), choice.of(find(root, 'new'))]).toEqual([false, false]);
});

test('typed letters lead to the next name that begins with them, around the end', () => {
  const rows = rowsOf(treeOf(ALBUM), everything);
  expect(rowThatBegins(rows, 'B', 0)).toBe(4);
  expect(rowThatBegins(rows, 'b', 5)).toBe(5);
  expect(rowThatBegins(rows, 'al', 6)).toBe(0);
  expect(rowThatBegins(rows, 'z', 0)).toBeUndefined();
});

test('two hundred thousand files are a tree, too', () => {
  const paths = Array.from({ length: 200_000 }, (_, i) => `all/${i % 100}/${i}.bin`);
  const root = treeOf(list(paths));
  const choice = new Choice(paths.length);
  choice.toggle(root);
  expect(choice.items()).toHaveLength(200_000);
  expect(rowsOf(root, everything)).toHaveLength(200_101);
});
