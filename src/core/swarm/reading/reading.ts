/** Reads files for people who look at them before they are here, or without downloading them. */
import { decodeFileList, type FileList } from '../../api/batch/file-list.ts';
import type { SavableFile } from '../../api/views.ts';
import { joined, type Bytes } from '../../base/bytes.ts';
import { each } from '../../base/each.ts';
import { SwapError } from '../../base/errors.ts';
import type { FileId } from '../../base/ids.ts';
import type { Cache } from '../cache/cache.ts';
import type { FileRecord } from '../cache/file-index.ts';
import type { FileItem } from '../file-item.ts';
import type { Flow } from '../serve/flow.ts';
import { FileReader, type FileReaderOptions } from './file-reader.ts';
import type { ByteRange, ReadWhy } from './readers.ts';
import { savableFile } from './savable.ts';

export interface ReadingOptions extends FileReaderOptions {
  readonly cache: Pick<Cache, 'couldHold' | 'freeBytes'>;
  /** @throws SwapError withdrawn, closed, storage-failed */
  open(id: FileId): Promise<FileItem>;
  save(item: FileItem, change: Partial<FileRecord>): Promise<void>;
  readonly flow: Pick<Flow, 'restate'>;
}

export class Reading {
  readonly #options: ReadingOptions;
  #closed = false;

  constructor(options: ReadingOptions) {
    this.#options = options;
  }

  /** See `RoomFiles.read`. @throws SwapError withdrawn, closed, storage-failed, too-many */
  async *read(
    id: FileId,
    range: ByteRange,
    signal: AbortSignal,
    unasked?: 'unasked',
  ): AsyncGenerator<Bytes> {
    yield* this.#read(await this.#options.open(id), range, signal, unasked);
  }

  /** See `RoomFiles.contents`. @throws SwapError bad-list, and as `read` */
  async contents(id: FileId, signal?: AbortSignal, unasked?: 'unasked'): Promise<FileList> {
    return this.listOf(await this.#options.open(id), signal, unasked);
  }

  /** What a batch holds: read once. @throws SwapError bad-list, withdrawn; closed, also when it is aborted */
  async listOf(
    item: FileItem,
    signal = new AbortController().signal,
    unasked?: 'unasked',
  ): Promise<FileList> {
    const { batch, sizeBytes } = item.offer;
    if (item.list) return item.list;
    if (!batch) throw new SwapError('bad-list', 'it is no batch');
    const parts: Bytes[] = [];
    const range = { from: 0, to: batch.listBytes };
    for await (const part of this.#read(item, range, signal, unasked)) parts.push(part);
    if (signal.aborted) throw new SwapError('closed', 'nobody waits for the list any more');
    item.list ??= decodeFileList(joined(parts), batch, sizeBytes) ?? undefined;
    if (!item.list) throw new SwapError('bad-list', 'it is not what its offer says');
    return item.list;
  }

  /** The file for a saver, or undefined while there is nothing to save. */
  savable(item: FileItem | undefined): SavableFile | undefined {
    return savableFile(item, this.#options.read);
  }

  /** The readers of these files get an error, and so do those who begin later. */
  close(items: Iterable<FileItem>): void {
    this.#closed = true;
    each(items, (item) => item.swarm.demand.readers.stop('closed'));
  }

  /**
   * What comes is stored where the cache can hold the file, and else only handed on. What nobody has asked for is stored where
   * there is room for it anyway.
   */
  async *#read(
    item: FileItem,
    { from, to }: ByteRange,
    signal: AbortSignal,
    why: ReadWhy = 'asked',
  ): AsyncGenerator<Bytes> {
    const { cache, flow } = this.#options;
    const { demand } = item.swarm;
    const { sizeBytes } = item.offer;
    const isFree = async () =>
      why === 'asked'
        ? cache.couldHold(sizeBytes)
        : (await cache.freeBytes()) >= Math.min(to, sizeBytes) - from;
    const canHold = item.swarm.complete() || (await isFree());
    if (signal.aborted) return;
    // The file may have been opened only after the room was closed.
    if (this.#closed) throw new SwapError('closed', 'the room is closed');
    if (!demand.fetching() && demand.readers.areUnasked()) demand.keeps = canHold;
    const range = { from, to: Math.min(to, sizeBytes) };
    const reader = new FileReader(this.#options, item, [range], why);
    flow.restate(item);
    const isNew = why === 'asked' && !item.offer.own && !item.record.looked;
    if (isNew) void this.#options.save(item, { looked: true });
    try {
      yield* reader.bytes(signal);
    } finally {
      await this.#ended(item);
    }
  }

  /** What was fetched for readers alone is counted, so that it can make room for others. */
  async #ended(item: FileItem): Promise<void> {
    const { save, flow } = this.#options;
    const { holdings, demand } = item.swarm;
    if (demand.readers.size > 0 || demand.fetching() || item.withdrawn) return;
    flow.restate(item);
    const cachedBytes = holdings.haveBytes();
    if (!item.offer.own && cachedBytes !== item.record.cachedBytes)
      await save(item, { cachedBytes });
  }
}
