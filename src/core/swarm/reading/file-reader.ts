/** Reads ranges of a file in order, while it may still be coming: what is missing is fetched next. */
import type { Bytes } from '../../base/bytes.ts';
import { SwapError, type SwapErrorCode } from '../../base/errors.ts';
import { CHUNK_BYTES, READER_PATIENCE_MS, UNASKED_CHUNKS_MAX } from '../../limits/swarm.ts';
import type { Clock } from '../../ports.ts';
import type { FileItem } from '../file-item.ts';
import type { ByteRange, ReadWhy, ReadWindow } from './readers.ts';

export interface FileReaderOptions {
  readonly clock: Clock;
  /** A chunk that we hold; undefined when we do not. */
  read(item: FileItem, index: number): Promise<Bytes | undefined>;
  /** Asks for what is missing of the manifest. */
  pursue(item: FileItem): void;
}

export class FileReader {
  readonly #options: FileReaderOptions;
  readonly #item: FileItem;
  readonly #window: ReadWindow;
  /** Several ranges may lie in one chunk. */
  #last: { readonly index: number; readonly bytes: Bytes } | undefined;

  constructor(
    options: FileReaderOptions,
    item: FileItem,
    ranges: readonly ByteRange[],
    why: ReadWhy = 'asked',
  ) {
    this.#options = options;
    this.#item = item;
    this.#window = item.swarm.demand.readers.open(ranges, why);
  }

  /**
   * The bytes of the ranges, one after the other. Call it once; it ends when it is aborted, or no such bytes exist.
   * @throws SwapError withdrawn, closed, source-gone; too-many, unless a person asked for it: its list of chunks is too long
   */
  async *bytes(signal?: AbortSignal): AsyncGenerator<Bytes> {
    const window = this.#window;
    const wake = () => window.wake();
    signal?.addEventListener('abort', wake);
    try {
      for (const [n, range] of window.ranges.entries()) {
        for (let at = range.from; at < range.to;) {
          const bytes = await this.#piece(n, at, range.to, signal);
          if (!bytes || signal?.aborted) return;
          at += bytes.length;
          yield bytes;
        }
      }
    } finally {
      signal?.removeEventListener('abort', wake);
      this.close();
    }
  }

  /** It fetches nothing for now, or goes on. */
  hold(held: boolean): void {
    this.#item.swarm.demand.readers.hold(this.#window, held);
  }

  /** Its reader gets an error with this code. */
  stop(code: SwapErrorCode): void {
    this.#window.stopped = code;
    this.#window.wake();
  }

  /** Nobody reads on. */
  close(): void {
    this.#last = undefined;
    this.#item.swarm.demand.readers.close(this.#window);
  }

  /** What follows at byte `at`, up to `to`: at most the rest of a chunk. Undefined: nothing comes. */
  async #piece(
    n: number,
    at: number,
    to: number,
    signal?: AbortSignal,
  ): Promise<Bytes | undefined> {
    const { manifest, swarm } = this.#item;
    const window = this.#window;
    while (!signal?.aborted) {
      if (window.stopped) throw new SwapError(window.stopped, 'the file is read no further');
      const index = manifest.indexAt(at);
      if (index === undefined) {
        if (manifest.closed()) return undefined;
        const bytes = await this.#readSource(at, to);
        if (bytes) return bytes;
        this.#bound(manifest.chunks.length);
        window.awaitsFrom = at;
        this.#options.pursue(this.#item);
        await window.woken();
        window.awaitsFrom = undefined;
        continue;
      }
      this.#bound(index);
      if (index !== this.#last?.index) {
        swarm.demand.readers.move(window, n, at);
        const bytes = await this.#chunk(index);
        if (!bytes) continue;
        this.#last = { index, bytes };
      }
      const offset = manifest.offsetOf(index);
      return this.#last.bytes.subarray(at - offset, to - offset);
    }
    return undefined;
  }

  /** Nobody has asked for so many chunks. */
  #bound(chunks: number): void {
    if (this.#window.why === 'unasked' && chunks >= UNASKED_CHUNKS_MAX)
      throw new SwapError('too-many', 'it lists more chunks than are fetched unasked');
  }

  /** The chunk, or undefined when it is time to look again. */
  async #chunk(index: number): Promise<Bytes | undefined> {
    const { clock, read } = this.#options;
    const { swarm } = this.#item;
    const window = this.#window;
    const arrived = window.arrived.get(index);
    if (arrived || swarm.isHere(index)) {
      window.waitsSinceMs = undefined;
      return arrived ?? read(this.#item, index);
    }
    window.waitsSinceMs ??= clock.now();
    await window.woken(clock.after(READER_PATIENCE_MS, () => swarm.requester.refill()));
    return undefined;
  }

  /** Our own file may be read before it is hashed. */
  async #readSource(at: number, to: number): Promise<Bytes | undefined> {
    const { source } = this.#item;
    return source?.read(at, Math.min(to, at + CHUNK_BYTES)).catch(() => undefined);
  }
}
