/** One emoji, and nothing else, whatever it is made of. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isEmoji } from '../../../../src/core/api/text/emoji.ts';

describe('[E16] one emoji', () => {
  test.each([
    ['a picture', '🎉'],
    ['a text that can be a picture', '❤️'],
    ['a skin tone', '👍🏿'],
    ['joined pictures', '👩‍❤️‍💋‍👨'],
    ['all of that', '👨🏽‍❤️‍💋‍👨🏿'],
    ['a keycap', '#️⃣'],
    ['a flag', '🇺🇳'],
    ['a flag of a region', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    ['a pirate', '🏴‍☠️'],
    ['one that is yet to come', '\u{1fadf}'],
  ])('%s', (_, emoji) => expect(isEmoji(emoji)).toBe(true));
});

describe('[E16] not one emoji', () => {
  test.each([
    ['nothing', ''],
    ['a letter', 'a'],
    ['a digit', '1'],
    ['two', '🎉🎉'],
    ['a space beside it', '🎉 '],
    ['a joiner at its end', '👩‍'],
    ['a joiner alone', '\u200d'],
    ['the mark for colours alone', '\ufe0f'],
    ['half a flag', '🇺'],
    ['a mark of direction', '\u202e🎉'],
    ['marks piled on it', '🎉\u0301\u0301'],
    ['tags without an end', '🏴󠁧󠁢󠁳󠁣󠁴'],
    ['pictures without end', Array(7).fill('👩').join('\u200d')],
    ['half a surrogate pair', '\ud83c'],
  ])('%s', (_, text) => expect(isEmoji(text)).toBe(false));
});

test('[E16] any text is one grapheme where it counts as one emoji', () => {
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const piece = fc.constantFrom(
    '👩',
    '❤',
    '\ufe0f',
    '\u200d',
    '🏽',
    '🇺',
    '🇳',
    '1',
    '\u20e3',
    '🏴',
    'a',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.join('');
      if (isEmoji(text)) expect([...graphemes.segment(text)]).toHaveLength(1);
    }),
    { numRuns: 5_000 },
  );
});
