/** The language of the page, as its root says, and how it counts and lists things. */

/** Draws again what was drawn in another language. */
export interface Redraw {
  /** Remembers who asks. */
  track(): void;
  /** Draws all of them again. */
  changed(): void;
}

let redraw: Redraw = { track: () => undefined, changed: () => undefined };
/** Of the app, in which `redraw.svelte.ts` does it: this file comes before Svelte, and into tests without it. */
export const onLanguage = (it: Redraw): void => void (redraw = it);

/** For all that is said in a language. */
export const trackLanguage = (): void => redraw.track();
export const languageChanged = (): void => redraw.changed();

const isIn = (tag: string, language: string) => tag === language || tag.startsWith(`${language}-`);
/** The language as the browser's owner writes it: `en-GB` and `en-US` write dates and times in their own ways. */
const localeOf = (language: string): string =>
  (typeof navigator === 'undefined' ? [] : navigator.languages).find((it) => isIn(it, language)) ??
  language;

/** Makes something when it is first used, once for each language: a formatter takes milliseconds. */
export function perLanguage<T>(make: (language: string, locale: string) => T): () => T {
  const made = new Map<string, T>();
  return () => {
    trackLanguage();
    const language = (typeof document === 'undefined' ? '' : document.documentElement.lang) || 'en';
    const known = made.get(language) ?? make(language, localeOf(language));
    made.set(language, known);
    return known;
  };
}

const rules = perLanguage((language) => new Intl.PluralRules(language));

/** A whole sentence for each form of a language: "one" and "other" in English, up to six elsewhere. */
export type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;
export const plural = (n: number, forms: Forms): string => forms[rules().select(n)] ?? forms.other;
