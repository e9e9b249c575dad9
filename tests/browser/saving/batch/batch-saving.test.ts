/** How the files of a batch are saved, and how their bytes are told apart. */
import { expect, test } from 'vitest';
import { concat, utf8, type Bytes } from '../../../../src/core/base/bytes.ts';
import { batchEntries } from '../../../../src/browser/saving/batch/batch-entries.ts';
import { EntryReader } from '../../../../src/browser/saving/batch/entry-reader.ts';

const file = (path: string, sizeBytes: number, sharedAs?: string) => ({
  ...{ path, sharedAs, sizeBytes, modifiedMs: 1, from: 0 },
});
const list = {
  files: [file('f/one', 3), file('f/none', 0), file('f/two_', 5, 'f/two?'), file('f/three', 8)],
  folders: [{ path: 'f/empty', modifiedMs: 5 }],
};
const paths = (items: readonly number[]) =>
  batchEntries({ list, items }).entries.map((it) => it.path);

test('empty folders come with all of it, and not with a choice', () => {
  expect(paths([0, 1, 2, 3])).toEqual(['f/one', 'f/none', 'f/two_', 'f/three', 'f/empty']);
  expect(paths([1, 3])).toEqual(['f/none', 'f/three']);
});

test('names that could not stay are told', () => {
  expect(batchEntries({ list, items: [0, 2] }).renamed).toEqual([
    { path: 'f/two?', name: 'f/two_' },
  ]);
});

async function* pieces(text: string, length: number): AsyncGenerator<Bytes> {
  for (let at = 0; at < text.length; at += length) yield utf8(text.slice(at, at + length));
}
async function taken(reader: EntryReader, sizeBytes: number): Promise<string> {
  const all: Bytes[] = [];
  for await (const piece of reader.take(sizeBytes)) all.push(piece);
  return new TextDecoder().decode(concat(...all));
}

test.each([1, 2, 7, 100])('files come apart from pieces of %i bytes', async (length) => {
  const reader = new EntryReader(pieces('012' + '34567' + '89abcdef', length));
  const all: string[] = [];
  for (const size of [3, 0, 5, 8]) all.push(await taken(reader, size));
  expect(all).toEqual(['012', '', '34567', '89abcdef']);
  expect(await taken(reader, 1)).toBe('');
});
