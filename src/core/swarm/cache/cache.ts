/** The chunk cache as a person sees it: what it holds, how full it is, and what goes when room is needed. */
import { SwapError } from '../../base/errors.ts';
import { parseFileId } from '../../base/ids.ts';
import { QUOTA_RESERVE_FRACTION, UNSTORED_BYTES_MAX } from '../../limits/swarm.ts';
import type { ChunkStore } from '../../ports.ts';
import type { CachedFile, StorageView } from '../../api/views.ts';
import { isWanted, type FileItem } from '../file-item.ts';
import { chooseEvictions, evictFile, EVICTED } from './eviction.ts';
import type { FileIndex, FileRecord } from './file-index.ts';

export interface CacheOptions {
  readonly index: FileIndex;
  readonly chunks: ChunkStore;
  /** This room's file with that key, if it has one. */
  item(key: string): FileItem | undefined;
  /** The record of one of this room's files changed. */
  save(item: FileItem, change: Partial<FileRecord>): Promise<void>;
  changed(): void;
}

export class Cache {
  readonly #options: CacheOptions;

  constructor(options: CacheOptions) {
    this.#options = options;
  }

  async view(): Promise<StorageView> {
    const usage = this.#options.chunks.usage();
    const [{ usedBytes, quotaBytes }, files] = await Promise.all([usage, this.#files()]);
    return { usedBytes, quotaBytes, nearlyFull: usedBytes > usable(quotaBytes), files };
  }

  /** Whether a file of this size would fit if everything else were gone. */
  async couldHold(bytes: number): Promise<boolean> {
    return bytes <= usable((await this.#options.chunks.usage()).quotaBytes);
  }

  /** How much more fits without evicting anything. */
  async freeBytes(): Promise<number> {
    const { usedBytes, quotaBytes } = await this.#options.chunks.usage();
    return Math.max(0, usable(quotaBytes) - usedBytes);
  }

  /**
   * Evicts least recently used files until `bytes` fit. Where the store has `refused`, it has less room than
   * it says: then at least one file goes in any case.
   * @throws SwapError storage-full
   */
  async makeRoom(bytes: number, refused = false): Promise<void> {
    const { usedBytes, quotaBytes } = await this.#options.chunks.usage();
    const told = bytes - (usable(quotaBytes) - usedBytes);
    const missing = refused ? Math.max(told, Math.min(bytes, UNSTORED_BYTES_MAX)) : told;
    if (missing <= 0) return;
    const chosen = chooseEvictions(await this.#files(), missing);
    if (!chosen) throw new SwapError('storage-full', 'the browser gives no more room');
    for (const file of chosen) await this.evict(file.key);
  }

  async evict(key: string): Promise<void> {
    const { index, chunks, item, save, changed } = this.#options;
    const open = item(key);
    open?.swarm.setFetching(false);
    await open?.swarm.writer.settled(); // chunks stored after the deletion would be neither counted nor deleted
    if (open && !open.source) {
      // Before we delete chunks, we stop counting, announcing and serving them.
      open.swarm.lose(open.swarm.holdings.have.indexes());
      open.swarm.announcer.all();
    }
    await evictFile(index, chunks, key);
    open?.swarm.setFetching(false);
    if (open?.chosen) {
      open.chosen = undefined;
      open.swarm.demand.choose(undefined);
    }
    if (open) await save(open, EVICTED);
    changed();
  }

  /** The file is about to be evicted, or stays after all. Where that cannot be stored, it is not known after the page. */
  async setLeaving(key: string, leaves: boolean): Promise<void> {
    await this.#options.index.setLeaving(key, leaves).catch(() => undefined);
  }

  async pin(key: string, pinned: boolean): Promise<void> {
    const { index, item, save, changed } = this.#options;
    const open = item(key);
    if (open) await save(open, { pinned });
    else {
      const record = (await index.all()).find(([it]) => it === key)?.[1];
      if (record) await index.save(key, { ...record, pinned });
    }
    changed();
  }

  async #files(): Promise<CachedFile[]> {
    return (await this.#options.index.all()).flatMap(([key, stored]): CachedFile[] => {
      const open = this.#options.item(key);
      const record = open?.record ?? stored;
      const id = parseFileId(key.slice(key.indexOf('/') + 1));
      const cachedBytes = record.cachedBytes;
      const busy = isBusy(open);
      if (!id || (cachedBytes === 0 && !busy)) return [];
      const { name, size, lastUsedAtMs, pinned } = record;
      const asked = record.wanted || record.offeredHere || record.looked === true;
      return [{ key, id, name, sizeBytes: size, cachedBytes, lastUsedAtMs, pinned, asked, busy }];
    });
  }
}

const usable = (quotaBytes: number): number => quotaBytes * (1 - QUOTA_RESERVE_FRACTION);

const isBusy = (it: FileItem | undefined): boolean =>
  it !== undefined &&
  (it.hashing !== undefined ||
    it.swarm.demand.readers.size > 0 ||
    (isWanted(it) && !it.swarm.complete()));
