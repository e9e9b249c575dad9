/** Texts as a search compares them: without case, accents, and marks that writers leave out. Pure. */
import { FOLDED_GROWTH_MAX, MARKS_COMPARED_MAX } from '../limits/search.ts';

/** Scripts that set no spaces between words: there a word is found in the middle of a text, too. */
const UNSPACED = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{sc=${script}}`)
  .concat('\\u30fc') // the long vowel of katakana
  .join('');
const WORD = new RegExp(`[${UNSPACED}]+|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');
const BEGINS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');
const ENDS_UNSPACED = new RegExp(`[${UNSPACED}]$`, 'u');

const ASCII = /^\p{ASCII}*$/u;
const PILE = new RegExp(`(\\p{M}{${MARKS_COMPARED_MAX}})\\p{M}+`, 'gu');
/**
 * Accents, the vowels of Arabic and Hebrew, the stretched line and the dot below of Hindi, and what cannot be seen. The
 * marks that make other letters of kana stay, and so do the vowels of Hindi and Thai.
 */
const LEFT_OUT =
  /(?![\u3099\u309a])(?=\p{M})[\p{sc=Inherited}\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Cyrillic}]|\p{Cf}|\u0640|\u093c/gu;
/** Letters that are written one for the other, and digits of other scripts. */
const ALIKE: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ı: 'i', ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ς: 'σ' },
  ...{ '\u0649': '\u064a', '\u06cc': '\u064a', '\u06a9': '\u0643', '\u0629': '\u0647' },
  '\u0671': '\u0627',
  ...digitsFrom(0x660),
  ...digitsFrom(0x6f0),
  ...digitsFrom(0x966),
};
const TO_REPLACE = new RegExp(`[${Object.keys(ALIKE).join('')}]`, 'gu');

function digitsFrom(zero: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: 10 }, (_, digit) => [String.fromCodePoint(zero + digit), String(digit)]),
  );
}

/** A text without what does not count when it is compared. */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text
    .replaceAll(PILE, '$1')
    .normalize('NFKD')
    .replaceAll(LEFT_OUT, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(TO_REPLACE, (letter) => ALIKE[letter] ?? letter);
}

/** The words of a text as they are compared. A run of a script without spaces is one. */
export const foldedWords = (text: string): string[] => fold(text).match(WORD) ?? [];

/** The words of what is folded already, and where each begins. */
export const wordsOfFolded = (folded: string): { readonly word: string; readonly from: number }[] =>
  Array.from(folded.matchAll(WORD), ({ 0: word, index }) => ({ word, from: index }));

/** A text in which `needleOf` and `phraseNeedle` are found. */
export const haystackOf = (text: string): string =>
  ` ${foldedWords(text).join(' ')} `.slice(0, FOLDED_GROWTH_MAX * text.length + 2);

export const isUnspaced = (word: string): boolean => BEGINS_UNSPACED.test(word);

/** What a haystack has for each word that begins like this one; in a script without spaces, wherever it stands. */
export const needleOf = (word: string): string => (isUnspaced(word) ? word : ` ${word}`);

const bare = (text: string): string =>
  text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/**
 * The words of a text, each with what devices of earlier versions compare instead, where that differs: they drop all marks, and
 * replace no letters.
 */
export function wordsForAll(text: string): readonly (readonly string[])[] {
  const words = foldedWords(text);
  const earlier = bare(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word, at) => {
    const other = earlier.length === words.length ? earlier[at] : bare(word);
    return other && other !== word ? [word, other] : [word];
  });
}

/** Without what `wordsForAll` adds: to us it would be another word. */
export const meantWords = (words: readonly string[]): readonly string[] =>
  words.filter((word) => !words.some((it) => it !== word && bare(it) === word));

/** What a haystack has where these whole words follow each other. */
export function phraseNeedle(words: readonly string[]): string {
  const phrase = words.join(' ');
  const end = ENDS_UNSPACED.test(phrase) ? '' : ' ';
  return needleOf(phrase) + end;
}

/** Whether somebody is called so: each word begins one of the name's. */
export function isCalled(name: string, words: readonly string[]): boolean {
  const haystack = haystackOf(name);
  return words.every((word) => haystack.includes(needleOf(word)));
}
