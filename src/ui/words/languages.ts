/**
 * The languages that the app speaks. Another one is a file and a line:
 *
 * 1. A file in `languages/`, named by the language's code, says what `languages/en.ts` says:
 *
 *        export const files: Words['files'] = { list: 'Dateien', … };
 *
 *    The types find what is missing, tests/ui/words/languages.test.ts what is left in English, lacks a form or drops a name.
 * 2. A line below, with the language's own name for itself, and one in index.html for those whose browser runs no scripts.
 *
 * For translators: write what a messenger of your language says, short and whole, as you would say it, not word for word. A
 * figure is `count(n)`, and a sentence with one takes `plural(n, { … })` with every form that your language has; a form may
 * leave the figure out ("one file"). Names and figures that come in are isolated already: put them where they belong, and
 * turn the sentence around as you need. A `Slot` is a marked part of a sentence, such as a name in bold. What stands in
 * « » or “ ” keeps the quotation marks of your language. Names of other parts of the screen (“Kept on this device”) are said as
 * that part says them.
 */
import type * as english from './languages/en.ts';

/** All sentences: each area of the app with its members. */
export type Words = typeof english;

export interface Language {
  /** What its speakers call it. */
  readonly name: string;
  /** It is written from right to left. */
  readonly leftward?: true;
}

export const LANGUAGES: Readonly<Record<string, Language>> = {
  en: { name: 'English' },
  de: { name: 'Deutsch' },
  es: { name: 'Español' },
  fr: { name: 'Français' },
  pt: { name: 'Português' },
  tr: { name: 'Türkçe' },
  ar: { name: 'العربية', leftward: true },
  hi: { name: 'हिन्दी' },
  ja: { name: '日本語' },
  zh: { name: '中文' },
};
export const SOURCE_LANGUAGE = 'en';

/**
 * @param chosen by the person, if they did
 * @param preferred what their browser prefers, the best first, such as `de-AT`
 */
export function languageFor(chosen: string | undefined, preferred: readonly string[]): string {
  const codes = preferred.map((tag) => tag.toLowerCase().split('-')[0] ?? '');
  const known = [chosen ?? '', ...codes].find((code) => Object.hasOwn(LANGUAGES, code));
  return known ?? SOURCE_LANGUAGE;
}
