/** Paths of a batch: whatever a sharer writes, they are safe to save under. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  FolderPaths,
  isPath,
  pathKey,
  safePath,
  UniquePaths,
} from '../../../../src/core/api/batch/safe-path.ts';
import { utf8 } from '../../../../src/core/base/bytes.ts';
import {
  PATH_CHARS_MAX,
  PATH_DEPTH_MAX,
  PATH_PART_BYTES_MAX,
} from '../../../../src/core/limits/files.ts';

const parts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom('.', ' ', '/', '\\', ':', 'a', '\u202e', 'é', '\ud800', '\0'),
  }),
  fc.constantFrom('..', '.', 'C:', 'con', 'NUL.txt', 'lpt1', 'ends. ', 'ss', 'ẞ'),
);
const paths = fc.array(parts, { maxLength: 9 }).map((it) => it.join('/'));

describe('[F26] a safe path', () => {
  test.each([
    ['../../x', 'x'],
    ['/etc/passwd', 'etc/passwd'],
    ['C:\\x', 'C__x'],
    ['a/./b//c', 'a/b/c'],
    ['a/con/aux.txt', 'a/_con/_aux.txt'],
    ['ends./with. /dots...', 'ends/with/dots'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    ['what?/a:b|c', 'what_/a_b_c'],
    ['a\0b\nc', 'abc'],
    ['…/.gitignore', '…/.gitignore'],
    ['👩‍👩‍👧/שלום עולם.txt', '👩‍👩‍👧/שלום עולם.txt'],
    ['', '_'],
    ['..', '_'],
    ['. /x', '_/x'],
  ])('of %j is %j', (raw, safe) => {
    expect(safePath(raw)).toBe(safe);
  });

  test('keeps names in both compositions as they are', () => {
    for (const form of ['NFC', 'NFD'] as const)
      expect(safePath('Crème brûlée.md'.normalize(form))).toBe('Crème brûlée.md'.normalize(form));
  });

  test('has 255 bytes a part at most, and keeps its extension', () => {
    const [name = ''] = safePath(`${'ż'.repeat(200)}.tiff`).split('/');
    expect(utf8(name).length).toBeLessThanOrEqual(PATH_PART_BYTES_MAX);
    expect(name).toMatch(/^ż+\.tiff$/);
  });

  test('leads nowhere else, whatever it is made of, and stays as it is', () => {
    fc.assert(
      fc.property(paths, (raw) => {
        const path = safePath(raw);
        expect(safePath(path)).toBe(path);
        for (const part of path.split('/')) {
          expect(part).not.toMatch(/^\.{0,2}$|[\\:*?"<>|\p{Cc}\u202e]|[.\s]$/u);
          expect(part).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\s*(\.|$)/i);
          expect(utf8(part).length).toBeLessThanOrEqual(PATH_PART_BYTES_MAX);
        }
      }),
    );
  });
});

test(
  '[F26] the longest paths of dots and spaces are made safe in time',
  { timeout: 30_000 },
  () => {
    const dots = '. '.repeat(PATH_CHARS_MAX / 2 - 1);
    for (let i = 0; i < 8_000; i++) safePath(`${dots}${i % 10}`);
    expect(safePath(`${dots}x`)).toMatch(/^[. ]+\.$|^_$/);
  },
);

test('[F26] a path that is too long or too deep is none', () => {
  expect(isPath('a/'.repeat(PATH_DEPTH_MAX))).toBe(true);
  expect(isPath('a/'.repeat(4_000))).toBe(false);
  expect(isPath('a'.repeat(PATH_CHARS_MAX))).toBe(true);
  expect(isPath('a'.repeat(PATH_CHARS_MAX + 1))).toBe(false);
});

describe('[F26] paths that clash', () => {
  const unique = (files: readonly string[], folders: readonly string[] = []) => {
    const all = new FolderPaths();
    all.addOf(files);
    for (const it of folders) all.add(it);
    const paths = new UniquePaths(all);
    return files.map((it) => paths.take(it));
  };

  test('get a mark before the extension, also where only some disks see no difference', () => {
    expect(unique(['a/x.txt', 'a/x.txt', 'A/X.TXT', 'a/x (2).txt'])).toEqual([
      'a/x.txt',
      'a/x (2).txt',
      'A/X (3).TXT',
      'a/x (2) (2).txt',
    ]);
    const twins = ['é'.normalize('NFC'), 'é'.normalize('NFD')];
    expect(unique(twins)).toEqual([twins[0], `${twins[1] ?? ''} (2)`]);
    // Windows has one upper case for both.
    expect(unique(['λόγος', 'λόγοσ', 'ſ', 'S'])).toEqual(['λόγος', 'λόγοσ (2)', 'ſ', 'S (2)']);
  });

  test('are those of a file and a folder, too', () => {
    expect(unique(['a', 'A/b'])).toEqual(['a (2)', 'A/b']);
    expect(unique(['empty/deep'], ['EMPTY/deep/er'])).toEqual(['empty/deep (2)']);
  });

  test('are all told apart, however many there are', () => {
    const same = Array.from({ length: 50_000 }, (_, i) => (i % 2 ? 'x' : `x (${i})`));
    const taken = unique(same);
    expect(new Set(taken).size).toBe(same.length);
  });

  test(
    'are all told apart where their names are cut to the same, in time',
    { timeout: 30_000 },
    () => {
      const long = Array.from({ length: 30_000 }, (_, i) => `${'x'.repeat(249)}${i}`.slice(0, 255));
      const taken = unique([...long, ...long]);
      expect(new Set(taken.map(pathKey)).size).toBe(60_000);
      expect(taken.every((it) => utf8(it).length <= PATH_PART_BYTES_MAX)).toBe(true);
    },
  );

  test('no two paths are one, and none is a folder, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(paths, { maxLength: 12 }), (raw) => {
        const safe = raw.map(safePath);
        const taken = unique(safe).map((it) => it.normalize('NFC').toLowerCase());
        expect(new Set(taken).size).toBe(taken.length);
        for (const one of taken) expect(taken.some((it) => it.startsWith(`${one}/`))).toBe(false);
        for (const part of taken.flatMap((it) => it.split('/')))
          expect(utf8(part.normalize('NFC')).length).toBeLessThanOrEqual(3 * PATH_PART_BYTES_MAX);
      }),
    );
  });
});
