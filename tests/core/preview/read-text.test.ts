import { describe, expect, test } from 'vitest';
import { utf8 } from '../../../src/core/base/bytes.ts';
import { readText } from '../../../src/core/preview/read-text.ts';

describe('the beginning of a file is read as text', () => {
  test('in UTF-8, with the line ends of any system', () => {
    expect(readText(utf8('a\r\nb\rc\td\n'), true)).toBe('a\nb\nc\td\n');
    expect(readText(utf8('한글 العربية 🙂'), true)).toBe('한글 العربية 🙂');
  });

  test('when its last letter is cut', () => {
    const bytes = utf8('ab🙂');
    for (let cut = 1; cut <= 3; cut++)
      expect(readText(bytes.slice(0, bytes.length - cut), false)).toBe('ab');
  });

  test('in UTF-16 with a mark, and in the letters of older programs', () => {
    expect(readText(new Uint8Array([0xff, 0xfe, 0x61, 0, 0xe4, 0, 0]), false)).toBe('aä');
    expect(readText(new Uint8Array([0xfe, 0xff, 0, 0x61, 0, 0xe4]), true)).toBe('aä');
    expect(readText(new Uint8Array([0x61, 0xe4, 0x62]), true)).toBe('aäb');
  });

  test('but not where it is none', () => {
    for (const bytes of [
      [0x61, 0, 0x62],
      [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
      [0xff, 0xfe, 0, 0],
      [1, 2, 3],
    ])
      expect(readText(new Uint8Array(bytes), true)).toBeUndefined();
  });
});
