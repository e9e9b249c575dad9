/** The marks that people choose: each has a word, and none could be taken for a sign of trust. */
import { expect, test } from 'vitest';
import { markOf, marks } from '../../../src/ui/pictures/mark.ts';
import { codeSymbols } from '../../../src/ui/people/code-symbols.ts';

test('each mark is a symbol with a word, once', () => {
  const symbols = new Set(codeSymbols().map(({ picture }) => picture));
  expect(marks().filter((it) => !symbols.has(it))).toEqual([]);
  expect(new Set(marks()).size).toBe(marks().length);
  expect(marks()).toHaveLength(32);
});

test('[R17] no mark looks like a lock, a key, a tick, a medal or a crown', () => {
  for (const sign of '🔒🔑✅✔☑🏅🏆👑🛡⚖💎') expect(marks()).not.toContain(sign);
});

test('[R17] a number that this version does not know is no mark', () => {
  expect(markOf(1)).toBe('🐱');
  for (const number of [0, 33, 255, -1, 0.5]) expect(markOf(number)).toBeUndefined();
});
