/** The symbols of a safety code cannot be mistaken for each other. */
import { expect, test } from 'vitest';
import { CODE_SYMBOLS } from '../../../src/ui/people/code-symbols.ts';

test('[R12] a code has 256 symbols, no two alike in picture or word', () => {
  expect(CODE_SYMBOLS).toHaveLength(256);
  expect(new Set(CODE_SYMBOLS.map(({ emoji }) => emoji)).size).toBe(256);
  expect(new Set(CODE_SYMBOLS.map(({ word }) => word)).size).toBe(256);
  for (const { emoji, word } of CODE_SYMBOLS) {
    expect(emoji).toMatch(/^\p{Extended_Pictographic}\ufe0f?$/u);
    expect(word).toMatch(/^[a-z ]+$/);
  }
});
