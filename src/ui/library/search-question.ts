/** What somebody types into the search, as a question: words, kinds of files, endings, and sizes such as `>10mb`. */
import type { LibraryQuestion } from '../../core/api/library.ts';
import { foldedWords, wordsForAll } from '../../core/folding/fold.ts';
import {
  SEARCH_TERMS_MAX,
  SEARCH_WORD_CHARS_MAX,
  SEARCH_WORDS_MAX,
} from '../../core/limits/library.ts';
import { words } from '../words/en/library/search.ts';
import { endingsOf } from '../text/file-kind.ts';

type KindWord = keyof typeof words.kinds;
/** What people call each kind in the language of the page, separated by spaces. */
type KindWords = Readonly<Record<KindWord, string>>;

/** French has octets: `>10mo`. */
const SIZE = /^([<>])(\d{1,9}(?:[.,]\d{1,3})?)([kmgt]?)[bo]?$/i;
const ENDING = /^\.[\p{L}\p{N}]{1,12}$/u;
const UNITS = ['', 'k', 'm', 'g', 't'];

/** Undefined: nothing to look for. */
export function questionOf(
  typed: string,
  kinds: KindWords = words.kinds,
): LibraryQuestion | undefined {
  const terms: (readonly string[])[] = [];
  let [minBytes, maxBytes]: [number | undefined, number | undefined] = [undefined, undefined];
  for (const part of typed.trim().split(/\s+/)) {
    const [, than, amount = '', unit = ''] = SIZE.exec(part) ?? [];
    const bytes = Math.round(
      Number(amount.replace(',', '.')) * 1000 ** UNITS.indexOf(unit.toLowerCase()),
    );
    if (than === '>') minBytes = bytes;
    else if (than === '<') maxBytes = bytes;
    else if (ENDING.test(part)) terms.push([part.toLowerCase()]);
    else terms.push(...wordsForAll(part).map((it) => termOf(it, kinds)));
  }
  if (terms.length === 0 && minBytes === undefined && maxBytes === undefined) return undefined;
  return { terms: terms.slice(0, SEARCH_TERMS_MAX), minBytes, maxBytes };
}

/** A word, or the endings of the kind that it names. */
function termOf(alike: readonly string[], kinds: KindWords): readonly string[] {
  const [word = ''] = alike;
  const kind = (Object.keys(kinds) as KindWord[]).find((it) =>
    foldedWords(kinds[it]).includes(word),
  );
  const endings = kind ? endingsOf(kind).map((it) => `.${it}`) : [];
  const short = alike.map((it) => it.slice(0, SEARCH_WORD_CHARS_MAX));
  return [...short, ...endings].slice(0, SEARCH_WORDS_MAX);
}
