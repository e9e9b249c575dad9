/** What every ChunkStore must do. */
import { equalBytes, type Bytes } from '../../src/core/base/bytes.ts';
import { errorCode } from '../../src/core/base/errors.ts';
import { chunkHash, type ChunkHash } from '../../src/core/base/ids.ts';
import { CHUNK_BYTES, STORE_BATCH_CHUNKS } from '../../src/core/limits/swarm.ts';
import type { ChunkStore } from '../../src/core/ports.ts';
import { assert, assertEqual, assertRejects, type ContractCase } from './contract.ts';
import { patterned, type StoreRig } from './store-rig.ts';

type Rig = StoreRig<ChunkStore>;

export function chunkStoreContract(make: () => Promise<Rig>): ContractCase[] {
  return cases.map(([name, run]) => ({ name, run: async () => run(await make()) }));
}

/** Says less than `assertEqual` where they differ, and is quick where they do not. */
function assertBytes(actual: Bytes | undefined, expected: Bytes, message: string): void {
  assert(actual && equalBytes(actual, expected), `${message}: ${actual?.length} bytes`);
}

/** Stores that go by the size of a file take this for a large one. */
const HUGE_FILE_BYTES = 2 ** 40;
const fileSizes = [undefined, 1, HUGE_FILE_BYTES];

interface Chunk {
  readonly hash: ChunkHash;
  readonly bytes: Bytes;
}

/** A store may check what it reads, so the hashes are true. */
async function hashed(bytes: Bytes): Promise<Chunk> {
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return { hash: chunkHash(new Uint8Array(hash)), bytes };
}

/** Another one for each `n`. */
function chunk(n: number, length: number): Promise<Chunk> {
  const bytes = patterned(length, n);
  new DataView(bytes.buffer).setUint16(0, n);
  return hashed(bytes);
}

const chunks = (count: number, length: number): Promise<Chunk[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => chunk(n, length)));

const pair = (length: number) => chunks(2, length) as Promise<[Chunk, Chunk]>;

const hashes = (of: readonly Chunk[]): ChunkHash[] => of.map(({ hash }) => hash);

const cases: [string, (rig: Rig) => Promise<void>][] = [
  [
    'is empty at first',
    async ({ store }) => {
      const [one, two] = await pair(10);
      assertEqual(await store.has([]), [], 'has of nothing');
      assertEqual(await store.has([one.hash, two.hash]), [false, false], 'has');
      assertEqual(await store.get(one.hash), undefined, 'get');
    },
  ],
  [
    'gives back a batch byte for byte, whatever the size of its file',
    async ({ store }) => {
      for (const [salt, fileBytes] of fileSizes.entries()) {
        const batch = await Promise.all(
          Array.from({ length: STORE_BATCH_CHUNKS }, (_, n) =>
            chunk(salt * 100 + n, CHUNK_BYTES - n),
          ),
        );
        await store.put(batch, fileBytes === undefined ? undefined : { fileBytes });
        for (const { hash, bytes } of batch)
          assertBytes(await store.get(hash), bytes, `a chunk of ${bytes.length} bytes`);
      }
    },
  ],
  [
    'leaves the bytes readable while it writes them, and afterwards',
    async ({ store }) => {
      const batch = await chunks(STORE_BATCH_CHUNKS, 1_000);
      const writing = store.put(batch, { fileBytes: HUGE_FILE_BYTES });
      for (const { bytes } of batch) assertEqual(bytes.length, 1_000, 'while it writes');
      await writing;
      for (const { hash, bytes } of batch)
        assertEqual((await hashed(bytes)).hash, hash, 'afterwards');
    },
  ],
  [
    'has answers in the order of the question, repeats included',
    async ({ store }) => {
      const all = await chunks(6, 10);
      await store.put(all.filter((_, n) => n === 2 || n === 4));
      const asked = [5, 4, 3, 2, 2, 1, 4].flatMap((n) => all[n]?.hash ?? []);
      const expected = [false, true, false, true, true, false, true];
      assertEqual(await store.has(asked), expected, 'has');
    },
  ],
  [
    'has answers for thousands of hashes',
    async ({ store }) => {
      const all = await chunks(5_000, 3);
      await store.put(
        all.filter((_, n) => n % 7 === 0),
        { fileBytes: HUGE_FILE_BYTES },
      );
      await store.put(all.filter((_, n) => n % 11 === 0));
      const expected = all.map((_, n) => n % 7 === 0 || n % 11 === 0);
      assertEqual(await store.has(hashes(all)), expected, 'has');
    },
  ],
  [
    'has answers for few of many',
    async ({ store }) => {
      const all = await chunks(2_570, 2);
      await store.put(all.slice(0, 2_500));
      const asked = all.filter((_, n) => n >= 2_430 && n % 2 === 0);
      const expected = asked.map((_, at) => at < 35);
      assertEqual(await store.has(hashes(asked)), expected, 'has');
    },
  ],
  [
    'putting a chunk again changes nothing',
    async ({ store }) => {
      const [one, two] = await pair(100);
      for (const fileBytes of [0, HUGE_FILE_BYTES]) {
        await store.put([one], { fileBytes });
        await store.put([one, two, two], { fileBytes });
        assertBytes(await store.get(one.hash), one.bytes, 'the first');
        assertBytes(await store.get(two.hash), two.bytes, 'the second');
      }
    },
  ],
  [
    'puts, reads and deletions at once do not mix',
    async ({ store }) => {
      const all = await chunks(64, 500);
      const [kept, doomed] = [all.slice(0, 32), all.slice(32)];
      await store.put(doomed, { fileBytes: HUGE_FILE_BYTES });
      await Promise.all([
        store.delete(hashes(doomed)),
        ...kept.map((one, n) => store.put([one], { fileBytes: n % 2 ? HUGE_FILE_BYTES : 0 })),
        ...hashes(all).map((hash) => store.get(hash)),
      ]);
      for (const { hash, bytes } of kept) assertBytes(await store.get(hash), bytes, 'kept');
      assertEqual(
        await store.has(hashes(all)),
        [...all.keys()].map((n) => n < 32),
        'has',
      );
    },
  ],
  [
    'stores of a view only what it shows, and gives memory of its own',
    async ({ store }) => {
      const memory = patterned(1_000, 3);
      const view = await hashed(memory.subarray(100, 200));
      const expected = view.bytes.slice();
      await store.put([view]);
      memory.fill(0);
      const got = await store.get(view.hash);
      assertEqual(got, expected, 'the chunk');
      assertEqual(got?.buffer.byteLength, 100, 'the memory behind it');
      got?.fill(9);
      assertEqual(await store.get(view.hash), expected, 'again');
    },
  ],
  [
    'deletes the chunks it is given, also those that are not there',
    async ({ store }) => {
      for (const fileBytes of [0, HUGE_FILE_BYTES]) {
        const [one, two, three, four] = (await chunks(4, 10)) as [Chunk, Chunk, Chunk, Chunk];
        await store.put([one, two, three], { fileBytes });
        await store.delete(hashes([one, four, three]));
        await store.delete([]);
        await store.put([]);
        assertEqual(await store.has(hashes([one, two, three])), [false, true, false], 'has');
        assertEqual(await store.get(one.hash), undefined, 'a deleted chunk');
      }
    },
  ],
  [
    'tells what is used and what may be used',
    async ({ store }) => {
      await store.put([await chunk(1, 1_000)]);
      const { usedBytes, quotaBytes } = await store.usage();
      assert(usedBytes >= 0 && !Number.isNaN(usedBytes), `used: ${usedBytes}`);
      assert(quotaBytes > 0 && quotaBytes >= usedBytes, `quota: ${quotaBytes}`);
    },
  ],
  [
    'the next visit finds what was put and not what was deleted',
    async ({ store, reopen }) => {
      if (!reopen) return;
      const [one, two, three, four] = (await chunks(4, 500)) as [Chunk, Chunk, Chunk, Chunk];
      await store.put([one, two]);
      await store.put([three, four], { fileBytes: HUGE_FILE_BYTES });
      await store.delete([two.hash, three.hash]);
      const again = await reopen();
      const all = hashes([one, two, three, four]);
      assertEqual(await again.has(all), [true, false, false, true], 'has');
      assertBytes(await again.get(one.hash), one.bytes, 'the first');
      assertBytes(await again.get(four.hash), four.bytes, 'the last');
    },
  ],
  [
    'a visit that ends amid puts leaves each chunk whole or not at all, and all that were acknowledged',
    async ({ store, reopen }) => {
      if (!reopen) return;
      const all = await chunks(96, 20_000);
      const acknowledged = new Set<ChunkHash>();
      const puts = [];
      for (let at = 0; at < all.length; at += 8) {
        const batch = all.slice(at, at + 8);
        const put = store.put(batch, { fileBytes: HUGE_FILE_BYTES });
        puts.push(put.then(() => batch.forEach(({ hash }) => acknowledged.add(hash))));
      }
      await puts[3];
      const again = await reopen();
      const promised = [...acknowledged];
      assert(promised.length >= 32, 'some were acknowledged');
      assertEqual(await again.has(promised), Array(promised.length).fill(true), 'has');
      const found = await again.has(hashes(all));
      for (const [n, { hash, bytes }] of all.entries()) {
        const got = await again.get(hash);
        if (found[n]) assertBytes(got, bytes, `chunk ${n}`);
        else assertEqual(got, undefined, `chunk ${n}`);
      }
      await again.put(all, { fileBytes: HUGE_FILE_BYTES });
      for (const { hash, bytes } of all) assertBytes(await again.get(hash), bytes, 'put again');
      await Promise.allSettled(puts);
    },
  ],
  [
    'a batch over the quota is refused as a whole, with storage-full',
    async ({ store, roomBytes }) => {
      if (roomBytes === undefined) return;
      for (const fileBytes of [0, HUGE_FILE_BYTES]) {
        const [one, two, three] = (await chunks(3, 10)) as [Chunk, Chunk, Chunk];
        await store.put([one], { fileBytes });
        const huge = await hashed(new Uint8Array(roomBytes + 1));
        const put = store.put([two, huge], { fileBytes });
        const error = await assertRejects(put, 'a put over the quota');
        assertEqual(errorCode(error), 'storage-full', 'the error');
        const asked = hashes([one, two, huge]);
        assertEqual(await store.has(asked), [true, false, false], 'has');
        await store.put([three], { fileBytes });
        assertBytes(await store.get(three.hash), three.bytes, 'a small put fits afterwards');
        await store.delete(hashes([one, three]));
      }
    },
  ],
];
