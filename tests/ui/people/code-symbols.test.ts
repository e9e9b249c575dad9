/** The symbols of a safety code cannot be mistaken for each other. */
import { expect, test } from 'vitest';
import { codeSymbols } from '../../../src/ui/people/code-symbols.ts';

test('[R12] a code has 256 symbols, no two alike in picture or word', () => {
  const symbols = codeSymbols();
  expect(symbols).toHaveLength(256);
  expect(new Set(symbols.map(({ picture }) => picture)).size).toBe(256);
  expect(new Set(symbols.map(({ word }) => word)).size).toBe(256);
  for (const { picture, word } of symbols) {
    expect(picture).toMatch(/^\p{Extended_Pictographic}\ufe0f?$/u);
    expect(word).toMatch(/^[a-z ]+$/);
  }
});
