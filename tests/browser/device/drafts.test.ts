/** A draft is kept with its room, goes along when the room is opened again, and is not written to a room that is closed. */
import { describe, expect, test, vi } from 'vitest';
import { Drafts } from '../../../src/browser/device/drafts.ts';
import type { Draft } from '../../../src/core/api/draft.ts';
import { topic } from '../../../src/core/base/ids.ts';
import { DRAFT_CHARS_MAX, DRAFT_SENDING_MS } from '../../../src/core/limits/room.ts';
import { createMemoryKeyValueStore } from '../../../src/core/storage/memory-stores.ts';
import type { KeyValueStore } from '../../../src/core/ports.ts';
import { fakePeer, fakeText, seeded } from '../../fakes/room-views.ts';

const ROOM = topic(seeded('room', 16));
const draft = (text: string): Draft => ({ text, edits: [] });
const all: Draft = {
  text: 'half a sen',
  reply: {
    id: fakeText('Ana', '', 0).id,
    name: 'Ana',
    to: [{ peer: fakePeer('Ana'), name: 'Ana' }],
  },
  recipients: [{ peer: fakePeer('Bo'), name: 'Bo' }],
  edits: [[fakeText('Esra', '', 1).id, 'changed']],
  editing: fakeText('Esra', '', 2).id,
};

/** A store whose writes wait until they are let through. */
function slowStore() {
  const store = createMemoryKeyValueStore();
  const waiting: (() => void)[] = [];
  const slow: KeyValueStore = {
    ...store,
    async put(records) {
      await new Promise<void>((resolve) => waiting.push(resolve));
      await store.put(records);
    },
  };
  return { store, slow, letThrough: () => waiting.splice(0).forEach((go) => go()), waiting };
}

test('it is there after a reload, whole, and only in its room', async () => {
  const records = createMemoryKeyValueStore();
  const kept = await new Drafts().open(ROOM, records);
  kept.set(all);
  await kept.close();
  expect((await new Drafts().open(ROOM, records)).get()).toEqual(all);
  const other = topic(seeded('another room', 16));
  expect((await new Drafts().open(other, createMemoryKeyValueStore())).get()).toBeUndefined();
});

test('it is there when its room is entered again at once', async () => {
  const { slow, letThrough } = slowStore();
  const drafts = new Drafts();
  (await drafts.open(ROOM, slow)).set(draft('first'));
  const again = drafts.open(ROOM, slow);
  letThrough();
  expect((await again).get()).toEqual(draft('first'));
});

test('the newest is written, without one write for each key', async () => {
  const { store, slow, letThrough, waiting } = slowStore();
  const kept = await new Drafts().open(ROOM, slow);
  for (const text of ['a', 'ab', 'abc']) kept.set(draft(text));
  expect(waiting).toHaveLength(1);
  letThrough();
  await expect.poll(() => waiting).toHaveLength(1);
  letThrough();
  await kept.close();
  expect((await new Drafts().open(ROOM, store)).get()).toEqual(draft('abc'));
});

test('nothing is written after it was closed: what is deleted of a room stays deleted', async () => {
  const { store, slow, letThrough } = slowStore();
  const kept = await new Drafts().open(ROOM, slow);
  kept.set(draft('on its way'));
  const closed = kept.close();
  letThrough();
  await closed;
  await store.delete(['draft']);
  kept.set(draft('typed a moment later'));
  await kept.close();
  expect(await store.entries('')).toEqual([]);
});

test('it goes along to other stores when its room leaves no trace from now on', async () => {
  const drafts = new Drafts();
  const [disk, memory] = [createMemoryKeyValueStore(), createMemoryKeyValueStore()];
  const kept = await drafts.open(ROOM, disk);
  kept.set(draft('before'));
  kept.goesAlong = true;
  await kept.close();
  await disk.delete(['draft']);
  kept.set(draft('and after'));
  const again = await drafts.open(ROOM, memory);
  expect(again.get()).toEqual(draft('and after'));
  await again.close();
  expect(await disk.entries('')).toEqual([]);
  expect((await new Drafts().open(ROOM, memory)).get()).toEqual(draft('and after'));
});

test('no draft leaves no record, and a text without end is kept up to a bound', async () => {
  const records = createMemoryKeyValueStore();
  const kept = await new Drafts().open(ROOM, records);
  kept.set(draft('x'.repeat(DRAFT_CHARS_MAX + 1)));
  await kept.close();
  const again = await new Drafts().open(ROOM, records);
  expect(again.get()?.text).toHaveLength(DRAFT_CHARS_MAX);
  again.set(undefined);
  await again.close();
  expect(await records.entries('')).toEqual([]);
});

describe('while words are on their way', () => {
  const stored = async (records: KeyValueStore) => (await new Drafts().open(ROOM, records)).get();

  test('a reload finds them, and whoever enters the room again in the same page does not', async () => {
    const records = createMemoryKeyValueStore();
    const kept = await new Drafts().open(ROOM, records);
    kept.set(draft('cake?'));
    await expect.poll(() => stored(records)).toEqual(draft('cake?'));
    let isSent: () => void = () => undefined;
    kept.set(undefined, new Promise<void>((resolve) => (isSent = resolve)));
    kept.set(draft('and pl'));
    expect(kept.get()).toEqual(draft('and pl'));
    expect(await stored(records)).toEqual(draft('cake?'));
    isSent();
    await expect.poll(() => stored(records)).toEqual(draft('and pl'));
  });

  test('a draft that is closed is still emptied when they are sent, or could not be', async () => {
    for (const outcome of [Promise.resolve(true), Promise.reject(new Error('full'))]) {
      const records = createMemoryKeyValueStore();
      const kept = await new Drafts().open(ROOM, records);
      kept.set(draft('cake?'));
      kept.set(undefined, outcome);
      await kept.close();
      expect(await stored(records)).toBeUndefined();
    }
  });

  test('the last ones count, and those that wait for long are not waited for', async () => {
    vi.useFakeTimers();
    const records = createMemoryKeyValueStore();
    const kept = await new Drafts().open(ROOM, records);
    const never = new Promise<void>(() => undefined);
    kept.set(draft('cake?'), never);
    kept.set(undefined, never);
    const closed = kept.close();
    await vi.advanceTimersByTimeAsync(2 * DRAFT_SENDING_MS);
    await closed;
    vi.useRealTimers();
    expect(await stored(records)).toBeUndefined();
  });
});
