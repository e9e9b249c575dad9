/** Shows what a person wrote: characters that are invisible or change the direction of text become visible marks. */

import { isLeftward } from '../words/direction.ts';
import { words } from '../words/en/parts.ts';

export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'mark';
      readonly short: string;
      readonly says: string;
      /** What the mark stands for. */
      readonly unseen: string;
    };

/**
 * Controls, line separators, direction marks (embeddings, overrides, isolates: "photo<override>gpj.exe" would read
 * "photoexe.jpg"), characters without width, lone surrogates, tags, and more marks on a letter than any script stacks.
 * A joiner between letters or pictures belongs to them.
 */
const JOINED = '(?<![\\p{L}\\p{M}\\p{Extended_Pictographic}\\p{Emoji_Modifier}])[\\u200c\\u200d]';
/** Tags name the region of a flag; elsewhere they mean nothing. */
const TAG = '(?<!\\u{1f3f4}[\\u{e0020}-\\u{e007f}]{0,7})[\\u{e0000}-\\u{e007f}]';
const PILE = '(?<=\\p{M}{3})\\p{M}+';
const ALWAYS = '\\u00ad\\u200b\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\p{Cs}';
const IN_NAMES = new RegExp(
  `[\\p{Cc}\\u061c\\u200e\\u200f${ALWAYS}]|${TAG}|${JOINED}|${PILE}`,
  'gu',
);
/** Messages contain lines and tabs. In Hebrew and Arabic they contain plain direction marks, too. */
const IN_TEXTS = new RegExp(`(?![\\n\\r\\t])[\\p{Cc}${ALWAYS}]|${TAG}|${JOINED}|${PILE}`, 'gu');

const NAMES: Readonly<Record<string, string>> = {
  '\u200b': 'ZWSP',
  '\u200c': 'ZWNJ',
  '\u200d': 'ZWJ',
  '\u200e': 'LRM',
  '\u200f': 'RLM',
  '\u202a': 'LRE',
  '\u202b': 'RLE',
  '\u202c': 'PDF',
  '\u202d': 'LRO',
  '\u202e': 'RLO',
  '\u2066': 'LRI',
  '\u2067': 'RLI',
  '\u2068': 'FSI',
  '\u2069': 'PDI',
};

/** The most marks in one text: a page must not draw ten thousand of them for one message. */
const MARKS_MAX = 200;

export function visibleParts(text: string, within: 'name' | 'text'): readonly Part[] {
  const parts: Part[] = [];
  let [end, marks] = [0, 0];
  for (const { 0: found, index } of text.matchAll(within === 'name' ? IN_NAMES : IN_TEXTS)) {
    if (index > end) parts.push({ kind: 'text', text: text.slice(end, index) });
    if (++marks <= MARKS_MAX) parts.push(markOf(found));
    end = index + found.length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  const left = marks - MARKS_MAX;
  if (left > 0)
    parts.push({
      kind: 'mark',
      short: `+${left}`,
      says: words.moreUnseen(left),
      unseen: '',
    });
  return parts;
}

function markOf(found: string): Part {
  if (/\p{M}/u.test(found)) {
    const more = [...found].length;
    return {
      kind: 'mark',
      short: `+${more}`,
      says: words.moreMarks(more),
      unseen: found,
    };
  }
  const hex = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const short = NAMES[found] ?? `U+${hex}`;
  return { kind: 'mark', short, says: words.unseen(`U+${hex}`), unseen: found };
}

/** Letters of scripts that run from right to left. */
const LEFTWARD = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** The same as plain text, for sentences and labels. A name written the other way does not turn the words around it. */
export function visibleName(name: string): string {
  const plain = visibleParts(name, 'name')
    .map((part) => (part.kind === 'text' ? part.text : `⟨${part.short}⟩`))
    .join('');
  if (!plain.trim()) return words.noName;
  return isLeftward() || LEFTWARD.test(plain) ? `\u2068${plain}\u2069` : plain;
}

/** Enough to tell messages apart, and quickly heard. */
const FEW_WORDS_CHARS_MAX = 40;

/** The beginning of what a person wrote, on one line. */
export function fewWords(text: string): string {
  const chars = [...text.replace(/\s+/g, ' ').trim()];
  const short = chars.slice(0, FEW_WORDS_CHARS_MAX).join('');
  return visibleName(chars.length > FEW_WORDS_CHARS_MAX ? `${short}…` : short);
}
