/** A message in a few words, for the names of what belongs to it. */
import { visibleName } from '../text/visible-name.ts';
import { words } from '../words/en/chat.ts';

/** Enough to tell messages apart, and quickly heard. */
const WORDS_CHARS_MAX = 40;

/** `said`: its text, or the name of its file. */
export function messageWords(name: string, own: boolean, said: string): string {
  const line = said.replace(/\s+/g, ' ').trim();
  const chars = [...line];
  const short =
    chars.length > WORDS_CHARS_MAX ? `${chars.slice(0, WORDS_CHARS_MAX).join('')}…` : line;
  const about = visibleName(short);
  return own ? words.aboutOwn(about) : words.about(visibleName(name), about);
}
