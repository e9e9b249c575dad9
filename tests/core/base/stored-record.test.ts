import * as v from 'valibot';
import { expect, test } from 'vitest';
import { createMemoryKeyValueStore } from '../../../src/core/storage/memory-stores.ts';
import { openRecord, packed, plainText } from '../../../src/core/base/stored-record.ts';

const numbers = packed(v.array(v.number()));

test('a record is read as it was written, until it is deleted', async () => {
  const records = createMemoryKeyValueStore();
  const first = await openRecord(records, 'numbers', numbers);
  expect(first.stored).toBeUndefined();
  await first.write([1, 2]);
  const second = await openRecord(records, 'numbers', numbers);
  expect(second.stored).toEqual([1, 2]);
  await second.write(undefined);
  expect((await openRecord(records, 'numbers', numbers)).stored).toBeUndefined();
});

test('bytes that the format refuses are no record', async () => {
  const records = createMemoryKeyValueStore();
  await (await openRecord(records, 'it', plainText)).write('no MessagePack');
  expect((await openRecord(records, 'it', numbers)).stored).toBeUndefined();
  expect((await openRecord(records, 'it', plainText)).stored).toBe('no MessagePack');
});

test('on a full store `write` fails, and `keep` does not', async () => {
  const record = await openRecord(createMemoryKeyValueStore({ quotaBytes: 1 }), 'it', plainText);
  await expect(record.write('long')).rejects.toMatchObject({ code: 'storage-full' });
  await expect(record.keep('long')).resolves.toBeUndefined();
});
