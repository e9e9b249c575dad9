/** The language that the person chose, if they did. */
import { Preference } from '../../browser/platform/preferences.ts';
import { LANGUAGES } from '../../ui/words/languages.ts';

export const openLanguageChoice = (): Preference<string> =>
  new Preference('swapmeet:language', {
    parse: (text) => (Object.hasOwn(LANGUAGES, text) ? text : undefined),
    format: (language) => language,
  });
