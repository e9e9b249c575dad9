/** Our own files: hashed behind the offer, signed segment by segment, copied into the cache when small. */
import { errorCode, SwapError } from '../base/errors.ts';
import { COPY_ON_SHARE_BYTES_MAX, SEGMENT_CHUNKS_MAX, SEGMENT_EVERY_MS } from '../limits/swarm.ts';
import type { ByteSource, Chunker, ChunkStore, Clock, HashedChunk, Identity } from '../ports.ts';
import type { FileItem } from './file-item.ts';
import type { Chunk } from './manifest/leaves.ts';
import type { SignedSegment } from './manifest/manifest.ts';

export interface ShareHashingOptions {
  readonly identity: Identity;
  readonly clock: Clock;
  readonly chunks: ChunkStore;
  readonly chunker: Chunker;
  /** A new segment of our own, whose chunks begin at `from`: to be stored and told. */
  extended(item: FileItem, segment: SignedSegment, from: number): Promise<void>;
  /** The cache holds a copy of all of the file. */
  copied(item: FileItem): Promise<void>;
  changed(item: FileItem): void;
}

export interface ShareHashing {
  /**
   * Serves `item` from `source` and hashes what its manifest does not cover yet. Resolves when that is
   * done: true, or false when the bytes are not those of the manifest or the source is gone.
   */
  begin(item: FileItem, source: ByteSource): Promise<boolean>;
}

export function createShareHashing(options: ShareHashingOptions): ShareHashing {
  const { identity, clock, chunks } = options;
  /** What was begun last of each file; it may be signing yet after it was stopped. */
  const latest = new WeakMap<FileItem, Promise<boolean>>();

  /** Hashes the source from the start; false at the first chunk that is not the manifest's. */
  async function hash(item: FileItem, source: ByteSource, signal: AbortSignal): Promise<boolean> {
    const { manifest } = item;
    const known = manifest.chunks.slice();
    let copy = source.sizeBytes <= COPY_ON_SHARE_BYTES_MAX;
    let position = 0;
    const fresh: Chunk[] = [];
    let flushedAtMs = -Infinity; // the first few chunks go out at once, so that receivers can begin
    const flush = async (last: boolean) => {
      const from = manifest.chunks.length;
      const segment = await manifest.extend(identity, fresh.splice(0, SEGMENT_CHUNKS_MAX), last);
      await options.extended(item, segment, from);
      flushedAtMs = clock.now();
    };
    const chunking = {
      known: Uint32Array.from(known, ({ lengthBytes }) => lengthBytes),
      withBytes: copy,
      signal,
    };
    for await (const step of options.chunker.chunks(source, chunking)) {
      for (const { hash: chunk, lengthBytes } of step) {
        const expected = known[position++];
        if (expected && expected.hash !== chunk) return false;
        if (!expected) fresh.push({ hash: chunk, lengthBytes });
      }
      if (fresh.length > 0) proven(item, source, known.length);
      copy = copy && (await keep(step));
      const due = fresh.length > 0 && clock.now() - flushedAtMs >= SEGMENT_EVERY_MS;
      while (due ? fresh.length > 0 : fresh.length >= SEGMENT_CHUNKS_MAX) await flush(false);
    }
    while (fresh.length > SEGMENT_CHUNKS_MAX) await flush(false);
    if (!manifest.closed()) await flush(true);
    if (copy) await options.copied(item);
    return true;
  }

  /** A full cache is no reason not to share: then the file itself is all there is. */
  async function keep(step: readonly HashedChunk[]): Promise<boolean> {
    try {
      await chunks.put(
        step.flatMap(({ hash: chunk, bytes }) => (bytes ? [{ hash: chunk, bytes }] : [])),
      );
      return true;
    } catch {
      return false;
    }
  }

  /** All that was known of the file is in the source, too: it can be served from there. */
  function proven(item: FileItem, source: ByteSource, chunksKnown: number): void {
    if (item.source === source) return;
    item.source = source;
    item.swarm.gainOwn(0, chunksKnown);
  }

  async function run(item: FileItem, source: ByteSource, before: Promise<boolean> | undefined) {
    const hashing = new AbortController();
    item.hashing?.abort();
    item.hashing = hashing;
    const reattached = item.manifest.chunks.length > 0;
    // A file that comes back is served only after it was found to be the same.
    if (!reattached) item.source = source;
    item.problem = undefined;
    options.changed(item);
    try {
      await before; // two at once would each append the same chunks to the manifest
      hashing.signal.throwIfAborted();
      const same = await hash(item, source, hashing.signal);
      if (!same) return false;
      item.source = source;
      item.swarm.gainOwn(0, item.manifest.chunks.length); // also what was lost meanwhile
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
  }

  return {
    async begin(item, source) {
      if (source.sizeBytes !== item.offer.sizeBytes) return false;
      const running = run(item, source, latest.get(item));
      latest.set(item, running);
      const same = await running;
      // What was overtaken by another source of the same file ends as that one does.
      const later = latest.get(item);
      return same || !later || later === running ? same : later;
    },
  };
}
