/** Lists within a sentence. */
import { words } from './en/figures.ts';
import { count } from './format.ts';
import { perLanguage } from './language.ts';

/** British English has no comma before "and". */
const listLanguage = (language: string) => (language === 'en' ? 'en-GB' : language);
const conjunction = perLanguage(
  (it) => new Intl.ListFormat(listLanguage(it), { type: 'conjunction' }),
);
const unit = perLanguage(
  (it) => new Intl.ListFormat(listLanguage(it), { type: 'unit', style: 'short' }),
);

/** Lists of people: "Ana, Bo and 2 more". */
export function nameList(names: readonly string[], most = 3): string {
  if (names.length === 0) return words.nobody;
  const named = names.length > most ? names.slice(0, most - 1) : names;
  const rest = names.length - named.length;
  return conjunction().format(rest > 0 ? [...named, words.more(count(rest))] : named);
}

/** Lists of facts: "Bo 34 %, Ana has all of it". */
export const factList = (facts: readonly string[]): string => unit().format(facts);
