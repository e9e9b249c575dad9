/** The adapters as tests in Playwright drive them from outside, with data that crosses as JSON. */
import { createFileSource } from '../../../src/browser/chunking/file-source.ts';
import { IdbDatabase } from '../../../src/browser/storage/idb.ts';
import { openStores } from '../../../src/browser/storage/open-stores.ts';
import { registerWorker } from '../../../src/browser/platform/register-worker.ts';
import { createSaver } from '../../../src/browser/saving/save-file.ts';
import { claimRoom, type HeldRoom, type TakenRoom } from '../../../src/browser/device/tab-lock.ts';
import { createWebCrypto } from '../../../src/browser/crypto/web-crypto.ts';
import { errorCode } from '../../../src/core/base/errors.ts';
import { chunkHash, topic, type ChunkHash } from '../../../src/core/base/ids.ts';
import { CHUNK_BYTES, STORE_BATCH_CHUNKS } from '../../../src/core/limits/swarm.ts';
import type { ByteSource, ChunkStore } from '../../../src/core/ports.ts';
import type { SavableFile } from '../../../src/core/api/views.ts';

const stores = openStores();
const worker = registerWorker();
const room = topic(new Uint8Array(16).fill(9));
let source: ByteSource | undefined;
let access: HeldRoom | TakenRoom | undefined;

export const bench = {
  kind: async () => (await stores).kind,
  controlled: async () => Boolean(await worker) && navigator.serviceWorker.controller !== null,

  /** Caches the picked file's chunks and saves it; `lose` deletes the chunk of that index in between. */
  async savePicked(name: string, way: 'worker' | 'blob', lose?: number): Promise<string> {
    const { chunks } = await stores;
    const picked = createFileSource(pickedFile());
    const file = await cache(picked, chunks, name);
    const lost = lose === undefined ? undefined : file.chunks[lose];
    const saver = createSaver({ worker: () => worker, chunksInIndexedDb: way === 'worker' });
    if (lost) await chunks.delete([lost.hash]);
    return saver.save(file).then(
      () => 'saved',
      (error: unknown) => errorCode(error) ?? String(error),
    );
  },

  /** Keeps the picked file; `readPicked` reads its start later. */
  keepPicked(): void {
    source = createFileSource(pickedFile());
  },
  readPicked: () =>
    (source ?? raise()).read(0, source?.sizeBytes ?? 0).then(
      (bytes) => bytes.length,
      (error: unknown) => errorCode(error) ?? String(error),
    ),

  /** Puts, has the database deleted under its connection as another tab would, and puts again. */
  async outliveDeletion(): Promise<[before: unknown, after: unknown, later: unknown]> {
    const database = new IdbDatabase('swapmeet-test-deleted', 'strict');
    await database.put([['key', 1]]);
    const before = await database.get('key');
    await new Promise((resolve, reject) => {
      const deleted = indexedDB.deleteDatabase('swapmeet-test-deleted');
      deleted.onsuccess = resolve;
      deleted.onblocked = reject;
    });
    const after = await database.get('key');
    await database.put([['key', 2]]);
    return [before, after, await database.get('key')];
  },

  async claim(): Promise<string> {
    access = await claimRoom({ topic: room, storageId: room });
    return access.kind;
  },
  async takeOver(): Promise<string> {
    if (access?.kind !== 'taken') raise();
    access = await access.takeOver();
    return access.kind;
  },
  /** Settles when the room is lost; then gives it up, unless the tab is `stubborn`. */
  async lose(stubborn: boolean): Promise<string> {
    if (access?.kind !== 'held') raise();
    await access.lost;
    if (!stubborn) void access.release();
    return 'lost';
  },
};

function raise(): never {
  throw new Error('called out of turn');
}

function pickedFile(): File {
  return document.querySelector('input')?.files?.[0] ?? raise();
}

async function cache(picked: ByteSource, chunks: ChunkStore, name: string): Promise<SavableFile> {
  const crypto = createWebCrypto();
  const parts: { hash: ChunkHash; lengthBytes: number }[] = [];
  const batchBytes = CHUNK_BYTES * STORE_BATCH_CHUNKS;
  for (let at = 0; at < picked.sizeBytes; at += batchBytes) {
    const bytes = await picked.read(at, Math.min(at + batchBytes, picked.sizeBytes));
    const batch = [];
    for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
      const chunk = bytes.subarray(start, start + CHUNK_BYTES);
      batch.push({ hash: chunkHash(await crypto.hash(chunk)), bytes: chunk });
    }
    await chunks.put(batch);
    for (const chunk of batch) parts.push({ hash: chunk.hash, lengthBytes: chunk.bytes.length });
  }
  return {
    name,
    mime: 'text/html',
    sizeBytes: picked.sizeBytes,
    chunks: parts,
    streamed: false,
    async *read() {
      for (const { hash } of parts) yield (await chunks.get(hash)) ?? raise();
    },
  };
}
