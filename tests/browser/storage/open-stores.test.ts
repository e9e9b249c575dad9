import { expect, test } from 'vitest';
import { openMemoryStores } from '../../../src/browser/storage/memory-stores.ts';
import { topic } from '../../../src/core/base/ids.ts';

test('a room that you enter again in the same page finds its records', async () => {
  const stores = openMemoryStores();
  const [here, there] = [topic(new Uint8Array(16).fill(1)), topic(new Uint8Array(16).fill(2))];
  await stores.records(here).put([['key', Uint8Array.of(1)]]);
  expect(await stores.records(here).get('key')).toEqual(Uint8Array.of(1));
  expect(await stores.records(there).get('key')).toBeUndefined();
});
