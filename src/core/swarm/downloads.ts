/** Downloads as a person steers them: begun when there is room, paused, cancelled, given up in words. */
import type { Bytes } from '../base/bytes.ts';
import { errorCode, type SwapErrorCode } from '../base/errors.ts';
import type { FileId } from '../base/ids.ts';
import type { Cache } from './cache/cache.ts';
import type { FileRecord } from './cache/file-index.ts';
import { isWanted, type FileItem } from './file-item.ts';
import { createStreamThrough } from './stream-through.ts';

export interface DownloadsOptions {
  readonly cache: Cache;
  save(item: FileItem, change: Partial<FileRecord>): Promise<void>;
  /** Asks for the manifest, as far as it is missing. */
  pursue(item: FileItem): void;
  /** A chunk that is here. */
  read(item: FileItem, index: number): Promise<Bytes | undefined>;
  changed(): void;
  completed(id: FileId): void;
  /** It is too large to be kept, and waits for whoever streams it to disk. */
  streamable(id: FileId): void;
}

export interface Downloads {
  download(item: FileItem): Promise<void>;
  /** Hands it on in order instead of keeping it; what was kept of it goes in the end. */
  passThrough(item: FileItem): Promise<void>;
  pause(item: FileItem): Promise<void>;
  /** Stops and forgets what was fetched. */
  cancel(item: FileItem): Promise<void>;
  /** The last chunk was stored. */
  onCompleted(item: FileItem): Promise<void>;
  /** The store refused chunks. */
  onRefused(item: FileItem, code: SwapErrorCode): Promise<void>;
}

export function createDownloads(options: DownloadsOptions): Downloads {
  const { cache, save, pursue, changed, completed } = options;

  async function begin(item: FileItem, refused = false): Promise<void> {
    if (!(await cache.couldHold(item.offer.sizeBytes))) return passThrough(item);
    try {
      await cache.makeRoom(item.offer.sizeBytes - item.swarm.holdings.haveBytes(), refused);
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

  async function passThrough(item: FileItem): Promise<void> {
    item.problem = undefined;
    item.passedBytes = 0;
    item.through = createStreamThrough(
      item,
      (index) => options.read(item, index),
      (bytes) => {
        item.passedBytes = bytes;
        changed();
      },
      () => {
        item.through = undefined;
        void cache.evict(item.key);
        changed();
      },
    );
    await save(item, { wanted: false, paused: false });
    pursue(item);
    options.streamable(item.offer.id);
  }

  async function onCompleted(item: FileItem): Promise<void> {
    item.problem = undefined;
    await save(item, { cachedBytes: item.offer.sizeBytes });
    completed(item.offer.id);
  }

  return {
    async download(item) {
      if (item.through) {
        item.swarm.setFetching(true);
        return save(item, { paused: false });
      }
      await save(item, { wanted: true, paused: false });
      if (item.swarm.complete()) await onCompleted(item);
      else await begin(item);
    },
    passThrough,
    async pause(item) {
      item.swarm.setFetching(false);
      item.problem = undefined;
      await save(item, { paused: true, cachedBytes: item.swarm.holdings.haveBytes() });
    },
    async cancel(item) {
      item.through?.stop();
      item.through = undefined;
      item.problem = undefined;
      await cache.evict(item.key);
    },
    onCompleted,
    async onRefused(item, code) {
      item.problem = code;
      changed();
      // The quota shrank under us, or another tab filled it: what we can free we do, and give up when
      // there is nothing more to free, whatever room the browser claims to have.
      if (code === 'storage-full') await begin(item, true);
    },
  };
}
