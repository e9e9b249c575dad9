/** Writes checked chunks into the store, in batches, because stores pay per transaction. */
import { each } from '../../base/each.ts';
import type { Bytes } from '../../base/bytes.ts';
import { errorCode, type SwapErrorCode } from '../../base/errors.ts';
import type { ChunkHash, PeerId } from '../../base/ids.ts';
import { RECENT_BYTES_MAX, STORE_BATCH_CHUNKS } from '../../limits/swarm.ts';
import type { ChunkStore } from '../../ports.ts';

export interface CheckedChunk {
  readonly index: number;
  readonly hash: ChunkHash;
  readonly bytes: Bytes;
  readonly giver: PeerId;
}

export interface ChunkWriterOptions {
  readonly chunks: ChunkStore;
  /** The size of the file that all chunks are of. */
  readonly fileBytes: number;
  /** Nothing more is about to come, so a small batch need not wait. */
  idle(): boolean;
  /** These are committed. */
  stored(batch: readonly CheckedChunk[]): void;
  /** The store refused these. */
  refused(batch: readonly CheckedChunk[], code: SwapErrorCode): void;
}

export class ChunkWriter {
  readonly #options: ChunkWriterOptions;
  readonly #waiting = new Map<number, CheckedChunk>();
  /** Written a moment ago, oldest first. */
  readonly #recent = new Map<number, Bytes>();
  readonly #settling: (() => void)[] = [];
  #recentBytes = 0;
  #waitingBytes = 0;
  #storedBytes = 0;
  #writing = false;

  constructor(options: ChunkWriterOptions) {
    this.#options = options;
  }

  /** All that was stored so far. Of chunks with the same bytes it is one that comes. */
  get storedBytes(): number {
    return this.#storedBytes;
  }

  /** Chunks that are waiting or being written. */
  get size(): number {
    return this.#waiting.size;
  }

  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  /** The indexes of chunks that are waiting or being written. */
  indexes(): Iterable<number> {
    return this.#waiting.keys();
  }

  isWaiting(index: number): boolean {
    return this.#waiting.has(index);
  }

  /** A chunk that is still in memory, not written yet or written a moment ago: peers ask for the newest first. */
  get(index: number): Bytes | undefined {
    return this.#waiting.get(index)?.bytes ?? this.#recent.get(index);
  }

  add(chunk: CheckedChunk): void {
    this.#waiting.set(chunk.index, chunk);
    this.#waitingBytes += chunk.bytes.length;
    this.flush();
  }

  /** Writes if there is a full batch or nothing more to wait for; with `now`, whatever there is. */
  flush(now = false): void {
    const enough = this.#waiting.size >= STORE_BATCH_CHUNKS || now || this.#options.idle();
    if (!this.#writing && this.#waiting.size > 0 && enough) void this.#write();
    if (this.#waiting.size === 0) each(this.#settling.splice(0), (it) => it());
  }

  /** Resolves when nothing is waiting or being written. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      this.#settling.push(resolve);
      this.flush(true);
    });
  }

  /** What was written must no longer be served from memory. */
  forgetRecent(): void {
    this.#recent.clear();
    this.#recentBytes = 0;
  }

  async #write(): Promise<void> {
    const { chunks, fileBytes } = this.#options;
    this.#writing = true;
    const batch = [...this.#waiting.values()].slice(0, STORE_BATCH_CHUNKS * 2);
    let code: SwapErrorCode | undefined;
    try {
      await chunks.put(batch, { fileBytes });
    } catch (error) {
      code = errorCode(error) ?? 'storage-failed';
    }
    this.#writing = false;
    for (const { index, bytes } of batch) {
      this.#waiting.delete(index);
      this.#waitingBytes -= bytes.length;
    }
    if (code) {
      this.#options.refused(batch, code);
    } else {
      for (const { index, bytes } of batch) {
        this.#remember(index, bytes);
        this.#storedBytes += bytes.length;
      }
      this.#options.stored(batch);
    }
    this.flush();
  }

  #remember(index: number, bytes: Bytes): void {
    this.#recent.set(index, bytes);
    this.#recentBytes += bytes.length;
    for (const [oldest, old] of this.#recent) {
      if (this.#recentBytes <= RECENT_BYTES_MAX) break;
      this.#recent.delete(oldest);
      this.#recentBytes -= old.length;
    }
  }
}
