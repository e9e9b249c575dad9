/** Downloads as a person steers them: started when there is room, paused, cancelled, or failed with a reason. */
import { errorCode, SwapError, type SwapErrorCode } from '../base/errors.ts';
import type { FileId } from '../base/ids.ts';
import { UNSTORED_BYTES_MAX } from '../limits/swarm.ts';
import { bytesOf, countOf, itemRanges, itemsOf } from './batch/item-ranges.ts';
import type { Cache } from './cache/cache.ts';
import type { FileIndex, FileRecord } from './cache/file-index.ts';
import { isWanted, type FileItem } from './file-item.ts';
import type { FileReaderOptions } from './reading/file-reader.ts';
import type { Reading } from './reading/reading.ts';
import { StreamThrough } from './reading/stream-through.ts';

/** What a person, or a mirror, does about a download. */
export type Steering = (item: FileItem, downloads: Downloads) => Promise<void>;

export interface DownloadsOptions extends FileReaderOptions {
  readonly cache: Cache;
  readonly index: Pick<FileIndex, 'saveChosen'>;
  save(item: FileItem, change: Partial<FileRecord>): Promise<void>;
  readonly lists: Pick<Reading, 'listOf'>;
  changed(): void;
  /** A download is complete, or a file that is too large for the cache waits to be streamed to disk. */
  ready(id: FileId): void;
}

export class Downloads {
  readonly #options: DownloadsOptions;
  /** Lists of batches that are read for downloads: what ends that. */
  readonly #listings = new WeakMap<FileItem, AbortController>();
  /** Bytes of a file that had come at the last tick. */
  readonly #seenBytes = new WeakMap<FileItem, number>();

  constructor(options: DownloadsOptions) {
    this.#options = options;
  }

  /** Starts or resumes. @param items of a batch only these; else what was chosen before */
  async download(item: FileItem, items?: readonly number[]): Promise<void> {
    const { save } = this.#options;
    if (item.through) {
      item.through.hold(false);
      return save(item, { paused: false });
    }
    if (item.withdrawn) return;
    item.problem = undefined;
    if (items) await this.#choose(item, items);
    await save(item, { wanted: true, paused: false });
    if (item.proof) return;
    const starting = this.#start(item);
    if (!item.offer.batch || item.list) await starting; // else the list comes from others
  }

  /** Goes on with a file that was wanted on an earlier visit. */
  resume(item: FileItem): void {
    const goOn = async () => {
      if (isWanted(item)) item.swarm.setFetching(true);
      this.#options.changed();
    };
    void (item.offer.batch && item.record.wanted ? this.#listed(item, goOn) : goOn());
  }

  /** A mirror fetches it, and pins it (F31, F32). Nobody has asked for it, so it is not saved. */
  async keep(item: FileItem): Promise<void> {
    if (item.withdrawn || item.proof || item.through) return;
    await this.#options.save(item, { kept: 'yes', pinned: true });
    item.swarm.demand.choose(undefined);
    if (item.swarm.complete()) await this.onCompleted(item);
    else if (!item.swarm.fetching()) await this.#begin(item);
  }

  /** A mirror fetches it no further: for now, or (undefined) for good. */
  async rest(item: FileItem, kept: 'later' | undefined): Promise<void> {
    const { wanted } = item.record;
    const pinned = wanted ? item.record.pinned : kept !== undefined;
    if (!wanted && !item.through) {
      item.swarm.setFetching(false);
      item.problem = undefined;
    }
    const cachedBytes = item.swarm.holdings.haveBytes();
    await this.#options.save(item, { kept, pinned, cachedBytes });
    if (wanted && item.chosen) await this.#listed(item, () => Promise.resolve());
  }

  /** Gives it a place in the order of downloads. */
  async rank(item: FileItem, rank: number): Promise<void> {
    if (item.record.rank !== rank) await this.#options.save(item, { rank });
  }

  /** Hands the file on in order instead of keeping it; what was kept of it is deleted in the end. */
  async passThrough(item: FileItem): Promise<void> {
    const { cache, save, clock, pursue, read, changed, ready } = this.#options;
    if (item.withdrawn) return;
    item.problem = undefined;
    if (item.offer.batch && !item.list) {
      await this.#listed(item, () => this.passThrough(item));
      return;
    }
    item.through = new StreamThrough({
      ...{ item, clock, read, pursue },
      passed: () => changed(),
      ended() {
        item.through = undefined;
        void cache.evict(item.key);
        changed();
      },
    });
    await save(item, { wanted: false, paused: false });
    pursue(item);
    ready(item.offer.id);
  }

  async pause(item: FileItem): Promise<void> {
    this.#endListing(item);
    item.swarm.setFetching(false);
    item.through?.hold(true);
    item.problem = undefined;
    const cachedBytes = item.swarm.holdings.haveBytes();
    await this.#options.save(item, { paused: true, cachedBytes });
  }

  /** Stops, and deletes what was fetched. */
  async cancel(item: FileItem): Promise<void> {
    this.#endListing(item);
    item.through?.stop();
    item.through = undefined;
    item.problem = undefined;
    await this.#options.cache.evict(item.key);
  }

  /** The last chunk was stored. */
  async onCompleted(item: FileItem): Promise<void> {
    item.problem = undefined;
    if (item.offer.sizeBytes === 0) item.swarm.announcer.all(); // it has no chunk to announce
    await this.#options.save(item, { cachedBytes: item.swarm.holdings.haveBytes() });
    if (item.record.wanted) this.#options.ready(item.offer.id);
  }

  /** The store refused chunks. */
  async onRefused(item: FileItem, code: SwapErrorCode): Promise<void> {
    item.problem = code;
    this.#options.changed();
    // The quota shrank, or another tab filled it. We free what we can, and give up when nothing is left to
    // free, whatever room the browser claims to have.
    if (code === 'storage-full' && !item.withdrawn) await this.#begin(item, true);
  }

  /**
   * Makes room for as much as has come since the last call, so that what a sharer merely claims drops nothing. Call it every
   * TICK_MS.
   */
  async tick(item: FileItem): Promise<void> {
    const { swarm } = item;
    const { storedBytes } = swarm.writer;
    const cameBytes = storedBytes - (this.#seenBytes.get(item) ?? 0);
    this.#seenBytes.set(item, storedBytes);
    if (!swarm.demand.asking() || item.through || cameBytes <= 0) return;
    await this.#makeRoom(
      item,
      Math.min(missingBytes(item), Math.max(UNSTORED_BYTES_MAX, cameBytes)),
    );
  }

  /** Of a batch that is on its way these are wanted, too; of another these alone. */
  async #choose(item: FileItem, items: readonly number[]): Promise<void> {
    const { batch } = item.offer;
    if (!batch) return;
    const before = item.record.wanted && !item.swarm.complete() ? (item.chosen ?? 'all') : [];
    if (before === 'all') return;
    const chosen = itemRanges([...itemsOf(before), ...items], batch.count);
    item.chosen = countOf(chosen) < batch.count ? chosen : undefined;
    await this.#options.index.saveChosen(item.key, item.chosen).catch(() => undefined);
  }

  /** The list of a batch comes first: it tells where in the batch its files lie. */
  async #start(item: FileItem): Promise<void> {
    const goOn = async () => {
      if (!isWanted(item)) return;
      await (item.swarm.complete() ? this.onCompleted(item) : this.#begin(item));
    };
    await (item.offer.batch ? this.#listed(item, goOn) : goOn());
  }

  async #listed(item: FileItem, then: () => Promise<void>): Promise<void> {
    const { lists, changed } = this.#options;
    const listing = this.#listings.get(item) ?? new AbortController();
    this.#listings.set(item, listing);
    try {
      const list = await lists.listOf(item, listing.signal);
      const { offer, record } = item;
      const chosen = record.kept === 'yes' ? undefined : item.chosen; // a mirror fetches all of it
      item.swarm.demand.choose(
        chosen && [{ from: 0, to: offer.batch?.listBytes ?? 0 }, ...bytesOf(list, chosen)],
      );
    } catch (error) {
      if (listing.signal.aborted) return;
      item.problem = errorCode(error) ?? 'storage-failed';
      return changed();
    }
    await then();
  }

  /** The person wants it no longer, or not now. */
  #endListing(item: FileItem): void {
    this.#listings.get(item)?.abort();
    this.#listings.delete(item);
  }

  async #begin(item: FileItem, refused = false): Promise<void> {
    const { cache, pursue, changed } = this.#options;
    const wasFetching = item.swarm.fetching();
    if (!(await cache.couldHold(item.swarm.demand.wanted().sizeBytes)))
      return item.record.wanted ? this.passThrough(item) : this.rest(item, 'later');
    item.problem = undefined;
    this.#seenBytes.set(item, item.swarm.writer.storedBytes);
    if (refused) {
      await this.#makeRoom(item, Math.min(missingBytes(item), UNSTORED_BYTES_MAX), true);
    }
    if (!item.problem && isWanted(item)) {
      // The list of an empty file may have come while we asked the disk: nothing is left that could complete it.
      if (item.swarm.complete() && !wasFetching) return this.onCompleted(item);
      item.swarm.setFetching(true);
      pursue(item);
    }
    changed();
  }

  /** Where there is none, the download stops with that reason, and nothing more is stored. */
  async #makeRoom(item: FileItem, bytes: number, refused = false): Promise<void> {
    const { cache } = this.#options;
    const { record, swarm } = item;
    const isRead = record.kept !== 'yes' && !swarm.demand.readers.areUnasked();
    const isAsked = record.wanted || isRead;
    try {
      if (isAsked) await cache.makeRoom(bytes, refused);
      else if (refused || (await cache.freeBytes()) < bytes)
        throw new SwapError('storage-full', 'what nobody asked for takes the place of nothing');
    } catch (error) {
      item.swarm.demand.keeps = false;
      if (!isWanted(item)) return; // those who only read get it all the same
      item.problem = errorCode(error) ?? 'storage-failed';
      item.swarm.setFetching(false);
      this.#options.changed();
    }
  }
}

function missingBytes({ swarm }: FileItem): number {
  const { sizeBytes, haveBytes } = swarm.demand.wanted();
  return Math.max(0, sizeBytes - haveBytes);
}
