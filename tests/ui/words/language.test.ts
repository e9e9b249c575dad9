/** Sentences with numbers, in the forms that a language has. */
import { expect, test } from 'vitest';
import { perLanguage, plural } from '../../../src/ui/words/language.ts';

const people = (n: number) => plural(n, { one: '1 person', other: `${n} people` });

test('a number takes the form that the rules of the language give it', () => {
  expect([0, 1, 2, 21].map(people)).toEqual(['0 people', '1 person', '2 people', '21 people']);
});

test('a form that a language has and a sentence lacks is the last one', () => {
  expect(plural(1, { other: 'all' })).toBe('all');
});

test('a formatter is made once, when it is first used', () => {
  let made = 0;
  const formatter = perLanguage((language) => `${language} ${++made}`);
  expect(made).toBe(0);
  expect([formatter(), formatter()]).toEqual(['en 1', 'en 1']);
});
