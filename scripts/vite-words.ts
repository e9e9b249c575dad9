/**
 * Has the app load the sentences of one language, and each when it is needed. Components import `words` from `src/ui/words/en/`,
 * which gives them an object of live.ts, empty at first. Each file of `src/ui/words/languages/` becomes a file for each part
 * below, with the sentences of that part alone. Tests do without: they see the English sentences themselves.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const WORDS = fileURLToPath(new URL('../src/ui/words/', import.meta.url)).replaceAll('\\', '/');
const ENGLISH = `${WORDS}en/`;
const LANGUAGES = `${WORDS}languages/`;

/** The areas of each part, by their names in languages/en.ts. All others are `later`. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  first: ['actions', 'chat', 'figures', 'filesPane', 'parts', 'people', 'room'],
  home: ['home'],
  files: [
    ...['batches', 'contents', 'errors', 'fileState', 'files', 'library', 'message', 'player'],
    ...['preview', 'rich', 'saving', 'search', 'talk', 'writing'],
  ],
};
/** The parts that are there when a file of the build runs (see vite-chunks.ts); the others: all. */
const THERE: Readonly<Record<string, readonly string[]>> = {
  speak: [],
  first: ['first'],
  room: ['first'],
  links: ['first'],
  home: ['first', 'home'],
  files: ['first', 'files'],
};

/** The modules that this makes: a part of a language, all of its sentences for that part, and an area of English. */
const MADE = /\/words\/(?:languages\/[\w-]+\.(?:part|all)-\w+|en\/[\w/-]+\.said)\.ts$/;
const PART = /\/languages\/([\w-]+)\.ts\?part=(\w+)/;
const MADE_PART = /\/languages\/([\w-]+)\.(part|all)-(\w+)\.ts$/;
const MADE_AREA = /\/en\/([\w/-]+)\.said\.ts$/;

/** The path of each area within `en/`. */
function readAreas(): ReadonlyMap<string, string> {
  const source = readFileSync(`${LANGUAGES}en.ts`, 'utf8');
  const lines = source.matchAll(/export \{ words as (\w+) \} from '\.\.\/en\/([\w/-]+)\.ts'/g);
  return new Map([...lines].map(([, name = '', path = '']) => [name, path]));
}

const partOf = (area: string): string =>
  Object.keys(PARTS).find((part) => PARTS[part]?.includes(area)) ?? 'later';

/** For the bundler's code splitting: the file of a language that this module belongs to. */
export function wordsFileOf(id: string): string | undefined {
  const [, language, , part] = MADE_PART.exec(id) ?? [];
  if (language) return `words-${language}-${part}`;
  const [, path] = MADE_AREA.exec(id) ?? [];
  const [area] = [...readAreas()].find(([, it]) => it === path) ?? [];
  return area && `words-en-${partOf(area)}`;
}

/** Which file of the build a module comes with: see vite-chunks.ts. */
type FileOf = (id: string, graph: Graph) => string | null;

/** @param fileOf has it checked that no part of the app is drawn before its sentences are there */
export function wordsPlugin(fileOf?: FileOf): Plugin {
  const areas = readAreas();
  return {
    name: 'swapmeet-words',
    enforce: 'pre',
    resolveId: {
      filter: { id: /\.ts(?:\?part=\w+)?$/ },
      handler(source, importer = '') {
        const [, language, part] = PART.exec(source) ?? [];
        if (language) return `${LANGUAGES}${language}.part-${part}.ts`;
        // English is what it says, not what the app speaks now.
        const [, path] = /^\.\.\/en\/(.+)\.ts$/.exec(source) ?? [];
        if (path && importer.startsWith(LANGUAGES)) return `${ENGLISH}${path}.said.ts`;
        // In development the browser asks by the path.
        if (!MADE.test(source)) return null;
        return WORDS + source.slice(source.lastIndexOf('/words/') + '/words/'.length);
      },
    },
    load: {
      filter: { id: /\/src\/ui\/words\/(?:en|languages)\/.*\.ts$/ },
      handler(id) {
        const code = load(id, areas);
        // What is not said in a part is left out of it.
        return code === null ? null : { code, moduleSideEffects: false };
      },
    },
    buildEnd() {
      for (const [area, path] of fileOf ? areas : [])
        check(
          area,
          importersOf(`${ENGLISH}${path}.ts`, this).map((it) => [it, fileOf?.(it, this) ?? '']),
        );
    },
  };
}

function load(id: string, areas: ReadonlyMap<string, string>): string | null {
  const [, language, kind, part = ''] = MADE_PART.exec(id) ?? [];
  if (language && kind === 'all') return readFileSync(`${LANGUAGES}${language}.ts`, 'utf8');
  if (language) {
    const names = [...areas.keys()].filter((area) => partOf(area) === part).join(', ');
    return [
      `import { ${names} } from '${LANGUAGES}${language}.all-${part}.ts';`,
      `export const words = { ${names} };`,
      'export const url = import.meta.url;',
    ].join('\n');
  }
  const [, path] = MADE_AREA.exec(id) ?? [];
  if (path) return readFileSync(`${ENGLISH}${path}.ts`, 'utf8');
  const [area] = [...areas].find(([, it]) => id === `${ENGLISH}${it}.ts`) ?? [];
  if (!area) return null;
  return `import { area } from '${WORDS}live.ts';\nexport const words = area('${area}');`;
}

interface Graph {
  getModuleInfo(
    id: string,
  ): { readonly importedIds: readonly string[]; readonly importers: readonly string[] } | null;
}
const importersOf = (id: string, graph: Graph) => graph.getModuleInfo(id)?.importers ?? [];

/**
 * No part of the app may be drawn before its sentences are there, and none of them may come before that.
 * @param importers each with its file of the build
 */
function check(area: string, importers: readonly (readonly [string, string])[]): void {
  const part = partOf(area);
  const early = importers.find(([, file]) => THERE[file]?.includes(part) === false);
  if (early)
    throw new Error(
      `${early[0]} comes with “${early[1]}” and says something of “${area}”, which is there later: ` +
        'move the sentence to another area, or the area to another part (PARTS in scripts/vite-words.ts)',
    );
  const isNeeded = importers.some(([, file]) => (THERE[file]?.at(-1) ?? 'later') === part);
  if (!isNeeded) throw new Error(`nothing needs “${area}” in the part “${part}” (PARTS)`);
}
