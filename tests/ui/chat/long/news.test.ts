/** What is new: how much of it stands where, and what a screen reader says of it. */
import { expect, test } from 'vitest';
import { entryId } from '../../../../src/core/base/ids.ts';
import {
  cameSince,
  newBelow,
  newOthers,
  newOwn,
  newsIn,
} from '../../../../src/ui/chat/long/news.ts';
import { fakeText, seeded } from '../../../fakes/room-views.ts';

const message = (name: string, own = false) => ({
  id: entryId(Uint8Array.from(seeded(name, 32))),
  own,
});
const list = (...names: string[]) => names.map((name) => message(name));

test('who reads further up has those counted that came since and stand below, wherever the others stand', () => {
  const known = new Set(list('a', 'b', 'c', 'd').map(({ id }) => id));
  const now = list('old', 'a', 'older too', 'b', 'c', 'between', 'd', 'new');
  const came = cameSince(now, known);
  expect(newBelow(now, came, message('b').id)).toBe(2);
  expect(newBelow(now, came, message('d').id)).toBe(1);
  expect(newBelow(now, came, message('new').id)).toBe(0);
  expect(newBelow(now, came, undefined)).toBe(4);
  expect(newBelow(now, cameSince(now, new Set(now.map(({ id }) => id))))).toBe(0);
});

test('a screen reader says what others wrote, and of much how much it is', () => {
  const said = (text: string, own = false) => fakeText('Ana', text, 0, { own });
  const before = [said('old')];
  expect(newsIn(before, [...before, said('hi'), said('mine', true)])).toEqual(['Ana: hi']);
  const many = [...before, ...['a', 'b', 'c', 'd'].map((it) => said(it))];
  expect(newsIn(before, many)).toEqual(['4 new below']);
  expect(newsIn(before, [said('older'), ...before])).toEqual([]);
  expect(newsIn(before, [])).toEqual([]);
  expect(newOthers(many, many[1]?.id ?? '')).toBe(4);
});

test('who writes is shown what they wrote, and not what is no longer the last', () => {
  const own = message('own', true);
  expect(newOwn(list('a'), [...list('a'), own])).toBe(own.id);
  expect(newOwn([...list('a'), own], [...list('a'), own, ...list('b')])).toBeUndefined();
  expect(newOwn([own, ...list('a')], [own])).toBeUndefined();
  expect(newOwn(list('a'), list('b'))).toBeUndefined();
});
