/** Words to look for, and texts in which they are found: case, accents and punctuation do not count. */

/** Scripts that set no spaces between words: there a word is found in the middle of a text, too. */
const UNSPACED =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** The words of a text, as they are compared. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** What a text that can be searched has for each word that begins as this one. */
export const needleOf = (word: string): string => (UNSPACED.test(word) ? word : ` ${word}`);

/** A text in which `needleOf` is found. */
export const haystackOf = (text: string): string => ` ${wordsOf(text).join(' ')} `;
