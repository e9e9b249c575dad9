/** The rooms that home lists: the latest first, bounded, and nothing that is no room. */
import { expect, test } from 'vitest';
import { RecentRooms, type RecentRecord } from '../../../src/browser/device/recent-rooms.ts';
import { utf8 } from '../../../src/core/base/bytes.ts';
import { encode } from '../../../src/core/base/codec.ts';
import { topic } from '../../../src/core/base/ids.ts';
import { RECENT_ROOMS_MAX, RECENT_TITLE_CHARS_MAX } from '../../../src/core/limits/room.ts';
import { createMemoryKeyValueStore } from '../../../src/core/storage/memory-stores.ts';
import { seeded } from '../../fakes/room-views.ts';

const id = (name: string) => topic(Uint8Array.from(seeded(name, 16)));
const room = (title: string, seenAtMs: number): RecentRecord => ({
  ...{ fragment: '#/~choir', topic: id('topic'), title, seenAtMs },
  ...{ unread: 0, messages: 3, locked: false },
});

test('the one that was open last comes first, and a deleted one is gone', async () => {
  const rooms = new RecentRooms(createMemoryKeyValueStore());
  await rooms.put(id('a'), room('A', 1));
  await rooms.put(id('b'), room('B', 2));
  await rooms.put(id('a'), room('A again', 3));
  expect((await rooms.list()).map((it) => it.title)).toEqual(['A again', 'B']);
  await rooms.delete([id('a')]);
  expect(await rooms.list()).toEqual([{ ...room('B', 2), storageId: id('b') }]);
});

test('the list and its titles are bounded', async () => {
  const rooms = new RecentRooms(createMemoryKeyValueStore());
  for (let n = 0; n <= RECENT_ROOMS_MAX; n++)
    await rooms.put(id(`room ${n}`), room('t'.repeat(RECENT_TITLE_CHARS_MAX + 1), n));
  const listed = await rooms.list();
  expect(listed).toHaveLength(RECENT_ROOMS_MAX);
  expect(listed.at(-1)?.seenAtMs).toBe(1);
  expect(listed[0]?.title).toHaveLength(RECENT_TITLE_CHARS_MAX);
});

test('what is no such record is left out', async () => {
  const records = createMemoryKeyValueStore();
  await records.put([
    [id('a'), utf8('no record')],
    [id('b'), encode({ ...room('B', 1), fragment: 'javascript:1' })],
    [id('c'), encode({ ...room('C', 1), unread: -1 })],
    ['short', encode(room('D', 1))],
  ]);
  expect(await new RecentRooms(records).list()).toEqual([]);
});
