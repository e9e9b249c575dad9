/** The language of the page, as its root says, and how it counts and lists things. */

/** Makes something when it is first used, once for each language: a formatter takes milliseconds. */
export function perLanguage<T>(make: (language: string) => T): () => T {
  const made = new Map<string, T>();
  return () => {
    const language = (typeof document === 'undefined' ? '' : document.documentElement.lang) || 'en';
    const known = made.get(language) ?? make(language);
    made.set(language, known);
    return known;
  };
}

const rules = perLanguage((language) => new Intl.PluralRules(language));

/** A whole sentence for each form of a language: "one" and "other" in English, up to six elsewhere. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;
export const plural = (n: number, forms: Forms): string => forms[rules().select(n)] ?? forms.other;
