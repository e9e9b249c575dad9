/** Our own files: hashed behind the offer, signed segment by segment, copied into the cache when small. */
import { errorCode, SwapError } from '../errors.ts';
import {
  CHUNK_BYTES,
  COPY_ON_SHARE_BYTES_MAX,
  HASH_AHEAD_CHUNKS,
  SEGMENT_CHUNKS_MAX,
  SEGMENT_EVERY_MS,
} from '../limits.ts';
import type { ByteSource, ChunkStore, Clock, Crypto, Identity } from '../ports.ts';
import type { FileItem } from './file-item.ts';
import { hashChunks, type HashedChunk } from './hashing.ts';
import type { Chunk, SignedSegment } from './manifest.ts';

export interface SharingOptions {
  readonly identity: Identity;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly chunks: ChunkStore;
  readonly chunkBytes: number | undefined;
  /** A new segment of our own: to be stored and told. */
  extended(item: FileItem, segment: SignedSegment): Promise<void>;
  /** The cache holds a copy of all of the file. */
  copied(item: FileItem): Promise<void>;
  changed(item: FileItem): void;
}

export interface Sharing {
  /**
   * Serves `item` from `source` and hashes what its manifest does not cover yet. Resolves when that is
   * done: true, or false when the bytes are not those of the manifest or the source is gone.
   */
  begin(item: FileItem, source: ByteSource): Promise<boolean>;
}

export function createSharing(options: SharingOptions): Sharing {
  const { identity, crypto, clock, chunks } = options;

  /** Hashes the source from the start; false at the first chunk that is not the manifest's. */
  async function hash(item: FileItem, source: ByteSource, signal: AbortSignal): Promise<boolean> {
    const { manifest } = item;
    const known = manifest.chunks.slice();
    const chunkBytes = known[0]?.lengthBytes ?? options.chunkBytes ?? CHUNK_BYTES;
    let copy = source.sizeBytes <= COPY_ON_SHARE_BYTES_MAX;
    let position = 0;
    let fresh: Chunk[] = [];
    let flushedAtMs = -Infinity; // the first few chunks go out at once, so that receivers can begin
    const flush = async (last: boolean) => {
      await options.extended(item, await manifest.extend(identity, fresh, last));
      fresh = [];
      flushedAtMs = clock.now();
    };
    for await (const step of hashChunks(source, crypto, signal, chunkBytes)) {
      for (const { hash: chunk, lengthBytes } of step) {
        const expected = known[position++];
        if (expected && expected.hash !== chunk) return false;
        if (!expected) fresh.push({ hash: chunk, lengthBytes });
      }
      copy = copy && (await keep(step));
      const full = fresh.length + HASH_AHEAD_CHUNKS > SEGMENT_CHUNKS_MAX;
      const due = fresh.length > 0 && clock.now() - flushedAtMs >= SEGMENT_EVERY_MS;
      if (full || due) await flush(false);
    }
    if (!manifest.closed()) await flush(true);
    if (copy) await options.copied(item);
    return true;
  }

  /** A full cache is no reason not to share: then the file itself is all there is. */
  async function keep(step: HashedChunk[]): Promise<boolean> {
    try {
      await chunks.put(step.map(({ hash: chunk, bytes }) => ({ hash: chunk, bytes })));
      return true;
    } catch {
      return false;
    }
  }

  return {
    async begin(item, source) {
      if (source.sizeBytes !== item.offer.sizeBytes) return false;
      const hashing = new AbortController();
      item.hashing?.abort();
      item.hashing = hashing;
      const reattached = item.manifest.chunks.length > 0;
      // A file that comes back is served only after it was found to be the same.
      if (!reattached) item.source = source;
      item.problem = undefined;
      options.changed(item);
      try {
        const same = await hash(item, source, hashing.signal);
        if (!same) return false;
        item.source = source;
        item.swarm.gainOwn(0, item.manifest.chunks.length); // those that were known before, too
        return true;
      } catch (error) {
        if (hashing.signal.aborted) return false;
        if (!(error instanceof SwapError)) throw error;
        item.source = undefined;
        item.problem = errorCode(error);
        return false;
      } finally {
        if (item.hashing === hashing) item.hashing = undefined;
        options.changed(item);
      }
    },
  };
}
