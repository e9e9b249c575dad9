/** The chunk cache as a person sees it: what it holds, how full it is, what goes when room is needed. */
import { SwapError } from '../../base/errors.ts';
import { QUOTA_RESERVE_FRACTION, UNSTORED_BYTES_MAX } from '../../limits/swarm.ts';
import type { ChunkStore } from '../../ports.ts';
import type { CachedFile, StorageView } from '../../api/views.ts';
import { chooseEvictions, evictFile } from './eviction.ts';
import { parseFileId } from '../../base/ids.ts';
import type { FileIndex, FileRecord } from './file-index.ts';
import { isWanted, type FileItem } from '../file-item.ts';

export interface CacheOptions {
  readonly index: FileIndex;
  readonly chunks: ChunkStore;
  /** This room's file with that key, if it has one. */
  item(key: string): FileItem | undefined;
  /** The record of one of this room's files changed. */
  save(item: FileItem, change: Partial<FileRecord>): Promise<void>;
  changed(): void;
}

export interface Cache {
  view(): Promise<StorageView>;
  /**
   * Evicts least-recently-used files until `bytes` fit. Where the store has `refused` it has less room than
   * it tells: then something goes in any case.
   * @throws SwapError storage-full
   */
  makeRoom(bytes: number, refused?: boolean): Promise<void>;
  /** Whether a file of this size fits at all, were everything else gone. */
  couldHold(bytes: number): Promise<boolean>;
  evict(key: string): Promise<void>;
  pin(key: string, pinned: boolean): Promise<void>;
}

export function createCache({ index, chunks, item, save, changed }: CacheOptions): Cache {
  const isBusy = (it: FileItem | undefined): boolean =>
    it !== undefined && (it.hashing !== undefined || (isWanted(it) && !it.swarm.complete()));

  async function files(): Promise<CachedFile[]> {
    return (await index.all()).flatMap(([key, stored]): CachedFile[] => {
      const open = item(key);
      const record = open?.record ?? stored;
      const id = parseFileId(key.slice(key.indexOf('/') + 1));
      const cachedBytes = record.cachedBytes;
      const busy = isBusy(open);
      if (!id || (cachedBytes === 0 && !busy)) return [];
      const { name, size, lastUsedAtMs, pinned } = record;
      return [{ key, id, name, sizeBytes: size, cachedBytes, lastUsedAtMs, pinned, busy }];
    });
  }

  async function evict(key: string): Promise<void> {
    const open = item(key);
    open?.swarm.setFetching(false);
    await open?.swarm.settled(); // what is stored after the deletion would be neither counted nor gone
    if (open && !open.source) {
      // What is about to go is no longer counted, told or served; only then is it deleted.
      open.swarm.lose(open.swarm.holdings.have.indexes());
      open.swarm.announce();
    }
    await evictFile(index, chunks, key);
    open?.swarm.setFetching(false);
    if (open) await save(open, { wanted: false, paused: false, cachedBytes: 0 });
    changed();
  }

  return {
    evict,
    async couldHold(bytes) {
      return bytes <= (await chunks.usage()).quotaBytes * (1 - QUOTA_RESERVE_FRACTION);
    },
    async view() {
      const [{ usedBytes, quotaBytes }, all] = await Promise.all([chunks.usage(), files()]);
      const nearlyFull = usedBytes > quotaBytes * (1 - QUOTA_RESERVE_FRACTION);
      return { usedBytes, quotaBytes, nearlyFull, files: all };
    },
    async makeRoom(bytes, refused = false) {
      const { usedBytes, quotaBytes } = await chunks.usage();
      const told = bytes - (quotaBytes * (1 - QUOTA_RESERVE_FRACTION) - usedBytes);
      const missing = refused ? Math.max(told, Math.min(bytes, UNSTORED_BYTES_MAX)) : told;
      if (missing <= 0) return;
      const chosen = chooseEvictions(await files(), missing);
      if (!chosen) throw new SwapError('storage-full', 'the browser gives no more room');
      for (const file of chosen) await evict(file.key);
    },
    async pin(key, pinned) {
      const open = item(key);
      if (open) await save(open, { pinned });
      else {
        const record = (await index.all()).find(([it]) => it === key)?.[1];
        if (record) await index.save(key, { ...record, pinned });
      }
      changed();
    },
  };
}
