/** File names: what stays, what goes, and what holds for every name that a peer can send. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FILE_NAME_BYTES_MAX, safeFileName } from '../../../src/core/api/file-name.ts';

const sizeOf = (text: string) => new TextEncoder().encode(text).length;

describe('safeFileName', () => {
  test.each([
    ['report.pdf', 'report.pdf'],
    ['합창 연습.txt', '합창 연습.txt'],
    ['نص.txt', 'نص.txt'],
    ['e\u0301te\u0301.txt', 'été.txt'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\Windows\\x.dll', 'C__Windows_x.dll'],
    ['<b>"x"</b>|?*.txt', '_b__x___b____.txt'],
    ['.bashrc', 'bashrc'],
    ['-rf', '_-rf'],
    ['.--help', '_--help'],
    ['name. . ', 'name'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['Com1 .log', '_Com1 .log'],
    ['console.log', 'console.log'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    ['a\u0000b\nc\u0085d\u200be\ufeff.txt', 'abcde.txt'],
    ['a\ud800b.txt', 'a\ufffdb.txt'],
    ['', 'file'],
    ['...', 'file'],
    ['\u200b', 'file'],
    ['👨‍👩‍👧.png', '👨👩👧.png'],
  ])('%j becomes %j', (name, safe) => expect(safeFileName(name)).toBe(safe));

  test('a long name keeps its extension', () => {
    const cut = safeFileName(`${'합'.repeat(300)}.tar.gz`);
    expect(cut.endsWith('합.tar.gz')).toBe(true);
    expect(sizeOf(cut)).toBeGreaterThan(FILE_NAME_BYTES_MAX - 3);
  });

  test('what looks like a very long extension is not one', () =>
    expect(safeFileName(`a.${'x'.repeat(400)}`)).toHaveLength(FILE_NAME_BYTES_MAX));
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '.',
          '-',
          ' ',
          '/',
          '\\',
          ':',
          'con',
          'COM¹',
          '\u202e',
          '\u200f',
          '\ud800',
          '<',
        ),
        fc.constantFrom(
          'e\u0301',
          '\u0301',
          '합',
          '😀',
          '\u0000',
          '.tar',
          '.gz',
          '\u037e',
          '\u3000',
        ),
        fc.string(),
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join('')),
);

describe('for every name', () => {
  const holds = (property: (safe: string, name: string) => boolean) =>
    fc.assert(
      fc.property(hostile, (name) => property(safeFileName(name), name)),
      {
        numRuns: 500,
      },
    );

  test('it is neither empty nor long', () =>
    holds((safe) => safe.length > 0 && sizeOf(safe) <= FILE_NAME_BYTES_MAX));
  test('it has no path, no forbidden character and nothing unseen', () =>
    holds(
      (safe) => !/[/\\:*?"<>|\p{Cc}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u.test(safe),
    ));
  test('it is well-formed text in NFC', () =>
    holds((safe) => !/\p{Cs}/u.test(safe) && safe.normalize('NFC') === safe));
  test('it neither starts with a dot or dash nor ends with a dot or space', () =>
    holds((safe) => !/^[.-]|[. ]$/.test(safe)));
  test('it is no device', () =>
    holds((safe) => !/^(con|prn|aux|nul|(com|lpt)[0-9])(\.|$)/i.test(safe)));
  test('making it safe again changes nothing', () => holds((safe) => safeFileName(safe) === safe));
  test('a harmless name stays', () =>
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z0-9 _-]{4,20}[a-z]\.[a-z]{3}$/), (name) => {
        expect(safeFileName(name)).toBe(name);
      }),
    ));
});
