/** Downloads as a person steers them: begun when there is room, paused, cancelled, given up in words. */
import { errorCode, type SwapErrorCode } from '../errors.ts';
import type { FileId } from '../ids.ts';
import type { Cache } from './cache.ts';
import type { FileRecord } from './file-index.ts';
import { isWanted, type FileItem } from './file-item.ts';

export interface FetchingOptions {
  readonly cache: Cache;
  save(item: FileItem, change: Partial<FileRecord>): Promise<void>;
  /** Asks for the manifest, as far as it is missing. */
  pursue(item: FileItem): void;
  changed(): void;
  completed(id: FileId): void;
}

export interface Fetching {
  download(item: FileItem): Promise<void>;
  pause(item: FileItem): Promise<void>;
  /** Stops and forgets what was fetched. */
  cancel(item: FileItem): Promise<void>;
  /** The last chunk was stored. */
  onCompleted(item: FileItem): Promise<void>;
  /** The store refused chunks. */
  onRefused(item: FileItem, code: SwapErrorCode): Promise<void>;
}

export function createFetching({
  cache,
  save,
  pursue,
  changed,
  completed,
}: FetchingOptions): Fetching {
  async function begin(item: FileItem): Promise<void> {
    try {
      await cache.makeRoom(item.offer.sizeBytes - item.swarm.holdings.haveBytes());
      item.problem = undefined;
    } catch (error) {
      item.problem = errorCode(error) ?? 'storage-failed';
    }
    if (!item.problem && isWanted(item)) {
      item.swarm.setFetching(true);
      pursue(item);
    }
    changed();
  }

  async function onCompleted(item: FileItem): Promise<void> {
    item.problem = undefined;
    await save(item, { cachedBytes: item.offer.sizeBytes });
    completed(item.offer.id);
  }

  return {
    async download(item) {
      await save(item, { wanted: true, paused: false });
      if (item.swarm.complete()) await onCompleted(item);
      else await begin(item);
    },
    async pause(item) {
      item.swarm.setFetching(false);
      item.problem = undefined;
      await save(item, { paused: true, cachedBytes: item.swarm.holdings.haveBytes() });
    },
    async cancel(item) {
      item.problem = undefined;
      await cache.evict(item.key);
    },
    onCompleted,
    async onRefused(item, code) {
      item.problem = code;
      changed();
      // The quota shrank under us, or another tab filled it: what we can free we do, once.
      if (code === 'storage-full') await begin(item);
    },
  };
}
