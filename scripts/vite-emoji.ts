/** Emoji and their names, out of emojibase-data: a tenth of it, as a table that the app loads when somebody picks one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { inTone, TONES } from '../src/core/api/text/skin-tones.ts';
import { foldedName } from '../src/ui/text/writing/emoji-search.ts';

/**
 * `import('emojibase-data/en/compact.json?emoji')` is the table, and `import('emojibase-data/de/compact.json?emoji-words')` what its
 * emoji are called in another language, in the same order.
 */
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
  readonly skins?: readonly { readonly unicode: string }[];
}
/** The emoji, its label, its names with spaces between, the number of its group, and 1 if it has skin tones. */
type Row = readonly [emoji: string, label: string, names: string, group: number, tones: 0 | 1];
type Words = readonly [label: string, names: string];

const read = (path: string): unknown => JSON.parse(readFileSync(join(DATA, path), 'utf8'));

/** As everybody types it: what is a picture anyway has no mark that asks for one, so that reactions to a message count together. */
const plain = (emoji: string): string => emoji.replace(/(\p{Emoji_Presentation})\ufe0f/gu, '$1');

const joined = (words: readonly string[]): string =>
  [...new Set(words.map((it) => foldedName(it).replaceAll(' ', '_')))].join(' ');

/** What can be picked, in its usual order. */
function pickable(): readonly Compact[] {
  const versions = read('versions/emoji.json') as Record<string, string[]>;
  const tooNew = new Set(
    Object.entries(versions).flatMap(([version, codes]) =>
      Number(version) > VERSION_MAX ? codes : [],
    ),
  );
  return (read('en/compact.json') as Compact[])
    .filter(
      ({ group, hexcode }) => group !== undefined && group !== COMPONENTS && !tooNew.has(hexcode),
    )
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0));
}

/** Those that have all of them, as `inTone` makes them; two people with different tones are not offered. */
function tonesOf({ unicode, skins = [] }: Compact): 0 | 1 {
  const bare = (emoji: string) => emoji.replaceAll('\ufe0f', '');
  const known = new Set(skins.map((it) => bare(it.unicode)));
  const made = TONES.slice(1).map((tone) =>
    inTone({ emoji: plain(unicode), hasTones: true }, tone),
  );
  return made.every((it) => known.has(bare(it))) ? 1 : 0;
}

/** With their English words, and the names that people type between colons everywhere. */
export function emojiTable(): readonly Row[] {
  const names = read('en/shortcodes/github.json') as Record<string, string | string[]>;
  return pickable().map((it) => {
    const { unicode, label, tags = [], hexcode, group = 0 } = it;
    const called = joined([names[hexcode] ?? [], ...tags].flat());
    return [plain(unicode), label, called, group > COMPONENTS ? group - 1 : group, tonesOf(it)];
  });
}

export function emojiWords(language: string): readonly Words[] {
  const all = read(`${language}/compact.json`) as Compact[];
  const own = new Map(all.map((it) => [it.hexcode, it]));
  return pickable().map(({ hexcode }) => {
    const { label = '', tags = [] } = own.get(hexcode) ?? {};
    return [label, joined(tags)];
  });
}

/** The language, and what of it. */
const TABLE = /\/emojibase-data\/([\w-]+)\/compact\.json\?(emoji(?:-words)?)$/;

export const emojiPlugin = (): Plugin => ({
  name: 'swapmeet-emoji',
  enforce: 'pre',
  load(id) {
    const path = id.replaceAll('\\', '/');
    const [, language = '', asked] = TABLE.exec(path) ?? [];
    if (!asked) return null;
    return `export default ${JSON.stringify(asked === 'emoji' ? emojiTable() : emojiWords(language))}`;
  },
});
