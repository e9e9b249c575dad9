/** What is unread, and what calls somebody by name. */
import { expect, test } from 'vitest';
import type { ChatMessage } from '../../../src/core/api/views.ts';
import { Callings } from '../../../src/ui/text/writing/mentions.ts';
import { mentions, Unread } from '../../../src/ui/text/unread.ts';
import { fakePeer, fakeText } from '../../fakes/room-views.ts';

type Text = Extract<ChatMessage, { kind: 'text' }>;
const said = (name: string, text: string, more: Partial<Text> = {}) =>
  fakeText(name, text, 0, more);
/** Who is called by one name. */
const us = (name: string) => new Callings(fakePeer('Me'), [{ peer: fakePeer('Me'), name }]);
const own = (text: string) => said('Me', text, { own: true });

test('what comes while the room is out of view is unread until it is in view', () => {
  const before = said('Ana', 'here already');
  const unread = new Unread([before]);
  const messages = [before, said('Bo', 'one'), own('mine')];
  expect(unread.look(messages, false)).toMatchObject({ unread: 1, fresh: [{ text: 'one' }] });
  const more = [...messages, said('Bo', 'two')];
  expect(unread.look(more, false)).toMatchObject({ unread: 2, fresh: [{ text: 'two' }] });
  expect(unread.look(more, false)).toMatchObject({ unread: 2, fresh: [] });
  expect(unread.look(more, true)).toMatchObject({ unread: 0, fresh: [] });
  expect(unread.look(more, false).unread).toBe(0);
});

test('what was not read on an earlier visit is still unread, and is told to nobody again', () => {
  const messages = [said('Ana', 'read'), said('Bo', 'one'), own('mine'), said('Bo', 'two')];
  const unread = new Unread(messages, messages[1]?.id);
  expect(unread.look(messages, false)).toMatchObject({ unread: 2, fresh: [] });
  expect(unread.look(messages, true).unread).toBe(0);
  expect(unread.look(messages, false).unread).toBe(0);
});

test('what arrives late counts wherever it stands, and what was deleted or happened does not', () => {
  const [a, b] = [said('Ana', 'a'), said('Bo', 'b')];
  const unread = new Unread([a]);
  expect(unread.look([b, a], false).unread).toBe(1);
  const { text: _, edited: __, quote: ___, reactions: ____, ...base } = b;
  expect(unread.look([{ ...base, kind: 'deleted', file: false }, a], false).unread).toBe(0);
  const locked: ChatMessage = { ...base, id: said('Bo', 'c').id, kind: 'lock', locked: true };
  expect(unread.look([a, locked], false)).toMatchObject({ unread: 0, fresh: [] });
});

test.each([
  ['Kim', 'is Kim here?', true],
  ['Kim', 'KIM!', true],
  ['Kim', '@kim', true],
  ['Kim', 'Kimberley is here', false],
  ['Indigo Puffin', 'ask @indigo', true],
  ['Indigo Puffin', 'an indigo bag', false],
  ['Indigo Puffin', 'thanks, indigo puffin.', true],
  ['Jörg', 'Jörgs Lied', false],
  ['Kim', 'for @Kim#000000', true],
  ['金', '金', true],
  ['a.b', 'axb', false],
  ['', 'anything', false],
])('%s is called in “%s”: %s', (name, text, is) => {
  expect(mentions(said('Bo', text), name, us(name), () => false)).toBe(is);
});

test('an answer to oneself and a private message are for oneself', () => {
  const mine = own('who comes?');
  const quote = { id: mine.id, name: 'Me', words: 'who comes?' };
  const isOwn = (id: string) => id === mine.id;
  const me = us('Me');
  expect(mentions(said('Bo', 'I do', { quote }), 'Me', me, isOwn)).toBe(true);
  expect(mentions(said('Bo', 'I do', { quote }), 'Me', me, () => false)).toBe(false);
  const to = [{ peer: fakePeer('Me'), name: 'Me' }];
  expect(mentions(said('Bo', 'psst', { to }), 'Me', me, isOwn)).toBe(true);
});
