/** The languages of the app: which one is spoken, and that each says everything. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LANGUAGES, languageFor } from '../../../src/ui/words/languages.ts';

const FOLDER = new URL('../../../src/ui/words/', import.meta.url);

test('what the person chose is spoken, else what their browser prefers, else English', () => {
  expect(languageFor('en', ['xx'])).toBe('en');
  expect(languageFor(undefined, ['xx-YY', 'EN-gb'])).toBe('en');
  expect(languageFor('toString', ['constructor'])).toBe('en');
  expect(languageFor(undefined, [])).toBe('en');
});

test('each language is one file and one line', () => {
  const files = readdirSync(new URL('languages/', FOLDER)).map((name) => name.replace('.ts', ''));
  expect(files.sort()).toEqual(Object.keys(LANGUAGES).sort());
});

test('languages/en.ts lists all of en/', () => {
  const files = readdirSync(new URL('en/', FOLDER), { recursive: true, encoding: 'utf8' });
  const listed = readFileSync(new URL('languages/en.ts', FOLDER), 'utf8').matchAll(
    /'\.\.\/en\/(.+)'/g,
  );
  expect([...listed].map(([, path]) => path).sort()).toEqual(
    files.filter((name) => name.endsWith('.ts')).sort(),
  );
});
