/** Emoji and their names, out of emojibase-data: a tenth of it, as a table that the app loads when somebody picks one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** `import('emojibase-data/en/compact.json?emoji')`: the folder is the language. */
const DATA = fileURLToPath(new URL('../node_modules/emojibase-data', import.meta.url));
/** Systems of some years ago draw later ones as empty boxes. */
const VERSION_MAX = 15.1;
/** Skin tones and hair, which are parts of others. */
const COMPONENTS = 2;

interface Compact {
  readonly hexcode: string;
  readonly unicode: string;
  readonly label: string;
  readonly tags?: readonly string[];
  readonly group?: number;
  readonly order?: number;
}
/** The emoji, its label, its names with spaces between, the number of its group. */
type Row = readonly [emoji: string, label: string, names: string, group: number];

const read = (path: string): unknown => JSON.parse(readFileSync(join(DATA, path), 'utf8'));

/** As everybody types it: what is a picture anyway has no mark that asks for one, so that reactions to a message count together. */
const plain = (emoji: string): string => emoji.replace(/(\p{Emoji_Presentation})\ufe0f/gu, '$1');

/** Names as they are typed between colons are English everywhere; other words are those of the language. */
export function emojiTable(language: string): readonly Row[] {
  const names = read('en/shortcodes/github.json') as Record<string, string | string[]>;
  const versions = read('versions/emoji.json') as Record<string, string[]>;
  const tooNew = new Set(
    Object.entries(versions).flatMap(([version, codes]) =>
      Number(version) > VERSION_MAX ? codes : [],
    ),
  );
  return (read(`${language}/compact.json`) as Compact[])
    .filter(
      ({ group, hexcode }) => group !== undefined && group !== COMPONENTS && !tooNew.has(hexcode),
    )
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map(({ unicode, label, tags = [], hexcode, group = 0 }) => {
      const called = [names[hexcode] ?? [], ...tags].flat();
      const words = called.map((it) => it.toLowerCase().replaceAll(' ', '_'));
      return [
        plain(unicode),
        label,
        [...new Set(words)].join(' '),
        group > COMPONENTS ? group - 1 : group,
      ];
    });
}

export const emojiPlugin = (): Plugin => ({
  name: 'swapmeet-emoji',
  enforce: 'pre',
  load(id) {
    const path = id.replaceAll('\\', '/');
    const language = /\/emojibase-data\/([\w-]+)\/compact\.json\?emoji$/.exec(path)?.[1];
    return language ? `export default ${JSON.stringify(emojiTable(language))}` : null;
  },
});
