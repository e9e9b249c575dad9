/** A message in a few words, for the names of what belongs to it. */
import { fewWords, visibleName } from '../text/visible-name.ts';
import { words } from '../words/en/chat.ts';

/** `said`: its text, or the name of its file. */
export function messageWords(name: string, own: boolean, said: string): string {
  const about = fewWords(said);
  return own ? words.aboutOwn(about) : words.about(visibleName(name), about);
}
