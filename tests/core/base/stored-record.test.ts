import * as v from 'valibot';
import { expect, test } from 'vitest';
import { createMemoryKeyValueStore } from '../../../src/core/memory-stores.ts';
import { openRecord, packed, plainText } from '../../../src/core/base/stored-record.ts';

const numbers = packed(v.array(v.number()));

test('a record is read as it was written, and gone once it was deleted', async () => {
  const records = createMemoryKeyValueStore();
  const first = await openRecord(records, 'numbers', numbers);
  expect(first.stored).toBeUndefined();
  await first.write([1, 2]);
  const second = await openRecord(records, 'numbers', numbers);
  expect(second.stored).toEqual([1, 2]);
  await second.write(undefined);
  expect((await openRecord(records, 'numbers', numbers)).stored).toBeUndefined();
});

test('bytes that the format does not read are no record', async () => {
  const records = createMemoryKeyValueStore();
  await (await openRecord(records, 'it', plainText)).write('no MessagePack');
  expect((await openRecord(records, 'it', numbers)).stored).toBeUndefined();
  expect((await openRecord(records, 'it', plainText)).stored).toBe('no MessagePack');
});

test('a full store refuses to write; what is only kept then lasts as long as the page', async () => {
  const record = await openRecord(createMemoryKeyValueStore({ quotaBytes: 1 }), 'it', plainText);
  await expect(record.write('long')).rejects.toMatchObject({ code: 'storage-full' });
  await expect(record.keep('long')).resolves.toBeUndefined();
});
