/** The emoji of this build with their names; the only importer of emojibase-data, which scripts/vite-emoji.ts makes a table of. */
import { EMOJI_GROUPS, type Emoji } from '../../core/api/text/emoji.ts';

let loading: Promise<readonly Emoji[]> | undefined;

/** In their usual order. Rejects when it cannot be loaded; the next call tries again. */
export function loadEmoji(): Promise<readonly Emoji[]> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function load(): Promise<readonly Emoji[]> {
  const { default: table } = await import('emojibase-data/en/compact.json?emoji');
  return table.map(([emoji, label, names, group]) => ({
    emoji,
    label,
    names: names.split(' '),
    group: EMOJI_GROUPS[group] ?? 'symbols',
  }));
}
