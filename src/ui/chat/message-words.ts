/** A message in a few words, for the names of what belongs to it. */
import { visibleName } from '../text/visible-name.ts';

/** Enough to tell messages apart, and quickly heard. */
const WORDS_CHARS_MAX = 40;

/** `words`: its text, or the name of its file. */
export function messageWords(name: string, own: boolean, words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  const chars = [...line];
  const short =
    chars.length > WORDS_CHARS_MAX ? `${chars.slice(0, WORDS_CHARS_MAX).join('')}…` : line;
  return `${own ? 'you' : visibleName(name)}: ${visibleName(short)}`;
}
