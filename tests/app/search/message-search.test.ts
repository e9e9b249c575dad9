/** The search of an open room, in the page, since there are no workers here. */
import { expect, test, vi } from 'vitest';
import type { Device } from '../../../src/app/device.ts';
import { openSearch } from '../../../src/app/search/message-search.ts';
import type { ChatMessage } from '../../../src/core/api/views.ts';
import { queryOf } from '../../../src/core/search/query.ts';
import type { FoundMessages } from '../../../src/ui/services.ts';
import { FakeRoom } from '../../fakes/room.ts';
import { fakeText } from '../../fakes/room-views.ts';
import { busyRoom } from '../../ui/gallery/gallery-rooms.ts';

/** A device that stores nothing. */
const device = { stores: Promise.resolve({ kind: 'memory' }) } as unknown as Device;
const roomOf = (...messages: ChatMessage[]) => new FakeRoom({ ...busyRoom(), messages });

/** What is told of a search, the latest last. */
function ask(room: FakeRoom, typed: string) {
  const told: FoundMessages[] = [];
  const ended = new AbortController();
  const { query } = queryOf(typed);
  if (query) openSearch(device, room).find(query, (it) => told.push(it), ended.signal);
  return {
    texts: () => told.at(-1)?.rooms.flatMap((it) => it.messages.map(({ text }) => text)),
    told,
    end: () => ended.abort(),
  };
}

test('a search follows its room until it ends', async () => {
  const room = roomOf(fakeText('Ana', 'The first tram', 1));
  const search = ask(room, 'tram');
  await vi.waitFor(() => expect(search.texts()).toEqual(['The first tram']));
  room.parts.messages = [...room.parts.messages, fakeText('Bo', 'A second tram', 2)];
  room.changed('messages');
  await vi.waitFor(() => expect(search.texts()).toEqual(['A second tram', 'The first tram']));
  search.end();
  const before = search.told.length;
  const next = ask(room, 'second');
  await vi.waitFor(() => expect(next.texts()).toEqual(['A second tram']));
  expect(search.told).toHaveLength(before);
  next.end();
});

test('of searches that follow each other the last one is answered', async () => {
  const room = roomOf(fakeText('Ana', 'The first tram', 1), fakeText('Bo', 'The depot', 2));
  const first = ask(room, 'tram');
  first.end();
  const second = ask(room, 'depot');
  await vi.waitFor(() => expect(second.texts()).toEqual(['The depot']));
  expect(first.told).toEqual([]);
  second.end();
});

test('another room has nothing of the one before', async () => {
  const before = ask(roomOf(fakeText('Ana', 'The first tram', 1)), 'tram');
  await vi.waitFor(() => expect(before.texts()).toHaveLength(1));
  before.end();
  const after = ask(roomOf(fakeText('Ana', 'A quiet room', 1)), 'tram');
  await vi.waitFor(() => expect(after.told.length).toBeGreaterThan(0));
  expect(after.texts()).toEqual([]);
  after.end();
});
