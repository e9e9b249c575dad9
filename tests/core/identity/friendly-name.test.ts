/** Names: made up, derived from keys, and tidied, whatever people type or send. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { madeUpName, nameFromKey, tidyName } from '../../../src/core/identity/friendly-name.ts';
import { NAME_CHARS_MAX } from '../../../src/core/limits/chat.ts';
import { peerId } from '../../../src/core/base/ids.ts';
import { alice, bytesOf, randomOf } from '../../fakes/people.ts';

const typed = fc
  .array(
    fc.constantFrom('a', ' ', '\n', '\u0000', '\u2028', '漢', '😀', 'e\u0301', '\ud800', '<b>'),
    {
      maxLength: 120,
    },
  )
  .map((parts) => parts.join(''));

test('[L4] a tidy name is one line, trimmed, short, and stays as it is', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const name = tidyName(text);
      expect([...name].length).toBeLessThanOrEqual(NAME_CHARS_MAX);
      expect(name).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      expect(name.trim()).toBe(name);
      expect(tidyName(name)).toBe(name);
    }),
  );
});

test.each([
  ['  Ann  ', 'Ann'],
  ['Ann\r\n\tLee', 'Ann Lee'],
  ['\u2028', ''],
  ['😀'.repeat(60), '😀'.repeat(40)],
  [`${'x'.repeat(39)} y`, 'x'.repeat(39)],
])('[L4] %j becomes %j', (text, name) => expect(tidyName(text)).toBe(name));

test('a made-up name is two words, and fits', () => {
  const random = randomOf('names');
  const names = new Set(Array.from({ length: 200 }, () => madeUpName(random)));
  for (const name of names) {
    expect(name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
    expect(tidyName(name)).toBe(name);
  }
  expect(names.size).toBeGreaterThan(150);
});

test('a key always gives the same name', () => {
  expect(nameFromKey(alice.peer)).toBe(nameFromKey(alice.peer));
  const names = new Set(
    Array.from({ length: 100 }, (_, i) => nameFromKey(peerId(bytesOf(`peer ${i}`, 16)))),
  );
  expect(names.size).toBeGreaterThan(80);
});
