/** What the cursor stands behind, and who may be meant. */
import { expect, test } from 'vitest';
import { askedAt, namesLike } from '../../../../src/ui/text/writing/asked.ts';

const asked = (text: string) => {
  const at = text.includes('|') ? text.indexOf('|') : text.length;
  const it = askedAt(text.replace('|', ''), at);
  return it && `${it.kind} ${it.from} ${it.query}`;
};

test.each([
  ['@', 'person 0 '],
  ['hi @an', 'person 3 an'],
  ['hi @an| there', 'person 3 an'],
  ['(@ana li', 'person 1 ana li'],
  ['one @two\n', undefined],
  ['mail a@b', undefined],
  ['a @@b', undefined],
  [`@${'x'.repeat(41)}`, undefined],
  [':pa', 'emoji 0 pa'],
  ['so :party_po', 'emoji 3 party_po'],
  [':दिल', 'emoji 0 दिल'],
  [':p', undefined],
  [':) ', undefined],
  ['12:30pm', undefined],
  ['note:so', undefined],
  ['a::bc', undefined],
  [':tada: ', undefined],
  ['', undefined],
])('behind “%s”: %s', (text, what) => expect(asked(text)).toBe(what));

test('names that begin with it come first, then those of which a word does', () => {
  const people = ['Indigo Puffin', 'Puck', 'Åsa', 'Ana', 'Ana Lima', '한나'].map((name) => ({
    name,
  }));
  const like = (query: string, most = 8) => namesLike(people, query, most).map(({ name }) => name);
  expect(like('pu')).toEqual(['Puck', 'Indigo Puffin']);
  expect(like('asa')).toEqual(['Åsa']);
  expect(like('')).toHaveLength(6);
  expect(like('', 2)).toHaveLength(2);
  expect(like('한')).toEqual(['한나']);
  expect(like('x')).toEqual([]);
  expect(like('ana')).toEqual(['Ana', 'Ana Lima']);
  expect(like('ana l')).toEqual(['Ana Lima']);
  expect(like('ana ')).toEqual([]); // the name is written
});
