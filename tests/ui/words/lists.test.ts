/** Lists within a sentence. */
import { expect, test } from 'vitest';
import { factList, nameList } from '../../../src/ui/words/lists.ts';

test('lists of names stay short', () => {
  expect(nameList([])).toBe('nobody');
  expect(nameList(['Ana'])).toBe('Ana');
  expect(nameList(['Ana', 'Bo', 'Chidi'])).toBe('Ana, Bo and Chidi');
  expect(nameList(['Ana', 'Bo', 'Chidi', 'Dmitri'])).toBe('Ana, Bo and 2 more');
});

test('facts stand side by side', () => {
  expect(factList(['Bo 34 %', 'Ana has all of it'])).toBe('Bo 34 %, Ana has all of it');
  expect(factList(['a', 'b', 'c'])).toBe('a, b, c');
});
