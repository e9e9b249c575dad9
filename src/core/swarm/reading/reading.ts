/** Reads files for people who look at them before they are here, or without downloading them. */
import type { Bytes } from '../../base/bytes.ts';
import type { Cache } from '../cache/cache.ts';
import type { FileRecord } from '../cache/file-index.ts';
import type { FileItem } from '../file-item.ts';
import { FileReader, type FileReaderOptions } from './file-reader.ts';
import type { ByteRange } from './readers.ts';

export interface ReadingOptions extends FileReaderOptions {
  readonly cache: Pick<Cache, 'couldHold'>;
  save(item: FileItem, change: Partial<FileRecord>): Promise<void>;
  /** What we fetch and give of the file has changed. */
  restate(item: FileItem): void;
}

export class Reading {
  readonly #options: ReadingOptions;

  constructor(options: ReadingOptions) {
    this.#options = options;
  }

  /** See `FileReader.bytes`. What comes is stored where the cache can hold the file, and else only handed on. */
  async *read(item: FileItem, { from, to }: ByteRange, signal: AbortSignal): AsyncGenerator<Bytes> {
    const { cache, restate } = this.#options;
    const { demand } = item.swarm;
    const { sizeBytes } = item.offer;
    const canHold = item.swarm.complete() || (await cache.couldHold(sizeBytes));
    if (signal.aborted) return;
    if (!demand.fetching() && demand.readers.size === 0) demand.keeps = canHold;
    const reader = new FileReader(this.#options, item, [{ from, to: Math.min(to, sizeBytes) }]);
    restate(item);
    try {
      yield* reader.bytes(signal);
    } finally {
      await this.#ended(item);
    }
  }

  /** What was fetched for readers alone is counted, so that it can make room for others. */
  async #ended(item: FileItem): Promise<void> {
    const { save, restate } = this.#options;
    const { holdings, demand } = item.swarm;
    if (demand.readers.size > 0 || demand.fetching() || item.withdrawn) return;
    restate(item);
    const cachedBytes = holdings.haveBytes();
    if (!item.offer.own && cachedBytes !== item.record.cachedBytes)
      await save(item, { cachedBytes });
  }
}
