/** Hashes our own files after they are offered, signs them segment by segment, and copies small ones into the cache. */
import { SwapError } from '../base/errors.ts';
import { COPY_ON_SHARE_BYTES_MAX, SEGMENT_CHUNKS_MAX, SEGMENT_EVERY_MS } from '../limits/swarm.ts';
import type { ByteSource, Chunker, ChunkStore, Clock, HashedChunk, Identity } from '../ports.ts';
import { sourceGone } from './cache/chunk-reader.ts';
import type { FileItem } from './file-item.ts';
import type { Chunk } from './manifest/leaves.ts';
import type { SignedSegment } from './manifest/manifest.ts';

export interface ShareHashingOptions {
  readonly identity: Identity;
  readonly clock: Clock;
  readonly chunks: ChunkStore;
  readonly chunker: Chunker;
  /** Stores a segment of our own before anybody sees it. @throws SwapError storage-full, storage-failed */
  store(item: FileItem, n: number, segment: SignedSegment): Promise<void>;
  /** A new segment of our own, whose chunks begin at `from`: tell peers. */
  extended(item: FileItem, segment: SignedSegment, from: number): void;
  /** The cache holds a copy of the whole file. */
  copied(item: FileItem): Promise<void>;
  changed(): void;
}

export class ShareHashing {
  readonly #options: ShareHashingOptions;
  /** The last run of each file; one that was stopped may still be signing. */
  readonly #latest = new WeakMap<FileItem, Promise<boolean>>();

  constructor(options: ShareHashingOptions) {
    this.#options = options;
  }

  /**
   * Serves `item` from `source` and hashes what its manifest does not cover yet. Resolves when that is done:
   * true, or false when the bytes do not match the manifest.
   * @throws SwapError unlisted, when we may not sign what the manifest lacks; source-gone, storage-full, storage-failed
   */
  async begin(item: FileItem, source: ByteSource): Promise<boolean> {
    if (source.sizeBytes !== item.offer.sizeBytes) return false;
    if (!item.signs && !item.manifest.closed()) {
      throw new SwapError('unlisted', 'another device signed its list, and nobody here has it');
    }
    let last = this.#run(item, source, this.#latest.get(item));
    this.#latest.set(item, last);
    for (;;) {
      const same = await last;
      // A run that another source of the same file has replaced ends as that one does.
      const later = this.#latest.get(item) ?? last;
      if (same || later === last) return same;
      last = later;
    }
  }

  /** Stops serving and hashing; resolves when nothing more of it is written. */
  async stop(item: FileItem): Promise<void> {
    item.hashing?.abort();
    await this.#latest.get(item)?.catch(() => false);
    item.source = undefined;
  }

  async #run(
    item: FileItem,
    source: ByteSource,
    before: Promise<boolean> | undefined,
  ): Promise<boolean> {
    const hashing = new AbortController();
    item.hashing?.abort();
    item.hashing = hashing;
    const reattached = item.manifest.chunks.length > 0;
    // A file that is attached again is served only after it was found to be the same.
    if (!reattached) item.source = source;
    item.problem = undefined;
    this.#options.changed();
    try {
      await before?.catch(() => undefined); // two runs at once would each append the same chunks to the manifest
      hashing.signal.throwIfAborted();
      const same = await this.#hash(item, source, hashing.signal);
      if (!same) return false;
      item.source = source;
      item.swarm.gainOwn(0, item.manifest.chunks.length); // also chunks lost meanwhile
      return true;
    } catch (error) {
      if (hashing.signal.aborted) return false;
      await sourceGone(item, error, this.#options.chunks);
      throw error;
    } finally {
      if (item.hashing === hashing) item.hashing = undefined;
      this.#options.changed();
    }
  }

  /** Hashes the source from the start; false at the first chunk that differs from the manifest. */
  async #hash(item: FileItem, source: ByteSource, signal: AbortSignal): Promise<boolean> {
    const { clock, chunker, copied } = this.#options;
    const { manifest } = item;
    const known = manifest.chunks.slice();
    const lengths = Uint32Array.from(known, ({ lengthBytes }) => lengthBytes);
    const fresh: Chunk[] = [];
    let copy = source.sizeBytes <= COPY_ON_SHARE_BYTES_MAX;
    let position = 0;
    let flushedAtMs = -Infinity; // the first few chunks go out at once, so that receivers can begin
    for await (const step of chunker.chunks(source, { known: lengths, withBytes: copy, signal })) {
      for (const { hash, lengthBytes } of step) {
        const expected = known[position++];
        if (expected && expected.hash !== hash) return false;
        if (!expected) fresh.push({ hash, lengthBytes });
      }
      if (fresh.length > 0) proven(item, source, known.length);
      copy = copy && (await this.#keep(step));
      const due = fresh.length > 0 && clock.now() - flushedAtMs >= SEGMENT_EVERY_MS;
      while (due ? fresh.length > 0 : fresh.length >= SEGMENT_CHUNKS_MAX) {
        await this.#sign(item, fresh, false);
        flushedAtMs = clock.now();
      }
    }
    while (fresh.length > SEGMENT_CHUNKS_MAX) await this.#sign(item, fresh, false);
    if (!manifest.closed()) await this.#sign(item, fresh, true);
    if (copy) await copied(item);
    return true;
  }

  /** Takes the next segment off `fresh`. */
  async #sign(item: FileItem, fresh: Chunk[], last: boolean): Promise<void> {
    const { identity, store, extended } = this.#options;
    const { manifest } = item;
    const from = manifest.chunks.length;
    const chunks = fresh.splice(0, SEGMENT_CHUNKS_MAX);
    const segment = await manifest.extend(identity, chunks, last, (n, it) => store(item, n, it));
    extended(item, segment, from);
  }

  /** A full cache does not stop the sharing: we then have only the file itself. */
  async #keep(step: readonly HashedChunk[]): Promise<boolean> {
    const copies = step.flatMap(({ hash, bytes }) => (bytes ? [{ hash, bytes }] : []));
    try {
      await this.#options.chunks.put(copies);
      return true;
    } catch {
      return false;
    }
  }
}

/** The source contains all chunks known so far: we can serve them from it. */
function proven(item: FileItem, source: ByteSource, chunksKnown: number): void {
  if (item.source === source) return;
  item.source = source;
  item.swarm.gainOwn(0, chunksKnown);
}
