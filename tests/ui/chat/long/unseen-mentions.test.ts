/** Which messages that call the reader are waiting to be seen. */
import { expect, test } from 'vitest';
import type { EntryId } from '../../../../src/core/base/ids.ts';
import { inOrder, newMentions } from '../../../../src/ui/chat/long/unseen-mentions.ts';
import { fakeText } from '../../../fakes/room-views.ts';

const callsUs = (text: string) => text.includes('@us');
const say = (text: string, name = 'Ana') => fakeText(name, text, 0);
const wordsOf = (ids: readonly EntryId[], messages: ReturnType<typeof say>[]) =>
  ids.map((id) => messages.find((it) => it.id === id)?.text);

test('of a history only what is new counts, and of that what others wrote to us', () => {
  const all = [say('old @us'), say('a'), say('b @us'), say('c @us', 'Esra'), say('d @us')];
  const found = (from?: EntryId) =>
    wordsOf(newMentions([], all, { from, isAway: false }, callsUs), all);
  expect(found(all[1]?.id)).toEqual(['b @us', 'd @us']);
  expect(found()).toEqual([]);
});

test('what comes counts while the reader is away from the end, wherever it stands, and once', () => {
  const before = [say('a @us'), say('b')];
  const [older, newer] = [say('older @us'), say('newer @us')];
  const now = [...before.slice(0, 1), older, ...before.slice(1), newer];
  const away = { from: undefined, isAway: true };
  const found = newMentions(before, now, away, callsUs);
  expect(wordsOf(found, now)).toEqual(['older @us', 'newer @us']);
  expect(newMentions(now, now, away, callsUs)).toEqual([]);
  expect(newMentions(before, now, { ...away, isAway: false }, callsUs)).toEqual([]);
});

test('they wait in the order of the room, as long as they are there', () => {
  const all = [say('a @us'), say('b @us'), say('c @us')];
  const [a, b, c] = all.map(({ id }) => id);
  const ids = new Set([c, a, b].flatMap((id) => id ?? []));
  expect(wordsOf(inOrder(all, ids), all)).toEqual(['a @us', 'b @us', 'c @us']);
  expect(wordsOf(inOrder(all.slice(1), ids), all)).toEqual(['b @us', 'c @us']);
});
