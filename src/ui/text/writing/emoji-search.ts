/** Finds emoji by what they are called. Pure. */
import type { Emoji } from '../../../core/api/text/emoji.ts';

/** Without capitals and accents, which many people leave out. Vowel signs of other scripts stay. */
export const foldedName = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');

/** How well it fits, less is better; undefined: not at all. */
function distance({ label, names }: Emoji, sought: string): number | undefined {
  if (names.includes(sought)) return 0;
  if (names.some((name) => name.startsWith(sought))) return 1;
  const words = foldedName(label).split(/[\s:,]+/u);
  if (words.join('_').startsWith(sought)) return 1;
  if (words.some((word) => word.startsWith(sought))) return 2;
  return names.some((name) => name.includes(sought)) ? 3 : undefined;
}

/** All words of the query must fit; the best come first, and else the usual order holds. */
export function emojiLike(all: readonly Emoji[], query: string, most: number): readonly Emoji[] {
  const sought = foldedName(query.trim())
    .split(/[\s_]+/u)
    .filter(Boolean);
  const whole = sought.join('_');
  if (!whole) return [];
  const byDistance: Emoji[][] = [[], [], [], [], []];
  for (const emoji of all) {
    const exact = distance(emoji, whole);
    const parts = sought.map((word) => distance(emoji, word));
    const far = exact ?? (parts.every((it) => it !== undefined) ? 4 : undefined);
    if (far !== undefined) byDistance[far]?.push(emoji);
  }
  return byDistance.flat().slice(0, most);
}
