/** Two tabs of one device in one room, where the earlier one is frozen, slow, or knows nothing of the later one. */
import { beforeEach, describe, expect, test } from 'vitest';
import { claimRecords } from '../../../src/browser/storage/claimed-records.ts';
import { utf8 } from '../../../src/core/base/bytes.ts';
import type { KeyValueStore } from '../../../src/core/ports.ts';
import { createFakeDatabase, type FakeDatabase } from '../../fakes/database.ts';
import { overriding } from '../../fakes/overriding.ts';
import { alice, randomOf, settled } from '../../fakes/people.ts';
import { entriesIn, openChatRig } from '../../rigs/chat-rig.ts';

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
