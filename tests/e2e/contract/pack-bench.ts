/** The chunk cache's tiers as tests in Playwright drive them: filled, killed, damaged, measured. */
import { createIdbChunkStore } from '../../../src/browser/storage/idb-chunk-store.ts';
import { IdbDatabase } from '../../../src/browser/storage/idb.ts';
import { OpfsChunkStore } from '../../../src/browser/storage/opfs-chunk-store.ts';
import { createPackReader } from '../../../src/browser/storage/pack-reader.ts';
import { openStores } from '../../../src/browser/storage/open-stores.ts';
import {
  asPackRecord,
  PACK_LOCATION,
  type PackLocation,
} from '../../../src/browser/storage/pack-record.ts';
import { registerWorker } from '../../../src/browser/platform/register-worker.ts';
import { createSaver } from '../../../src/browser/saving/save-file.ts';
import { createTieredChunkStore } from '../../../src/browser/storage/tiered-chunk-store.ts';
import { concat, type Bytes } from '../../../src/core/base/bytes.ts';
import { errorCode } from '../../../src/core/base/errors.ts';
import { chunkHash, type ChunkHash } from '../../../src/core/base/ids.ts';
import { CHUNK_BYTES, STORE_BATCH_CHUNKS } from '../../../src/core/limits/swarm.ts';
import type { ChunkStore } from '../../../src/core/ports.ts';

const LOCATION: PackLocation = { database: 'swapmeet-test-packs', folder: 'test-packs' };
const LARGE = { fileBytes: 2 ** 40 };
const MiB = 1024 * 1024;

type Tier = 'everyday' | 'large';

const index = new IdbDatabase(LOCATION.database, 'relaxed');
const everyday = createIdbChunkStore(new IdbDatabase('swapmeet-test-everyday', 'relaxed'));
let large = new OpfsChunkStore(LOCATION);
let store = createTieredChunkStore({ everyday, large });

/** Looks like noise, as files do that were compressed: browsers compress what they store. */
const noise = (() => {
  let state = 1;
  return Uint8Array.from({ length: CHUNK_BYTES }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    return (state ^= state << 5) & 255;
  });
})();

/** The same `n` gives the same chunk in every page. */
function bytesOf(n: number): Bytes {
  const bytes = noise.slice();
  new DataView(bytes.buffer).setUint32(0, n);
  return bytes;
}
const sha256 = async (bytes: Bytes): Promise<ChunkHash> =>
  chunkHash(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)));

/** Settles in a task of its own. */
const nextTask = () =>
  new Promise<void>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(0);
  });

/** Each in a task of its own, since Chromium hashes so little at once: making them is no long task. */
async function batch(from: number, to: number) {
  const chunks: { hash: ChunkHash; bytes: Bytes }[] = [];
  for (let n = from; n < to; n++) {
    const bytes = bytesOf(n);
    chunks.push({ hash: await sha256(bytes), bytes });
    await nextTask();
  }
  return chunks;
}

async function eachBatch(from: number, to: number, f: (from: number, to: number) => Promise<void>) {
  for (let at = from; at < to; at += STORE_BATCH_CHUNKS)
    await f(at, Math.min(at + STORE_BATCH_CHUNKS, to));
}

async function recordOf(n: number) {
  return asPackRecord(await index.get(await sha256(bytesOf(n))));
}

async function folder(): Promise<FileSystemDirectoryHandle> {
  const root = await navigator.storage.getDirectory();
  return root.getDirectoryHandle(LOCATION.folder, { create: true });
}

export const packs = {
  /** As the next visit does it. */
  reopen(): void {
    large.close();
    large = new OpfsChunkStore(LOCATION);
    store = createTieredChunkStore({ everyday, large });
  },

  /** Chunks [from, to) of a large file; says `stored A B` on the console for each part that is. */
  async put(from: number, to: number): Promise<string> {
    try {
      await eachBatch(from, to, async (start, end) => {
        await store.put(await batch(start, end), LARGE);
        console.log(`stored ${start} ${end}`);
      });
      return 'stored';
    } catch (error) {
      return errorCode(error) ?? String(error);
    }
  },

  async delete(from: number, to: number): Promise<void> {
    await store.delete((await batch(from, to)).map(({ hash }) => hash));
  },

  /** For each of chunks [from, to) what the store says of it, a letter each: whole, absent, lost (named, but absent). */
  async look(from: number, to: number): Promise<string> {
    let said = '';
    await eachBatch(from, to, async (start, end) => {
      const chunks = await batch(start, end);
      const named = await store.has(chunks.map(({ hash }) => hash));
      for (const [at, { hash }] of chunks.entries()) {
        const bytes = await store.get(hash);
        if (!bytes) said += named[at] ? 'l' : 'a';
        else said += (await sha256(bytes)) === hash ? 'w' : 'X';
      }
    });
    return said;
  },

  /** In which tier chunk `n` lies. */
  async tierOf(n: number): Promise<Tier | undefined> {
    if (await recordOf(n)) return 'large';
    const [here] = await everyday.has([await sha256(bytesOf(n))]);
    return here ? 'everyday' : undefined;
  },

  /** The lengths of all packs. */
  async packSizes(): Promise<number[]> {
    const sizes: number[] = [];
    for await (const handle of (await folder()).values())
      if (handle.kind === 'file')
        sizes.push((await (handle as FileSystemFileHandle).getFile()).size);
    return sizes.sort((a, b) => a - b);
  },

  usedBytes: async () => (await store.usage()).usedBytes,

  /** Changes one byte of chunk `n` on the disk, while no worker has its pack. */
  async damage(n: number): Promise<void> {
    large.close();
    const record = await recordOf(n);
    if (!record) throw new Error('not in a pack');
    const handle = await (await folder()).getFileHandle(record.pack);
    const file = await handle.createWritable({ keepExistingData: true });
    await file.write({ type: 'write', position: record.offset + 99, data: new Uint8Array([1]) });
    await file.close();
    packs.reopen();
  },

  /** Reads chunks [from, to) as the service worker does, past the tab's own worker. */
  async readFromOutside(from: number, to: number): Promise<number> {
    const reader = createPackReader({ index, folder: LOCATION.folder });
    let whole = 0;
    for (const { hash } of await batch(from, to)) if (await reader.get(hash)) whole += 1;
    return whole;
  },

  /**
   * Stores half of a file as an everyday one's and the rest as a large one's, then has the service
   * worker save it; gives the file's hash.
   */
  async saveFromBothTiers(name: string, count: number): Promise<string> {
    const all = await batch(0, count);
    const { chunks } = await openStores();
    await chunks.put(all.slice(0, count / 2));
    await chunks.put(all.slice(count / 2), LARGE);
    const last = all.slice(-1).map(({ hash }) => hash);
    const [packed] = await new IdbDatabase(PACK_LOCATION.database, 'relaxed').has(last);
    if (!packed) throw new Error('the rest is in no pack');
    const whole = concat(...all.map(({ bytes }) => bytes));
    await createSaver({ worker: registerWorker, chunksInIndexedDb: true }).save({
      name,
      mime: 'application/octet-stream',
      sizeBytes: whole.length,
      streamed: false,
      chunks: all.map(({ hash, bytes }) => ({ hash, lengthBytes: bytes.length })),
      read() {
        throw new Error('the page is not to read it');
      },
    });
    return sha256(whole);
  },

  /** Seconds to write and to read that much in one tier, four chunks read at a time. */
  async measure(tier: Tier, what: 'write' | 'read', sizeMiB: number): Promise<number> {
    const tiers: Record<Tier, ChunkStore> = { everyday, large };
    const count = (sizeMiB * MiB) / CHUNK_BYTES;
    const all = await batch(2_000_000, 2_000_000 + count);
    await large.ready();
    const startMs = performance.now();
    if (what === 'write')
      for (let at = 0; at < count; at += STORE_BATCH_CHUNKS)
        await tiers[tier].put(all.slice(at, at + STORE_BATCH_CHUNKS));
    else
      for (let at = 0; at < count; at += 4)
        await Promise.all(all.slice(at, at + 4).map(({ hash }) => tiers[tier].get(hash)));
    return (performance.now() - startMs) / 1_000;
  },
  clear: async (sizeMiB: number) =>
    packs.delete(2_000_000, 2_000_000 + (sizeMiB * MiB) / CHUNK_BYTES),
};
