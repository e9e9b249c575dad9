/** Checked chunks on their way into the store: written in batches, since stores pay per transaction. */
import type { Bytes } from '../bytes.ts';
import { errorCode, type SwapErrorCode } from '../errors.ts';
import type { ChunkHash, PeerId } from '../ids.ts';
import { STORE_BATCH_CHUNKS } from '../limits.ts';
import type { ChunkStore } from '../ports.ts';

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
  /** The bytes of a chunk that waits or is being written. */
  get(index: number): Bytes | undefined;
  indexes(): Iterable<number>;
  /** Chunks waiting or being written. */
  readonly size: number;
  readonly waitingBytes: number;
}

export function createChunkWriter(options: ChunkWriterOptions): ChunkWriter {
  const waiting = new Map<number, CheckedChunk>();
  let waitingBytes = 0;
  let writing = false;

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
    if (code) options.refused(batch, code);
    else options.stored(batch);
    flush(false);
  }

  function flush(now = false): void {
    const enough = waiting.size >= STORE_BATCH_CHUNKS || now || options.idle();
    if (!writing && waiting.size > 0 && enough) void write();
  }

  return {
    add(chunk) {
      waiting.set(chunk.index, chunk);
      waitingBytes += chunk.bytes.length;
      flush();
    },
    flush,
    get: (index) => waiting.get(index)?.bytes,
    indexes: () => waiting.keys(),
    get size() {
      return waiting.size;
    },
    get waitingBytes() {
      return waitingBytes;
    },
  };
}
