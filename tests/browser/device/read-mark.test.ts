/** How far a room was read is a record of the room. */
import { expect, test } from 'vitest';
import { openReadMark } from '../../../src/browser/device/read-mark.ts';
import { createMemoryKeyValueStore } from '../../../src/core/storage/memory-stores.ts';
import { settled } from '../../fakes/people.ts';
import { fakeText } from '../../fakes/room-views.ts';

test('it is there at once and after a reload, and what is none counts as none', async () => {
  const records = createMemoryKeyValueStore();
  const mark = { id: fakeText('Ana', 'read', 0).id, atMs: 5 };
  const read = await openReadMark(records);
  expect(read.get()).toBeUndefined();
  read.set(mark);
  expect(read.get()).toEqual(mark);
  await settled();
  expect((await openReadMark(records)).get()).toEqual(mark);
  read.set({ ...mark, id: 'short' });
  await settled();
  expect((await openReadMark(records)).get()).toBeUndefined();
});
