/** Equal names are told apart, and a code's symbols are all different. */
import { expect, test } from 'vitest';
import { CODE_SYMBOLS } from '../../../src/ui/people/code-symbols.ts';
import { keyMark, marksOf } from '../../../src/ui/text/same-names.ts';
import { noticeWords } from '../../../src/ui/text/sentences.ts';
import { fakePeer } from '../../fakes/room.ts';

const [one, two, three] = [fakePeer('one'), fakePeer('two'), fakePeer('three')];

test.each(['Ana', ' ana', 'ＡＮＡ', 'A\u200bna', 'Aná'])(
  '[R12] a key called Ana and one called %j get marks that differ; a third name gets none',
  (name) => {
    const marks = marksOf([
      { peer: one, name: 'Ana' },
      { peer: two, name },
      { peer: three, name: 'Bo' },
    ]);
    expect([...marks.keys()]).toEqual([one, two]);
    expect(marks.get(one)).toMatch(/^[0-9a-z]{6}$/);
    expect(marks.get(one)).not.toBe(marks.get(two));
    expect(marks.get(one)).toBe(keyMark(one));
  },
);

test('[R12] one key that speaks and is here shares its name with nobody', () => {
  expect(
    marksOf([
      { peer: one, name: 'Ana' },
      { peer: one, name: 'Ana' },
    ]).size,
  ).toBe(0);
});

test('[R12] a code has 256 symbols, no two alike in picture or word', () => {
  expect(CODE_SYMBOLS).toHaveLength(256);
  expect(new Set(CODE_SYMBOLS.map(({ emoji }) => emoji)).size).toBe(256);
  expect(new Set(CODE_SYMBOLS.map(({ word }) => word)).size).toBe(256);
  for (const { emoji, word } of CODE_SYMBOLS) {
    expect(emoji).toMatch(/^\p{Extended_Pictographic}\ufe0f?$/u);
    expect(word).toMatch(/^[a-z ]+$/);
  }
});

test('what happened is told in a line', () => {
  expect(noticeWords({ name: 'Ana', kind: 'lock', locked: true })).toBe('Ana locked the room');
  expect(noticeWords({ name: 'Ana', kind: 'lock', locked: false })).toBe('Ana unlocked the room');
  expect(noticeWords({ name: 'B', kind: 'renamed', before: 'A', after: 'B' })).toBe(
    'A is now called B',
  );
});
