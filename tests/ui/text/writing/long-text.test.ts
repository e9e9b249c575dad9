/** What was pasted, whether it is long, and the field without it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inserted, isLong, without } from '../../../../src/ui/text/writing/long-text.ts';

test.each([
  ['', 'abc', 'abc'],
  ['ab', 'aXYb', 'XY'],
  ['aa', 'aaa', 'a'],
  ['abc', 'ac', ''],
  ['abc', 'xbc', 'x'],
  ['same', 'same', ''],
])('from “%s” to “%s” came “%s”', (before, after, what) =>
  expect(inserted(before, after)).toBe(what),
);

test('two thousand characters are not long, nor are forty lines; more are', () => {
  expect(isLong('x'.repeat(2_000))).toBe(false);
  expect(isLong('x'.repeat(2_001))).toBe(true);
  expect(isLong('x\n'.repeat(39))).toBe(false);
  expect(isLong('x\n'.repeat(40))).toBe(true);
});

test('what was pasted can be taken out again, as long as it is there', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n') });
  fc.assert(
    fc.property(text, text, text, (before, pasted, behind) => {
      const came = inserted(before + behind, before + pasted + behind);
      expect(came).toHaveLength(pasted.length);
      expect(without(before + pasted + behind, came)).toHaveLength(before.length + behind.length);
    }),
  );
  expect(without('abc', 'x')).toBeUndefined();
  expect(without('caption: log', 'log')).toBe('caption: ');
});
