/** Invisible characters in names and texts show as marks. Those that a script or an emoji needs stay. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visibleName, visibleParts } from '../../../src/ui/text/visible-name.ts';

test('names cannot hide their ending or climb over other lines', () => {
  expect(visibleName('photo\u202egpj.exe')).toBe('photo⟨RLO⟩gpj.exe');
  expect(visibleName(`Z${'\u0310'.repeat(40)}`)).toBe(`Z${'\u0310'.repeat(3)}⟨+37⟩`);
  expect(visibleName('a\u200bb\u0007c\ud800d')).toBe('a⟨ZWSP⟩b⟨U+0007⟩c⟨U+D800⟩d');
  expect(visibleName('two\nlines\u2028more')).toBe('two⟨U+000A⟩lines⟨U+2028⟩more');
  expect(visibleName('<b>')).toBe('<b>');
  expect(visibleName(' ')).toBe('no name');
  expect(visibleName('\u202e')).toBe('⟨RLO⟩');
});

test('a name in a right-to-left script is isolated from the words of a sentence', () => {
  expect(visibleName('שלום')).toBe('\u2068שלום\u2069');
  expect(visibleName('مرحبا (1)')).toBe('\u2068مرحبا (1)\u2069');
  expect(visibleName('Ana 한나 Æ')).toBe('Ana 한나 Æ');
});

test.each(['👨‍👩‍👧.png', '❤️‍🔥', '👩🏽‍🚀', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'می‌خواهم', 'क्‍ष', 'été', 'e\u0301te\u0301', 'नमस्ते'])(
  '%s stays as it is',
  (text) => {
    for (const within of ['name', 'text'] as const)
      expect(visibleParts(text, within)).toEqual([{ kind: 'text', text }]);
  },
);

test('a message keeps its lines, tabs and plain direction marks, but none that reorders it', () => {
  const plain = 'one\n\ttwo \u200fשלום';
  expect(visibleParts(plain, 'text')).toEqual([{ kind: 'text', text: plain }]);
  const [before, mark, after] = visibleParts('pay \u202e001 to me', 'text');
  expect([before, after]).toEqual([
    { kind: 'text', text: 'pay ' },
    { kind: 'text', text: '001 to me' },
  ]);
  expect(mark).toMatchObject({ kind: 'mark', short: 'RLO' });
});

describe('for every text', () => {
  const hostile = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '\u202e',
          '\u2066',
          '\u200d',
          '\u0310',
          '\ud800',
          '\u{e0041}',
          '\n',
          'a',
          'א',
        ),
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
      { maxLength: 300 },
    )
    .map((parts) => parts.join(''));

  test('the visible text has nothing that reorders or hides, and marks stand for the rest', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const parts = visibleParts(text, 'name');
        const seen = parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
        expect(seen).not.toMatch(/[\p{Cc}\u200b\u2028-\u202e\u2060-\u206f\ufeff]/u);
        expect(seen.length).toBeLessThanOrEqual(text.length);
        if (seen !== text) expect(parts.some((part) => part.kind === 'mark')).toBe(true);
      }),
    );
  });
  test('what is copied is what was written: each mark knows what it stands for', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('name' as const, 'text' as const), (text, within) => {
        const parts = visibleParts(text, within);
        fc.pre(parts.length <= 200);
        const copied = parts.map((part) => (part.kind === 'text' ? part.text : part.unseen));
        expect(copied.join('')).toBe(text);
      }),
    );
    const [, mark] = visibleParts('a\u200bb', 'text');
    expect(mark).toMatchObject({ short: 'ZWSP', unseen: '\u200b' });
  });
  test('the number of marks is limited, and so is the time', () => {
    const parts = visibleParts('\u202e\u200b'.repeat(5_000), 'text');
    expect(parts).toHaveLength(201);
    expect(parts.at(-1)).toMatchObject({ short: '+9800' });
  });
});
