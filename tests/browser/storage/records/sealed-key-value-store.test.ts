/** Records at rest are sealed: the contract holds, nothing readable is stored, and no box opens elsewhere. */
import { describe, expect, test } from 'vitest';
import { createMemoryKeyValueStore } from '../../../../src/core/storage/memory-stores.ts';
import { createSealedKeyValueStore } from '../../../../src/browser/storage/records/sealed-key-value-store.ts';
import { utf8 } from '../../../../src/core/base/bytes.ts';
import { keyValueStoreContract } from '../../../contract/key-value-store.ts';
import { random, roomOf } from '../../../rigs/members.ts';

const { storageKey } = await roomOf(1);
const quotaBytes = 8 * 1024 * 1024;

describe('KeyValueStore', () => {
  const contract = keyValueStoreContract(async () => {
    const inner = createMemoryKeyValueStore({ quotaBytes });
    const open = () => createSealedKeyValueStore(inner, storageKey, random);
    return { store: open(), reopen: async () => open(), roomBytes: quotaBytes };
  });
  for (const { name, run } of contract) test(name, run);
});

test('a stored value cannot be read, nor opened with another room’s key', async () => {
  const inner = createMemoryKeyValueStore();
  const store = createSealedKeyValueStore(inner, storageKey, random);
  await store.put([['key', utf8('a secret text')]]);
  const [[, box] = ['', new Uint8Array()]] = await inner.entries('');
  expect(new TextDecoder('latin1').decode(box)).not.toContain('secret');
  const { storageKey: other } = await roomOf(2);
  expect(await createSealedKeyValueStore(inner, other, random).get('key')).toBeUndefined();
  expect(storageKey.extractable).toBe(false);
});

test('a box that was changed, or stored under another key, counts as absent', async () => {
  const inner = createMemoryKeyValueStore();
  const store = createSealedKeyValueStore(inner, storageKey, random);
  await store.put([
    ['a', utf8('one')],
    ['b', utf8('two')],
  ]);
  const box = (await inner.get('a')) ?? new Uint8Array();
  const changed = box.slice();
  changed[20] = (changed[20] ?? 0) ^ 1;
  await inner.put([
    ['b', box],
    ['c', changed],
    ['d', utf8('in clear')],
  ]);
  expect(await store.entries('')).toEqual([['a', utf8('one')]]);
  for (const key of ['b', 'c', 'd']) expect(await store.get(key)).toBeUndefined();
});
