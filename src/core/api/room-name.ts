/** One form for all names of a room that look the same, however they were typed (PROTOCOL R2). */

/** Keyboards put these in place of each other by themselves. */
const DASHES = /[-\u2010-\u2015\u2212]+/g;
const QUOTES = /[\u2018-\u201b\u2032\u02bc\u00b4`]/g;
const DOUBLE_QUOTES = /[\u201c-\u201f\u2033]/g;
/** Braille's empty pattern looks like a space, too. */
const SPACES = /[\t-\r\u0085\p{Z}\u2800]+/gu;
/** Controls, and what a font shows nothing for. The joiner in a picture made of several shows. */
const INVISIBLE =
  /(?!(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d\p{Extended_Pictographic})[\p{Default_Ignorable_Code_Point}\p{Cc}\ufff9-\ufffb]/gu;
/** The dot that a small i has anyway: the Turkish capital İ becomes an i with a second one. */
const SECOND_DOT = /(?<=\p{Soft_Dotted}\p{M}{0,4})\u0307/gu;

/** Most names have their form after one round, none that we know needs more than three. */
const ROUNDS_MAX = 8;

export function foldRoomName(typed: string): string {
  let name = typed;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const folded = foldOnce(name);
    if (folded === name) break;
    name = folded;
  }
  return name;
}

/** Browsers have no case folding. Small, capital and small again comes to the same: ẞ, ß and SS end as ss. */
const foldOnce = (name: string): string =>
  name
    .replace(QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .normalize('NFKC')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .replace(DASHES, '-')
    .replace(SPACES, ' ')
    .replace(INVISIBLE, '')
    .replace(SECOND_DOT, '')
    .normalize('NFKC')
    .trim();
