/** Shortens the keys of the catalogue in the build: a room would load more than a kilobyte of them before its first screen. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

const AREA = /\/src\/ui\/words\/en\/[\w-]+\.ts$/;
const IMPORT = /import \{ words(?: as (\w+))? \} from '([./\w-]*\/en\/[\w-]+\.ts)'/g;
/** Members stand two spaces deep, as the formatter puts them; what is inside of one stands deeper. */
const MEMBER = /^ {2}(\w+):/gm;
const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The short key of each member of an area. */
function shortKeys(area: string): ReadonlyMap<string, string> {
  const short = (at: number): string =>
    (at < LETTERS.length ? '' : short(Math.floor(at / LETTERS.length) - 1)) +
    LETTERS[at % LETTERS.length];
  return new Map([...area.matchAll(MEMBER)].map(([, key = ''], at) => [key, short(at)]));
}

export function shortenArea(area: string): string {
  const keys = shortKeys(area);
  return area.replace(MEMBER, (_, key: string) => `  ${keys.get(key)}:`);
}

/** @param readArea the source of an area that the code imports, by the path in the import */
export function shortenUses(code: string, readArea: (path: string) => string): string {
  let shortened = code;
  for (const [, local = 'words', path = ''] of code.matchAll(IMPORT)) {
    const keys = shortKeys(readArea(path));
    const use = new RegExp(String.raw`(?<![\w$.])${local}\.(\w+)`, 'g');
    shortened = shortened.replace(use, (whole, key: string) =>
      keys.has(key) ? `${local}.${keys.get(key)}` : whole,
    );
  }
  return shortened;
}

/** Put it before the plugin that compiles components. */
export function shortWordsPlugin(): Plugin {
  return {
    name: 'swapmeet-short-words',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      const file = id.replaceAll('\\', '/');
      if (AREA.test(file)) return { code: shortenArea(code), map: null };
      if (!/\/src\/.*\.(?:ts|svelte)$/.test(file)) return null;
      const readArea = (path: string) => readFileSync(resolve(id, '..', path), 'utf8');
      return { code: shortenUses(code, readArea), map: null };
    },
  };
}
