/** The catalogue of a library: its bytes, its order, and what is none. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { utf8 } from '../../../src/core/base/bytes.ts';
import { decodeCatalogue, encodeCatalogue, listable } from '../../../src/core/library/catalogue.ts';
import { PATH_CHARS_MAX } from '../../../src/core/limits/files.ts';
import { CATALOGUE_BYTES_MAX, LIBRARY_FILES_MAX } from '../../../src/core/limits/library.ts';

const file = (path: string, sizeBytes = 5, modifiedMs = 7) => ({ path, sizeBytes, modifiedMs });

test('[Q2] a catalogue is read as it was written, sorted, whatever the paths are called', () => {
  const any = fc.record({
    path: fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    sizeBytes: fc.maxSafeNat(),
    modifiedMs: fc.maxSafeNat(),
  });
  fc.assert(
    fc.property(fc.uniqueArray(any, { selector: ({ path }) => path }), (files) => {
      const listed = listable(files);
      expect(decodeCatalogue(encodeCatalogue(listed), listed.length)).toEqual(listed);
    }),
    { numRuns: 30 },
  );
});

test('[Q2] what did not change has the same bytes', () => {
  const of = (...paths: string[]) =>
    Buffer.from(encodeCatalogue(listable(paths.map((it) => file(it))))).toString();
  const [before, after] = [of('c', 'a', 'd'), of('a', 'b', 'c', 'd')];
  expect(after.replace('b\0' + '5\0' + '7\0', '')).toBe(before);
});

test('[Q2] a path that nobody can name is not listed', () => {
  const bad = ['', 'a\0b', '\ud800', 'x'.repeat(PATH_CHARS_MAX + 1), 'a/'.repeat(65)];
  expect(listable([...bad, 'fine'].map((it) => file(it)))).toEqual([file('fine')]);
  expect(listable([file('a', -1), file('b', 1.5), file('c', 1, NaN)])).toEqual([]);
});

describe('[Q2] no catalogue', () => {
  const HEAD = 'swapmeet/2 catalogue\0';
  const read = (text: string, count: number) => decodeCatalogue(utf8(text), count);

  test.each([
    ['is another text', 'a\0' + '1\0' + '1\0', 1],
    ['lists fewer than was said', HEAD, 1],
    ['lists more than was said', `${HEAD}a\0${'1\0'}1\0b\0${'1\0'}1\0`, 1],
    ['is out of order', `${HEAD}b\0${'1\0'}1\0a\0${'1\0'}1\0`, 2],
    ['names a file twice', `${HEAD}a\0${'1\0'}1\0a\0${'1\0'}1\0`, 2],
    ['has a size that is no number', `${HEAD}a\0${'-1\0'}1\0`, 1],
    ['has a size that is no whole number', `${HEAD}a\0${'01\0'}1\0`, 1],
    ['is cut off', `${HEAD}a\0${'1\0'}`, 1],
    ['has an empty path', `${HEAD}\0${'1\0'}1\0`, 1],
  ])('%s', (_, text, count) => expect(read(text, count)).toBeNull());

  test('is not UTF-8, or longer or of more files than any', () => {
    expect(decodeCatalogue(Uint8Array.of(...utf8(HEAD), 0xff), 0)).toBeNull();
    expect(decodeCatalogue(new Uint8Array(CATALOGUE_BYTES_MAX + 1), 0)).toBeNull();
    expect(decodeCatalogue(utf8(HEAD), LIBRARY_FILES_MAX + 1)).toBeNull();
    expect(decodeCatalogue(utf8(HEAD), 0)).toEqual([]);
  });

  test('is written of a million files', () => {
    const one = file('a');
    const many = Array.from({ length: 1_000_000 }, () => one);
    expect(() => encodeCatalogue(many)).toThrow('so many');
  });
});
