/** Two tabs of one device in one room, where the earlier one is frozen, slow, or knows nothing of the later one. */
import { beforeEach, describe, expect, test } from 'vitest';
import {
  claimRecords,
  type ClaimedRecords,
} from '../../../../src/browser/storage/records/claimed-records.ts';
import { utf8 } from '../../../../src/core/base/bytes.ts';
import { errorCode } from '../../../../src/core/base/errors.ts';
import type { KeyValueStore } from '../../../../src/core/ports.ts';
import { createFakeDatabase, type FakeDatabase } from '../../../fakes/database.ts';
import { overriding } from '../../../fakes/overriding.ts';
import { alice, randomOf, settled } from '../../../fakes/people.ts';
import { entriesIn, openChatRig } from '../../../rigs/chat-rig.ts';

let database: FakeDatabase;
let tabs = 0;
beforeEach(() => void (database = createFakeDatabase()));

const open = () => claimRecords(database, randomOf(`tab ${++tabs}`));
const text = (words: string) => ({ k: 'text', text: words }) as const;

/** A chat whose tab may freeze, before it reaches the disk. */
async function openTab() {
  const { records, lost } = await open();
  let isLost = false;
  void lost.then(() => (isLost = true));
  let thaw: Promise<void> | undefined;
  const slow: KeyValueStore = overriding(records, {
    put: async (rows) => (await thaw, records.put(rows)),
  });
  const rig = await openChatRig(alice, { records: slow });
  return {
    ...rig,
    isLost: () => isLost,
    freeze() {
      let wake: () => void = () => undefined;
      thaw = new Promise((resolve) => (wake = resolve));
      return () => wake();
    },
  };
}

describe('[E24] once a room is opened in another tab, the earlier tab', () => {
  test('neither stores nor sends what it says, and is told', async () => {
    const first = await openTab();
    await first.chat.write(text('one'));
    const second = await openTab();
    first.sent.splice(0);
    await expect(first.chat.write(text('two'))).rejects.toMatchObject({ code: 'closed' });
    expect(entriesIn(first.sent)).toEqual([]);
    expect([first.isLost(), second.isLost()]).toEqual([true, false]);
    await second.chat.write(text('another two'));
    const [third] = [await openTab()];
    expect(third.chat.log.ordered().map(({ body }) => 'text' in body && body.text)).toEqual([
      'one',
      'another two',
    ]);
  });

  test('that wakes in the middle of a message does not overwrite what the other said', async () => {
    const first = await openTab();
    const wake = first.freeze();
    const said = expect(first.chat.write(text('frozen'))).rejects.toMatchObject({ code: 'closed' });
    await settled();
    const second = await openTab();
    const entry = await second.chat.write(text('awake'));
    wake();
    await said;
    expect(entriesIn(first.sent)).toEqual([]);
    const third = await openTab();
    expect(third.chat.log.ordered().map(({ id }) => id)).toEqual([entry.id]);
    expect(third.usedTwice()).toBe(0);
  });

  test('has said what it stored before: the other goes on from there', async () => {
    const first = await openTab();
    await first.chat.write(text('one'));
    const second = await openTab();
    expect((await second.chat.write(text('two'))).body.seq).toBe(2);
  });

  test('deletes nothing either, and what both read does not show the tabs', async () => {
    const [first, second] = [await open(), await open()];
    await second.records.put([['a', utf8('kept')]]);
    await expect(first.records.delete(['a'])).rejects.toMatchObject({ code: 'closed' });
    expect(await first.records.entries('')).toEqual([['a', utf8('kept')]]);
  });
});

describe('[E24] a room on a full disk', () => {
  test('opens, and can write once there is space', async () => {
    database.isFull = true;
    const { records } = await open();
    await expect(records.put([['a', utf8('1')]])).rejects.toMatchObject({ code: 'storage-full' });
    await records.delete(['b']);
    database.isFull = false;
    await records.put([['a', utf8('1')]]);
    expect(await records.get('a')).toEqual(utf8('1'));
  });

  test('cannot where another tab has opened it since', async () => {
    await open();
    database.isFull = true;
    const first = await open();
    database.isFull = false;
    const second = await open();
    await expect(first.records.put([['a', utf8('1')]])).rejects.toMatchObject({ code: 'closed' });
    await second.records.put([['a', utf8('2')]]);
    const third = await open();
    expect(await third.records.get('a')).toEqual(utf8('2'));
  });
});

test.each([false, true])(
  '[E24] what a tab deletes stays deleted, on a full disk: %s',
  async (full) => {
    database.isFull = full;
    const tab = await open();
    database.isFull = false;
    let isLost = false;
    void tab.lost.then(() => (isLost = true));
    tab.end();
    await expect(tab.records.put([['a', utf8('late')]])).rejects.toMatchObject({ code: 'closed' });
    await expect(tab.records.delete(['a'])).rejects.toMatchObject({ code: 'closed' });
    expect(await database.has(['a'])).toEqual([false]);
    expect(isLost).toBe(false);
  },
);

describe('[E24] where a tab cannot store that it has opened the room', () => {
  const write = (tab: ClaimedRecords, value = '') =>
    tab.records.put([['a', utf8(value)]]).then(
      () => 'stored',
      (error: unknown) => errorCode(error),
    );
  async function openFull(): Promise<ClaimedRecords> {
    database.isFull = true;
    const tab = await open();
    database.isFull = false;
    return tab;
  }

  test('the earlier one writes nothing more all the same, and the later one goes on', async () => {
    const first = await openTab();
    await first.chat.write(text('one'));
    database.isFull = true;
    const second = await openTab();
    await expect(second.chat.write(text('two'))).rejects.toMatchObject({ code: 'storage-full' });
    database.isFull = false;
    first.sent.splice(0);
    await expect(first.chat.write(text('two'))).rejects.toMatchObject({ code: 'closed' });
    expect(entriesIn(first.sent)).toEqual([]);
    expect((await second.chat.write(text('two'))).body.seq).toBe(2);
    expect([first.isLost(), second.isLost()]).toEqual([true, false]);
    expect((await openTab()).usedTwice()).toBe(0);
  });

  test('nor does the earlier one delete anything', async () => {
    const first = await open();
    await write(first, 'kept');
    await openFull();
    await expect(first.records.delete(['a'])).rejects.toMatchObject({ code: 'closed' });
  });

  test.each([
    [0, 1],
    [1, 0],
  ])('of two such tabs one writes: %i comes first, then %i', async (one, other) => {
    await open();
    const tabs = [await openFull(), await openFull()] as const;
    const [winner, loser] = [tabs[one], tabs[other]] as [ClaimedRecords, ClaimedRecords];
    expect([await write(winner), await write(loser), await write(winner)]).toEqual([
      'stored',
      'closed',
      'stored',
    ]);
    await loser.lost;
  });

  test('such a tab is not taken in by a later one like it, after one that wrote', async () => {
    const first = await openFull();
    const second = await open();
    await write(second, 'said meanwhile');
    const third = await openFull();
    expect(await write(first)).toBe('closed');
    expect(await write(second)).toBe('closed');
    await expect(first.records.delete(['a'])).rejects.toMatchObject({ code: 'closed' });
    expect(await third.records.get('a')).toEqual(utf8('said meanwhile'));
    expect(await write(third)).toBe('stored');
    expect((await third.records.entries('')).map(([key]) => key)).toEqual(['a']);
  });

  test('nor by one like it that wrote first, and that a further one has ended', async () => {
    await open();
    const [first, second] = [await openFull(), await openFull()];
    await write(second, 'said meanwhile');
    const third = await openFull();
    expect([await write(first), await write(second), await write(third)]).toEqual([
      'closed',
      'closed',
      'stored',
    ]);
  });

  test('two writes at once of one tab are both stored', async () => {
    const tab = await openFull();
    expect(await Promise.all([write(tab, '1'), write(tab, '2')])).toEqual(['stored', 'stored']);
  });

  test('and cannot delete either, it reads and never writes: the earlier one goes on', async () => {
    const first = await open();
    await write(first, '1');
    database.isStuck = true;
    const second = await open();
    let isLost = false;
    void second.lost.then(() => (isLost = true));
    database.isStuck = false;
    expect(await second.records.get('a')).toEqual(utf8('1'));
    expect(await write(second, '2')).toBe('storage-failed');
    await expect(second.records.delete(['a'])).rejects.toMatchObject({ code: 'storage-failed' });
    expect(await write(first, '3')).toBe('stored');
    await settled();
    expect(isLost).toBe(false);
    expect(await write(await open(), '4')).toBe('stored');
  });
});
