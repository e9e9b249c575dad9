/** What a device remembers of the files that it gave out of its libraries. */
import { expect, test } from 'vitest';
import { fileId, type FileId } from '../../../src/core/base/ids.ts';
import { LibraryRecords } from '../../../src/core/library/library-records.ts';
import { GIVEN_FILES_MAX } from '../../../src/core/limits/library.ts';
import { createMemoryKeyValueStore } from '../../../src/core/storage/memory-stores.ts';
import { alice, bytesOf, crypto } from '../../fakes/people.ts';

const file = (n: number) => ({ path: `${n}`, sizeBytes: 1, modifiedMs: 1 });
const idOf = (n: number) => fileId(bytesOf(`id ${n}`, 16));
const offer = (n: number) => ({
  ...{ id: idOf(n), key: alice.publicKey, owner: alice.peer, nonce: bytesOf(`n ${n}`, 16) },
  ...{ name: `${n}`, mime: '', sizeBytes: 1, timeMs: n },
});

test('[Q6] people who take much make an owner forget what was asked for the longest time ago, and nothing else', async () => {
  const store = createMemoryKeyValueStore();
  const records = new LibraryRecords(store, crypto);
  for (let n = 0; n < GIVEN_FILES_MAX; n++) await records.give(file(n), offer(n));
  records.touch(file(0));
  const ended: FileId[] = [];
  const end = (id: FileId) => void ended.push(id);
  expect(records.makeRoom((id) => id !== idOf(1), end)).toBe(true);
  expect(ended).toEqual([idOf(2)]);
  expect(records.given(file(2))).toBeUndefined();
  await records.give(file(9_999), offer(9_999));
  expect(records.makeRoom(() => false, end)).toBe(false);

  const later = new LibraryRecords(store, crypto);
  expect(await later.load()).toHaveLength(GIVEN_FILES_MAX);
  expect(later.makeRoom(() => true, end)).toBe(true);
  expect(ended).toEqual([idOf(2), idOf(0)]);
});
