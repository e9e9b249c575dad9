/** Who is called by name: also people with the same name, and people who are called otherwise now. */
import { expect, test } from 'vitest';
import { calling, Callings, formerNames } from '../../../../src/ui/text/writing/mentions.ts';
import { keyMark } from '../../../../src/ui/text/same-names.ts';
import { fakePeer, fakeText } from '../../../fakes/room-views.ts';

const named = (name: string, key = name) => ({ peer: fakePeer(key), name });
const us = named('Kim');
const found = (callings: Callings, text: string) => {
  const it = callings.find(text, text.indexOf('@'));
  return (
    it && `${text.slice(text.indexOf('@'), text.indexOf('@') + it.length)}${it.own ? ' (us)' : ''}`
  );
};

const callings = new Callings(us.peer, [
  us,
  named('Indigo Puffin'),
  named('Ana'),
  named('Ana Lima'),
  named('金'),
]);
test.each([
  ['hi @Kim!', '@Kim (us)'],
  ['hi @kim', '@kim (us)'],
  ['@Kimberley', undefined],
  ['@Ana Lima, hi', '@Ana Lima'],
  ['@Ana Limasol', '@Ana'],
  ['@indigo', '@indigo'],
  ['@Indigo Puffin’s', '@Indigo Puffin'],
  ['a@Kim', undefined],
  ['@@Kim', undefined],
  ['看@金さん', '@金'],
  ['@nobody', undefined],
  ['@constructor', undefined],
])('%s calls %s', (text, who) => expect(found(callings, text)).toBe(who));

test('two people of one name are told apart by the marks of their keys', () => {
  const [one, two] = [named('Kim'), named('Kím', 'other')];
  expect(calling(one, [one, two])).toBe(`@Kim#${keyMark(one.peer)}`);
  expect(calling(one, [one, us])).toBe('@Kim');
  const both = new Callings(two.peer, [named('Kim', 'one'), named('Kim', 'other')]);
  expect(found(both, `@Kim#${keyMark(fakePeer('one'))}`)).toBe(`@Kim#${keyMark(fakePeer('one'))}`);
  expect(found(both, `@Kim#${keyMark(two.peer)}, so`)).toBe(`@Kim#${keyMark(two.peer)} (us)`);
  expect(found(both, '@Kim#000000')).toBe('@Kim (us)');
  expect(found(both, '@Kim#1')).toBe('@Kim (us)');
});

test('who was renamed is still called, unless somebody else has the name now', () => {
  const { text: _, edited: __, quote: ___, reactions: ____, ...base } = fakeText('Kim', '', 0);
  const renamed = { ...base, kind: 'renamed', before: 'Kimmy', after: 'Kim' } as const;
  const former = formerNames([fakeText('Bo', 'a', 0), renamed]);
  expect(found(new Callings(us.peer, [us], former), '@Kimmy?')).toBe('@Kimmy (us)');
  expect(found(new Callings(us.peer, [us, named('Kimmy', 'x')], former), '@Kimmy?')).toBe('@Kimmy');
});

test('a mention tells whom it calls, unless that may be one of several', () => {
  const peerOf = (text: string, among: Callings) => among.find(text, 0)?.peer;
  expect(peerOf('@Ana Lima', callings)).toBe(fakePeer('Ana Lima'));
  const kims = new Callings(us.peer, [named('Kim', 'one'), named('Kim', 'other')]);
  expect(peerOf('@Kim', kims)).toBeUndefined();
  expect(peerOf(`@Kim#${keyMark(fakePeer('one'))}`, kims)).toBe(fakePeer('one'));
});
