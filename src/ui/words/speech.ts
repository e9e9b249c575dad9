/** Loads the sentences of the page's language, and only of that: those of the first screens first. */
import { LANGUAGES } from './languages.ts';
import { languageChanged } from './language.ts';
import { fill } from './live.ts';

/** What scripts/vite-words.ts makes of a language. */
interface PartFile {
  readonly words: Readonly<Record<string, object>>;
  readonly url: string;
}
/** `first`: a room, and what it has in common with home. `files`: what shows files. `later` comes with `files`. */
export type Part = 'first' | 'home' | 'files' | 'later';
type Loaders = Readonly<Record<string, () => Promise<PartFile>>>;

const LOADERS: Readonly<Record<Part, Loaders>> = {
  first: import.meta.glob<PartFile>('./languages/*.ts', { query: '?part=first' }),
  home: import.meta.glob<PartFile>('./languages/*.ts', { query: '?part=home' }),
  files: import.meta.glob<PartFile>('./languages/*.ts', { query: '?part=files' }),
  later: import.meta.glob<PartFile>('./languages/*.ts', { query: '?part=later' }),
};
const ALL = ['first', 'home', 'files', 'later'] as const;

/** Undefined in tests: there, all sentences are there from the start. */
let spoken: string | undefined;
let loading = new Map<Part, Promise<void>>();
const urls = new Set<string>();

async function load(language: string, part: Part): Promise<PartFile> {
  const found = LOADERS[part][`./languages/${language}.ts`];
  if (!found) throw new Error(`there is no language ${language}`);
  const file = await found();
  urls.add(file.url);
  return file;
}

/** Says in which language the page is. Its sentences are loaded when they are asked for. */
export function speak(language: string): void {
  spoken = language;
  const root = document.documentElement;
  root.lang = language;
  root.dir = LANGUAGES[language]?.leftward ? 'rtl' : 'ltr';
}

/** Resolves when these sentences are there. It can be tried again when it rejects. */
export async function loadWords(part: Part): Promise<void> {
  if (spoken === undefined) return;
  if (part === 'later') await loadWords('files');
  const begun = loading.get(part) ?? load(spoken, part).then(({ words }) => fill(words));
  loading.set(part, begun);
  begun.catch(() => loading.delete(part));
  await begun;
}

/** A part of the app, once what it says is there, too. */
export async function withWords<T>(part: Part, app: Promise<T>): Promise<T> {
  const [loaded] = await Promise.all([app, loadWords(part)]);
  return loaded;
}

/** Speaks another language from now on: what is on the screen is drawn again. Rejects when it cannot be loaded. */
export async function speakInstead(language: string): Promise<void> {
  const parts = await Promise.all(ALL.map((part) => load(language, part)));
  parts.forEach(({ words }) => fill(words));
  loading = new Map(ALL.map((part) => [part, Promise.resolve()]));
  speak(language);
  languageChanged();
}

/** The files that sentences came from. */
export const wordFiles = (): readonly string[] => [...urls];
