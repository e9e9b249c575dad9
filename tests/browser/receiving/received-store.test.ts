/** What other apps and pages give: bounded, with clean names, and gone after a day. */
import { expect, test } from 'vitest';
import { giftOf, ReceivedStore } from '../../../src/browser/receiving/received-store.ts';
import {
  RECEIVED_AT_ONCE_MAX,
  RECEIVED_BYTES_MAX,
  RECEIVED_CHARS_MAX,
  RECEIVED_FILES_MAX,
  RECEIVED_KEPT_MS,
} from '../../../src/core/limits/received.ts';
import { createFakeDatabase } from '../../fakes/database.ts';

const named = (name: string) => new File(['a'], name, { type: 'text/plain', lastModified: 7 });
/** As large as it says, without the bytes. */
const large = (size: number): File =>
  Object.defineProperty(named('large'), 'size', { value: size });

test('names are clean, and the rest of a file stays', () => {
  const [file] = giftOf([named('../con\u202e.txt')])?.files ?? [];
  expect(file?.name).toBe('_con.txt');
  expect(file).toMatchObject({ type: 'text/plain', lastModified: 7, size: 1 });
});

test('files and texts are bounded, and what was left out is counted', () => {
  const many = Array.from({ length: RECEIVED_FILES_MAX + 3 }, (_, n) => named(`${n}`));
  expect(giftOf(many)).toMatchObject({ left: 3 });
  expect(giftOf(many)?.files).toHaveLength(RECEIVED_FILES_MAX);
  const gift = giftOf([large(RECEIVED_BYTES_MAX + 1), named('b')], ['x'.repeat(50_000)]);
  expect(gift).toMatchObject({ left: 1, text: 'x'.repeat(RECEIVED_CHARS_MAX) });
  expect(gift?.files.map((it) => it.name)).toEqual(['b']);
});

test('texts that say the same are one, and nothing is nothing', () => {
  expect(giftOf([], ['A title', ' A title ', '', 'https://a.example'])?.text).toBe(
    'A title\nhttps://a.example',
  );
  expect(giftOf([], [' ', ''])).toBeUndefined();
});

test('the oldest goes where too much waits, and everything after a day', async () => {
  let now = 1_000;
  const database = createFakeDatabase();
  const store = new ReceivedStore(database, () => now++);
  for (let n = 0; n < RECEIVED_AT_ONCE_MAX + 2; n++)
    await store.add({ files: [named('a')], left: 0, text: `${n}` });
  const waiting = await store.list();
  expect(waiting.map((it) => it.text)).toEqual(['2', '3', '4', '5', '6', '7', '8', '9']);
  await store.delete([waiting[0]?.id ?? '']);
  expect(await store.list()).toHaveLength(RECEIVED_AT_ONCE_MAX - 1);
  now += RECEIVED_KEPT_MS;
  expect(await store.list()).toEqual([]);
  expect(await database.keys('')).toEqual([]);
});

test('bytes that wait are bounded together', async () => {
  let now = 1_000;
  const store = new ReceivedStore(createFakeDatabase(), () => now++);
  for (const text of ['first', 'second', 'third'])
    await store.add({ files: [large(RECEIVED_BYTES_MAX / 2)], left: 0, text });
  expect((await store.list()).map((it) => it.text)).toEqual(['second', 'third']);
});

test('what is stored otherwise is no gift', async () => {
  const database = createFakeDatabase();
  await database.put([['000000000000001-a', { files: ['a'], left: 0, text: '' }]]);
  expect(await new ReceivedStore(database, () => 2).list()).toEqual([]);
});
