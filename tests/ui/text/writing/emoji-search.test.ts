/** Emoji are found by their names, and the best come first. */
import { expect, test } from 'vitest';
import { EMOJI_GROUPS, type Emoji } from '../../../../src/core/api/text/emoji.ts';
import { REACTION_CHARS_MAX } from '../../../../src/core/limits/chat.ts';
import { inTone, TONES } from '../../../../src/core/api/text/skin-tones.ts';
import { emojiTable, emojiWords } from '../../../../scripts/vite-emoji.ts';
import { isEmoji } from '../../../../src/core/api/text/emoji.ts';
import { emojiLike } from '../../../../src/ui/text/writing/emoji-search.ts';

const table = emojiTable();
const all: readonly Emoji[] = table.map(([emoji, label, names, group, tones]) => ({
  emoji,
  label,
  names: names.split(' '),
  group: EMOJI_GROUPS[group] ?? 'symbols',
  hasTones: tones === 1,
}));
const like = (query: string, most = 100) => emojiLike(all, query, most).map(({ emoji }) => emoji);

test.each([
  ['tada', '🎉'],
  ['party popper', '🎉'],
  ['+1', '👍'],
  ['thumbsup', '👍'],
  ['red heart', '❤️'],
  ['flag united n', '🇺🇳'],
])('%s finds %s first', (query, emoji) => {
  expect(like(query)[0]).toBe(emoji);
});

test('what fits nothing finds nothing, and a search has a bound', () => {
  expect(like('qqqq')).toEqual([]);
  expect(like(' ')).toEqual([]);
  expect(like('face', 5)).toHaveLength(5);
});

test('all of the table can be a reaction, and every group has some', () => {
  expect(table.length).toBeGreaterThan(1_500);
  expect(table.filter(([emoji]) => !isEmoji(emoji))).toEqual([]);
  expect(new Set(all.map((it) => it.group))).toEqual(new Set(EMOJI_GROUPS));
  expect(all.find(({ emoji }) => emoji === '🇺🇳')?.group).toBe('flags');
});

test.each([
  ['de', 'konfetti', '🎉'],
  ['de', 'böller', '🎉'],
  ['es', 'corazon rojo', '❤️'],
  ['fr', 'fête', '🎉'],
  ['pt', 'coração vermelho', '❤️'],
  ['hi', 'उत्सव', '🎉'],
  ['ja', 'クラッカー', '🎉'],
  ['zh', '派对', '🎉'],
])('in %s, %s finds %s, and English words do, too', (language, query, emoji) => {
  const words = emojiWords(language);
  const own = all.map((it, at) => {
    const [label = '', names = ''] = words[at] ?? [];
    return { ...it, label, names: [...names.split(' '), ...it.names] };
  });
  expect(own.filter(({ label }) => !label)).toEqual([]);
  const found = (asked: string) => emojiLike(own, asked, 100).map((it) => it.emoji);
  expect(found(query)).toContain(emoji);
  expect(found('tada')[0]).toBe('🎉');
});

test('whatever shows people takes every skin tone, and is an emoji that others take', () => {
  const people = all.filter(({ hasTones }) => hasTones);
  expect(people.length).toBeGreaterThan(300);
  for (const it of people)
    for (const toned of TONES.map((tone) => inTone(it, tone))) {
      expect(isEmoji(toned), toned).toBe(true);
      expect(toned.length).toBeLessThanOrEqual(REACTION_CHARS_MAX);
    }
  const find = (emoji: string) => all.find((it) => it.emoji === emoji) ?? all[0];
  const shown = ['👋', '✌️', '🧑‍🚀', '🎉'].map((emoji) => {
    const it = find(emoji);
    return it && inTone(it, 'medium');
  });
  expect(shown).toEqual(['👋🏽', '✌🏽', '🧑🏽‍🚀', '🎉']);
});
