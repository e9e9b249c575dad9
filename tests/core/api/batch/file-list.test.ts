/** The list of a batch: what it says comes back, and what lies is none. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeFileList,
  encodeFileList,
  type FileToList,
} from '../../../../src/core/api/batch/file-list.ts';
import * as v from 'valibot';
import { concat, utf8 } from '../../../../src/core/base/bytes.ts';
import { decode, encode } from '../../../../src/core/base/codec.ts';
import {
  BATCH_FOLDERS_MAX,
  BATCH_ITEMS_MAX,
  listBytesMax,
} from '../../../../src/core/limits/files.ts';

const file = (path: string, sizeBytes = 3, modifiedMs = 1_000): FileToList => ({
  ...{ path, sizeBytes, modifiedMs },
});
const sum = (files: readonly FileToList[]) => files.reduce((all, it) => all + it.sizeBytes, 0);
const read = (bytes: Uint8Array, count: number, filesBytes: number) =>
  decodeFileList(bytes, { count, listBytes: bytes.length }, bytes.length + filesBytes);
/** A list as a hostile sharer writes it. */
const lie = (files: unknown, folders: unknown = [], more: object = {}) =>
  encode({ v: 1, files, folders, ...more });

describe('[F26] the list of a batch', () => {
  test('tells of each file where it lies, and of empty folders', () => {
    const files = [file('a/one.txt', 10), file('a/nothing', 0), file('b/two.txt', 5, 7)];
    const bytes = encodeFileList(files, [{ path: 'empty/deep', modifiedMs: 9 }]);
    const from = bytes.length;
    expect(read(bytes, 3, 15)).toEqual({
      files: [
        { ...files[0], from, sharedAs: undefined },
        { ...files[1], from: from + 10, sharedAs: undefined },
        { ...files[2], from: from + 10, sharedAs: undefined },
      ],
      folders: [{ path: 'empty/deep', modifiedMs: 9 }],
    });
  });

  test('has safe paths, and says what they were', () => {
    const bytes = encodeFileList([file('../x'), file('X'), file('ok')], []);
    expect(read(bytes, 3, 9)?.files.map(({ path, sharedAs }) => [path, sharedAs])).toEqual([
      ['x', '../x'],
      ['X (2)', 'X'],
      ['ok', undefined],
    ]);
  });

  test('takes any time that a disk may have', () => {
    const bytes = encodeFileList([file('a', 0, -5), file('b', 0, NaN), file('c', 0, 1.5)], []);
    expect(read(bytes, 3, 0)?.files.map((it) => it.modifiedMs)).toEqual([0, 0, 2]);
  });

  test('comes back whatever names and sizes there are', () => {
    const files = fc.array(
      fc.record({
        path: fc.string({ unit: 'grapheme', maxLength: 40 }),
        sizeBytes: fc.nat(),
        modifiedMs: fc.nat(),
      }),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(files, (all) => {
        const list = read(encodeFileList(all, []), all.length, sum(all));
        expect(list?.files.map((it) => it.sizeBytes)).toEqual(all.map((it) => it.sizeBytes));
        expect(list?.files.map((it) => it.sharedAs ?? it.path)).toEqual(all.map((it) => it.path));
      }),
    );
  });

  test('of 200,000 files is read, and one more is refused where it is written', () => {
    const many = Array.from({ length: BATCH_ITEMS_MAX }, (_, i) => file(`d${i % 300}/f${i}.txt`));
    const bytes = encodeFileList(many, []);
    expect(read(bytes, many.length, sum(many))?.files).toHaveLength(BATCH_ITEMS_MAX);
    expect(() => encodeFileList([...many, file('x')], [])).toThrow(
      expect.objectContaining({ code: 'too-many' }),
    );
    expect(() => encodeFileList([file('a/'.repeat(65))], [])).toThrow(
      expect.objectContaining({ code: 'too-long' }),
    );
  });
});

describe('[F26] it is no list', () => {
  const good = lie([['a', 3, 0]]);

  test('with other sizes, counts or fields than its offer says', () => {
    expect(read(good, 1, 3)).not.toBeNull();
    expect(read(good, 1, 4)).toBeNull();
    expect(read(good, 2, 3)).toBeNull();
    expect(decodeFileList(good, { count: 1, listBytes: 9 }, good.length + 3)).toBeNull();
    expect(read(lie([['a', 3, 0]], [], { more: 1 }), 1, 3)).toBeNull();
    expect(read(encode({ v: 2, files: [['a', 3, 0]], folders: [] }), 1, 3)).toBeNull();
  });

  test.each([
    ['a size below zero', [['a', -3, 0]]],
    [
      'sizes that add up only together',
      [
        ['a', 6, 0],
        ['b', -3, 0],
      ],
    ],
    [
      'half a byte',
      [
        ['a', 1.5, 0],
        ['b', 1.5, 0],
      ],
    ],
    ['a size beyond all', [['a', 2 ** 60, 0]]],
    ['no number', [['a', '3', 0]]],
    ['no time', [['a', 3, null]]],
    ['no path', [[7, 3, 0]]],
    ['a path 4,000 levels deep', [['a/'.repeat(4_000), 3, 0]]],
    ['a fourth field', [['a', 3, 0, 0]]],
    ['no row', ['a']],
    ['no list', 'a'],
  ])('with %s', (_, files) => {
    expect(read(lie(files), Array.isArray(files) ? files.length : 1, 3)).toBeNull();
  });

  test('with more folders than a batch may have, or more bytes than its files need', () => {
    const folders = Array.from({ length: BATCH_ITEMS_MAX }, () => ['', 0]);
    expect(read(lie([['a', 3, 0]], folders), 1, 3)).toBeNull();
    const long = Array.from({ length: 400 }, () => ['x'.repeat(4_000), 0]);
    const bytes = lie([['a', 3, 0]], long);
    expect(bytes.length).toBeGreaterThan(listBytesMax(1));
    expect(read(bytes, 1, 3)).toBeNull();
  });

  test('with more folders on all levels than a batch may have', () => {
    const deep = (count: number) =>
      Array.from({ length: count }, (_, i) => file(`${i}${'/a'.repeat(50)}/x`, 0));
    const [few, many] = [deep(100), deep(Math.ceil(BATCH_FOLDERS_MAX / 51) + 1)];
    expect(read(encodeFileList(few, []), few.length, 0)?.files).toHaveLength(few.length);
    const rows = many.map(({ path }) => [path, 0, 0]);
    expect(read(lie(rows), many.length, 0)).toBeNull();
    expect(() => encodeFileList(many, [])).toThrow(expect.objectContaining({ code: 'too-many' }));
  });

  test('of more values than its files and folders have, before it takes the memory for them', () => {
    const head = [0x83, 0xa1, 0x76, 1, 0xa7, ...utf8('folders'), 0x90, 0xa5, ...utf8('files')];
    const arrays = new Uint8Array(4_000_000).fill(0x90);
    const bytes = concat(new Uint8Array([...head, 0xdd, 0, 0x3d, 0x09, 0]), arrays);
    expect(decode(bytes, v.any())).not.toBeNull();
    expect(decode(bytes, v.any(), 800_000)).toBeNull();
    expect(read(bytes, 200_000, 0)).toBeNull();
  });

  test('in any bytes: it never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(3), fc.nat(9), (bytes, count, size) => {
        read(bytes, count, size);
      }),
    );
  });
});
