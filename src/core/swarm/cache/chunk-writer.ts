/** Checked chunks on their way into the store: written in batches, since stores pay per transaction. */
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

/** Takes a checked chunk instead; whoever sets it bounds what comes by the sequence it asks for. */
export type ChunkSink = (index: number, bytes: Bytes) => void;

export interface ChunkWriterOptions {
  readonly chunks: ChunkStore;
  /** The size of the file that all chunks are of. */
  readonly fileBytes: number;
  /** Nothing more is about to come, so a small batch need not wait for company. */
  idle(): boolean;
  /** These are committed. */
  stored(batch: readonly CheckedChunk[]): void;
  /** The store refused these. */
  refused(batch: readonly CheckedChunk[], code: SwapErrorCode): void;
}

export interface ChunkWriter {
  add(chunk: CheckedChunk): void;
  /** Writes if there is a batch, or if nothing more is to be waited for; `now`: whatever there is. */
  flush(now?: boolean): void;
  /** A chunk that is still in memory: not written yet, or a moment ago; others ask for the newest first. */
  get(index: number): Bytes | undefined;
  isWaiting(index: number): boolean;
  /** Chunks waiting or being written. */
  indexes(): Iterable<number>;
  /** Chunks waiting or being written. */
  readonly size: number;
  readonly waitingBytes: number;
  /** Resolves when nothing waits and nothing is being written. */
  settled(): Promise<void>;
  /** What was written must no longer be served from memory. */
  forgetRecent(): void;
}

export function createChunkWriter(options: ChunkWriterOptions): ChunkWriter {
  const waiting = new Map<number, CheckedChunk>();
  /** Written a moment ago, oldest first. */
  const recent = new Map<number, Bytes>();
  let recentBytes = 0;
  let waitingBytes = 0;
  let writing = false;
  const settling: (() => void)[] = [];

  async function write(): Promise<void> {
    writing = true;
    const batch = [...waiting.values()].slice(0, STORE_BATCH_CHUNKS * 2);
    let code: SwapErrorCode | undefined;
    try {
      await options.chunks.put(batch, { fileBytes: options.fileBytes });
    } catch (error) {
      code = errorCode(error) ?? 'storage-failed';
    }
    writing = false;
    for (const { index, bytes } of batch) {
      waiting.delete(index);
      waitingBytes -= bytes.length;
    }
    if (code) {
      options.refused(batch, code);
    } else {
      for (const { index, bytes } of batch) remember(index, bytes);
      options.stored(batch);
    }
    flush(false);
  }

  function remember(index: number, bytes: Bytes): void {
    recent.set(index, bytes);
    recentBytes += bytes.length;
    for (const [oldest, old] of recent) {
      if (recentBytes <= RECENT_BYTES_MAX) break;
      recent.delete(oldest);
      recentBytes -= old.length;
    }
  }

  function flush(now = false): void {
    const enough = waiting.size >= STORE_BATCH_CHUNKS || now || options.idle();
    if (!writing && waiting.size > 0 && enough) void write();
    if (waiting.size === 0) for (const settle of settling.splice(0)) settle();
  }

  return {
    add(chunk) {
      waiting.set(chunk.index, chunk);
      waitingBytes += chunk.bytes.length;
      flush();
    },
    flush,
    get: (index) => waiting.get(index)?.bytes ?? recent.get(index),
    settled: () =>
      new Promise((resolve) => {
        settling.push(resolve);
        flush(true);
      }),
    isWaiting: (index) => waiting.has(index),
    forgetRecent() {
      recent.clear();
      recentBytes = 0;
    },
    indexes: () => waiting.keys(),
    get size() {
      return waiting.size;
    },
    get waitingBytes() {
      return waitingBytes;
    },
  };
}
