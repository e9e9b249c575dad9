/** The emoji of this build with their names; the only importer of emojibase-data, which scripts/vite-emoji.ts makes tables of. */
import { EMOJI_GROUPS, type Emoji } from '../../core/api/text/emoji.ts';

type Words = readonly (readonly [label: string, names: string])[];

/** What emoji are called in other languages, as far as the package has them. */
const WORDS: Readonly<Record<string, () => Promise<{ readonly default: Words }>>> = {
  de: () => import('emojibase-data/de/compact.json?emoji-words'),
  es: () => import('emojibase-data/es/compact.json?emoji-words'),
  fr: () => import('emojibase-data/fr/compact.json?emoji-words'),
  hi: () => import('emojibase-data/hi/compact.json?emoji-words'),
  ja: () => import('emojibase-data/ja/compact.json?emoji-words'),
  pt: () => import('emojibase-data/pt/compact.json?emoji-words'),
  zh: () => import('emojibase-data/zh/compact.json?emoji-words'),
};

const loading = new Map<string, Promise<readonly Emoji[]>>();

/**
 * In their usual order, with the names of a language before the English ones. Rejects when they cannot be loaded; the next call tries
 * again.
 */
export function loadEmoji(language: string): Promise<readonly Emoji[]> {
  const known = loading.get(language) ?? load(language);
  loading.set(language, known);
  known.catch(() => loading.delete(language));
  return known;
}

async function load(language: string): Promise<readonly Emoji[]> {
  const ownWords = Object.hasOwn(WORDS, language) ? WORDS[language]?.() : undefined;
  const [{ default: table }, own] = await Promise.all([
    import('emojibase-data/en/compact.json?emoji'),
    ownWords?.catch(() => void loading.delete(language)), // in English meanwhile
  ]);
  return table.map(([emoji, label, names, group, tones], at) => {
    const [ownLabel, ownNames = ''] = own?.default[at] ?? [];
    return {
      emoji,
      label: ownLabel || label,
      names: `${ownNames} ${names}`.trim().split(' '),
      group: EMOJI_GROUPS[group] ?? 'symbols',
      hasTones: tones === 1,
    };
  });
}
