/** What a bare receiver does with its frames beyond counting them: prices the steps of a real transfer. */
import { OpfsChunkStore } from '../../../../src/browser/storage/opfs-chunk-store.ts';
import { createIdbChunkStore } from '../../../../src/browser/storage/idb-chunk-store.ts';
import { IdbDatabase } from '../../../../src/browser/storage/idb.ts';
import { PACK_LOCATION } from '../../../../src/browser/storage/pack-record.ts';
import { createWebCrypto } from '../../../../src/browser/crypto/web-crypto.ts';
import { chunkHash, type ChunkHash } from '../../../../src/core/base/ids.ts';
import { STORE_BATCH_CHUNKS } from '../../../../src/core/limits/swarm.ts';
import type { CaseOptions } from '../case.ts';

export interface Keeper {
  ready(): Promise<unknown>;
  /** Resolves, for the last one, when all are kept. */
  keep(bytes: Uint8Array<ArrayBuffer>, isLast: boolean): Promise<void> | undefined;
}

export function createKeeper({ keep, store }: CaseOptions): Keeper {
  if (!keep) return { ready: () => Promise.resolve(), keep: () => undefined };
  const crypto = createWebCrypto();
  const opfs = new OpfsChunkStore(PACK_LOCATION);
  const chunks =
    store === 'opfs' ? opfs : createIdbChunkStore(new IdbDatabase('swapmeet-chunks', 'relaxed'));
  let batch: { hash: ChunkHash; bytes: Uint8Array<ArrayBuffer> }[] = [];
  const pending: Promise<unknown>[] = [];

  async function check(bytes: Uint8Array<ArrayBuffer>, isLast: boolean): Promise<void> {
    const hash = chunkHash(await crypto.hash(bytes));
    if (keep === 'hash') return;
    batch.push({ hash, bytes });
    if (batch.length < STORE_BATCH_CHUNKS && !isLast) return;
    const full = batch;
    batch = [];
    await chunks.put(full);
  }
  return {
    ready: () => (keep === 'store' && store === 'opfs' ? opfs.ready() : Promise.resolve()),
    keep(bytes, isLast) {
      pending.push(check(bytes, isLast));
      return isLast ? Promise.all(pending).then(() => undefined) : undefined;
    },
  };
}
