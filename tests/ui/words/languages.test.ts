/** The languages of the app: which one is spoken, and that each says everything. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import * as english from '../../../src/ui/words/languages/en.ts';
import { LANGUAGES, languageFor, SOURCE_LANGUAGE } from '../../../src/ui/words/languages.ts';
import { compare, formsOf, missingForms, signaturesOf } from './catalogue.ts';

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

const listed = [
  ...readFileSync(new URL('languages/en.ts', FOLDER), 'utf8').matchAll(
    /words as (\w+) \} from '\.\.\/en\/(.+)'/g,
  ),
].map(([, area = '', path = '']) => ({ area, path }));

const signatures = new Map(
  listed.flatMap(({ area, path }) => [
    ...signaturesOf(`.${area}`, readFileSync(new URL(`en/${path}`, FOLDER), 'utf8')),
  ]),
);
afterEach(() => vi.unstubAllGlobals());

describe.each(Object.keys(LANGUAGES).filter((it) => it !== SOURCE_LANGUAGE))('%s', (language) => {
  const path = `languages/${language}.ts`;

  test('says all that English says, in its own words, with the same names and figures', async () => {
    vi.stubGlobal('document', { documentElement: { lang: language } });
    const own: unknown = await import(`../../../src/ui/words/${path}`);
    const wrong = compare({ ...english }, { ...(own as object) }, '', signatures);
    expect(wrong).toEqual([]);
  });

  test('has every form of a sentence with a figure', () => {
    const source = readFileSync(new URL(path, FOLDER), 'utf8');
    expect(missingForms(language, source)).toEqual([]);
  });
});

describe('what is compared', () => {
  const source = `export const words = {
    a: 'Close it',
    b: (name: string, n: number) => \`\${name} has \${n} files\`,
    c: { d: (slot: Slot): Sentence => ['Hello ', slot] },
  };`;
  const words = {
    a: 'Close it',
    b: (name: string, n: number) => `${name} has ${n} files`,
    c: { d: (slot: unknown) => ['Hello ', slot] },
  };
  const against = (own: object) =>
    compare({ x: words }, { x: own }, '', signaturesOf('.x', source));

  test('another language with the same names and figures is whole', () => {
    const b = (name: string, n: number) => `${n.toLocaleString('de')} Dateien hat ${name}`;
    expect(against({ a: 'Schließen', b, c: { d: (slot: unknown) => [slot, ', hallo'] } })).toEqual(
      [],
    );
  });

  test.each<[string, object, string]>([
    ['a sentence in English', { a: 'Close it' }, '.x.a: still “Close it”'],
    ['a missing one', { a: undefined }, '.x.a: missing'],
    ['an empty one', { a: '' }, '.x.a: empty'],
    ['one too many', { e: 'e' }, '.x.e: English does not have it'],
    ['a lost name', { b: (_: string, n: number) => `${n} Dateien` }, '.x.b: does not say ⟦0⟧'],
    ['a lost figure', { b: (name: string) => `${name} hat` }, '.x.b: does not say 5432'],
    ['a lost slot', { c: { d: () => ['Hallo'] } }, '.x.c.d: does not say slot'],
  ])('%s is told', (_, change, complaint) => {
    const b = (name: string, n: number) => `${n} Dateien hat ${name}`;
    const whole = { a: 'Schließen', b, c: { d: (slot: unknown) => [slot, ', hallo'] } };
    expect(against({ ...whole, ...change })).toEqual([complaint]);
  });

  test('forms are those of the language', () => {
    expect(formsOf('ar')).toHaveLength(6);
    expect(formsOf('ja')).toEqual(['other']);
    expect(missingForms('de', "plural(n, { other: 'x' })")).toEqual(['line 1: no “one”']);
    expect(missingForms('ja', "plural(n, { other: 'x' })")).toEqual([]);
  });
});
