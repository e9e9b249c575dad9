/** Keys with equal names are told apart. */
import { expect, test } from 'vitest';
import { keyMark, marksOf } from '../../../src/ui/text/same-names.ts';
import { fakePeer } from '../../fakes/room-views.ts';

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

test('[R12] a key that is here and has said something does not share its name with itself', () => {
  expect(
    marksOf([
      { peer: one, name: 'Ana' },
      { peer: one, name: 'Ana' },
    ]).size,
  ).toBe(0);
});
