/** What every ChunkStore must do. */
import { errorCode } from '../../src/core/errors.ts';
import { chunkHash, HASH_BYTES, type ChunkHash } from '../../src/core/ids.ts';
import { CHUNK_BYTES, STORE_BATCH_CHUNKS } from '../../src/core/limits.ts';
import type { ChunkStore } from '../../src/core/ports.ts';
import { assert, assertEqual, assertRejects, type ContractCase } from './contract.ts';
import { patterned, type StoreRig } from './store-rig.ts';

type Rig = StoreRig<ChunkStore>;

export function chunkStoreContract(make: () => Promise<Rig>): ContractCase[] {
  return cases.map(([name, run]) => ({ name, run: async () => run(await make()) }));
}

/** A store takes the hash on trust, so any 32 bytes will do; they spread as hashes do. */
function hashOf(n: number): ChunkHash {
  const bytes = patterned(HASH_BYTES, n);
  new DataView(bytes.buffer).setUint32(0, Math.imul(n, 2_654_435_761) >>> 0);
  return chunkHash(bytes);
}

const chunk = (n: number, length: number) => ({ hash: hashOf(n), bytes: patterned(length, n) });

const cases: [string, (rig: Rig) => Promise<void>][] = [
  [
    'is empty at first',
    async ({ store }) => {
      assertEqual(await store.has([]), [], 'has of nothing');
      assertEqual(await store.has([hashOf(1), hashOf(2)]), [false, false], 'has');
      assertEqual(await store.get(hashOf(1)), undefined, 'get');
    },
  ],
  [
    'gives back a batch byte for byte',
    async ({ store }) => {
      const batch = Array.from({ length: STORE_BATCH_CHUNKS }, (_, n) => chunk(n, CHUNK_BYTES - n));
      await store.put(batch);
      for (const { hash, bytes } of batch)
        assertEqual(await store.get(hash), bytes, `a chunk of ${bytes.length} bytes`);
    },
  ],
  [
    'has answers in the order of the question, repeats included',
    async ({ store }) => {
      await store.put([chunk(2, 10), chunk(4, 10)]);
      const asked = [5, 4, 3, 2, 2, 1, 4].map(hashOf);
      const expected = [false, true, false, true, true, false, true];
      assertEqual(await store.has(asked), expected, 'has');
    },
  ],
  [
    'has answers for thousands of hashes',
    async ({ store }) => {
      const stored = Array.from({ length: 600 }, (_, n) => chunk(n * 7, 3));
      await store.put(stored);
      const asked = Array.from({ length: 5_000 }, (_, n) => n);
      const expected = asked.map((n) => n % 7 === 0 && n < 4_200);
      assertEqual(await store.has(asked.map(hashOf)), expected, 'has');
    },
  ],
  [
    'has answers for few of many',
    async ({ store }) => {
      await store.put(Array.from({ length: 2_500 }, (_, n) => chunk(n, 1)));
      const asked = Array.from({ length: 70 }, (_, n) => 2_430 + n * 2);
      assertEqual(
        await store.has(asked.map(hashOf)),
        asked.map((n) => n < 2_500),
        'has',
      );
    },
  ],
  [
    'putting a chunk again changes nothing',
    async ({ store }) => {
      await store.put([chunk(1, 100)]);
      await store.put([chunk(1, 100), chunk(2, 100), chunk(2, 100)]);
      assertEqual(await store.get(hashOf(1)), patterned(100, 1), 'the first');
      assertEqual(await store.get(hashOf(2)), patterned(100, 2), 'the second');
    },
  ],
  [
    'stores of a view only what it shows, and gives memory of its own',
    async ({ store }) => {
      const memory = patterned(1_000, 3);
      await store.put([{ hash: hashOf(1), bytes: memory.subarray(100, 200) }]);
      memory.fill(0);
      const got = await store.get(hashOf(1));
      assertEqual(got, patterned(1_000, 3).slice(100, 200), 'the chunk');
      assertEqual(got?.buffer.byteLength, 100, 'the memory behind it');
      got?.fill(9);
      assertEqual(await store.get(hashOf(1)), patterned(1_000, 3).slice(100, 200), 'again');
    },
  ],
  [
    'deletes the chunks it is given, also those that are not there',
    async ({ store }) => {
      await store.put([chunk(1, 10), chunk(2, 10), chunk(3, 10)]);
      await store.delete([hashOf(1), hashOf(9), hashOf(3)]);
      await store.delete([]);
      await store.put([]);
      assertEqual(await store.has([1, 2, 3].map(hashOf)), [false, true, false], 'has');
      assertEqual(await store.get(hashOf(1)), undefined, 'a deleted chunk');
    },
  ],
  [
    'tells what is used and what may be used',
    async ({ store }) => {
      await store.put([chunk(1, 1_000)]);
      const { usedBytes, quotaBytes } = await store.usage();
      assert(usedBytes >= 0 && !Number.isNaN(usedBytes), `used: ${usedBytes}`);
      assert(quotaBytes > 0 && quotaBytes >= usedBytes, `quota: ${quotaBytes}`);
    },
  ],
  [
    'the next visit finds what was put and not what was deleted',
    async ({ store, reopen }) => {
      if (!reopen) return;
      await store.put([chunk(1, 500), chunk(2, 500)]);
      await store.delete([hashOf(2)]);
      const again = await reopen();
      assertEqual(await again.has([hashOf(1), hashOf(2)]), [true, false], 'has');
      assertEqual(await again.get(hashOf(1)), patterned(500, 1), 'the chunk');
    },
  ],
  [
    'a batch over the quota is refused as a whole, with storage-full',
    async ({ store, roomBytes }) => {
      if (roomBytes === undefined) return;
      await store.put([chunk(1, 10)]);
      const huge = { hash: hashOf(3), bytes: new Uint8Array(roomBytes + 1) };
      const error = await assertRejects(store.put([chunk(2, 10), huge]), 'a put over the quota');
      assertEqual(errorCode(error), 'storage-full', 'the error');
      assertEqual(await store.has([1, 2, 3].map(hashOf)), [true, false, false], 'has');
      await store.put([chunk(4, 10)]);
      assertEqual(await store.get(hashOf(4)), patterned(10, 4), 'a small put fits afterwards');
    },
  ],
];
