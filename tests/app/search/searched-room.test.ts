/** What of a room the search gets: everything once, and then only what has changed. */
import { describe, expect, test } from 'vitest';
import { SearchedRoom } from '../../../src/app/search/searched-room.ts';
import type { ChatMessage } from '../../../src/core/api/views.ts';
import { MESSAGES_PER_STEP } from '../../../src/core/limits/search.ts';
import { MessageIndex } from '../../../src/core/search/message-index.ts';
import { queryOf } from '../../../src/core/search/query.ts';
import { fakeText } from '../../fakes/room-views.ts';

const said = (text: string, name = 'Ana') => fakeText(name, text, 1);
const deleted = ({ id, author, name, own, timeMs }: ChatMessage): ChatMessage => ({
  ...{ id, author, name, own, timeMs, to: undefined },
  ...{ kind: 'deleted', file: false },
});

/** A room that is searched, and what its search finds. */
function searched() {
  const room = new SearchedRoom();
  const index = new MessageIndex();
  return {
    room,
    tell(messages: readonly ChatMessage[]) {
      const steps = room.changes(messages, []);
      for (const change of steps) index.change(change);
      return steps;
    },
    find(typed: string) {
      const { query } = queryOf(typed);
      return query ? index.find(query, 50, { chars: 1e9 }).messages : [];
    },
  };
}

describe('the search of a room', () => {
  test('gets each message once', () => {
    const it = searched();
    const [one, two] = [said('one'), said('two')];
    expect(it.tell([one]).flatMap(({ put }) => put)).toHaveLength(1);
    expect(it.tell([one, two]).flatMap(({ put }) => put.map(({ text }) => text))).toEqual(['two']);
    expect(it.tell([one, two])).toEqual([]);
  });

  test('gets many in steps', () => {
    const many = Array.from({ length: MESSAGES_PER_STEP + 1 }, (_, i) => said(`number ${i}`));
    const steps = searched().tell(many);
    expect(steps.map(({ put }) => put.length)).toEqual([MESSAGES_PER_STEP, 1, 0]);
  });

  test('follows edits, deletions, and what is no longer shown', () => {
    const it = searched();
    const [one, two, three] = [said('one'), said('two'), said('three')];
    it.tell([one, two, three]);
    it.tell([{ ...one, text: 'edited' }, deleted(two)]);
    expect(['one', 'two', 'three', 'edited'].map((typed) => it.find(typed).length)).toEqual([
      0, 0, 0, 1,
    ]);
  });

  test('knows the order of what came late', () => {
    const it = searched();
    const [one, two, three] = [said('one'), said('two'), said('three')];
    it.tell([one, three]);
    it.tell([one, two, three]);
    expect(it.find('two')).toMatchObject([{ before: { text: 'one' }, after: { text: 'three' } }]);
    it.tell([two, one, three]);
    expect(it.find('one')).toMatchObject([{ before: { text: 'two' } }]);
  });

  test('knows people by their latest name', () => {
    const it = searched();
    const one = said('one');
    it.tell([one]);
    it.tell([{ ...one, name: 'Carla' }]);
    expect(it.find('from:carla')).toMatchObject([{ name: 'Carla', text: 'one' }]);
    expect(it.find('from:ana')).toEqual([]);
  });
});
