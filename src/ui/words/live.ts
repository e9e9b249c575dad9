/**
 * The sentences that the built app speaks. There, an import of `words` from `en/` gives an object of this file, empty until the
 * language's file is loaded: scripts/vite-words.ts sees to it. Tests import the English sentences themselves.
 */
import { trackLanguage } from './language.ts';

/** By the area's name in `languages/en.ts`. */
const areas = new Map<string, object>();

function sentencesOf(name: string): object {
  const sentences = areas.get(name) ?? {};
  areas.set(name, sentences);
  return sentences;
}

/** The `words` of an area. What reads them is drawn again when the language changes. */
export const area = (name: string): object =>
  new Proxy(sentencesOf(name), {
    get(sentences, member) {
      trackLanguage();
      return Reflect.get(sentences, member) as unknown;
    },
  });

export function fill(words: Readonly<Record<string, object>>): void {
  for (const [name, sentences] of Object.entries(words))
    Object.assign(sentencesOf(name), sentences);
}
