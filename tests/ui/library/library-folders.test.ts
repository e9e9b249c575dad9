/** A catalogue as folders. */
import { expect, test } from 'vitest';
import { firstFolder, folderView } from '../../../src/ui/library/library-folders.ts';

const all = ['Music/A/1.mp3', 'Music/A/B/2.mp3', 'Music/AB/3.mp3', 'Music/4.mp3'].map((path) => ({
  path,
  sizeBytes: 1,
  modifiedMs: 1,
}));

test('a folder shows its folders, with all that is in them, and its own files', () => {
  expect(folderView(all, 'Music/')).toEqual({
    folders: [
      { name: 'A', count: 2 },
      { name: 'AB', count: 1 },
    ],
    files: [{ file: all[3], at: 3 }],
  });
  expect(folderView(all, 'Music/A/').files).toEqual([{ file: all[0], at: 0 }]);
  expect(folderView(all, 'nowhere/')).toEqual({ folders: [], files: [] });
});

test('one begins in the first folder that has more than one thing in it', () => {
  expect(firstFolder(all)).toBe('Music/');
  expect(firstFolder(all.slice(0, 1))).toBe('Music/A/');
  expect(firstFolder([])).toBe('');
});
