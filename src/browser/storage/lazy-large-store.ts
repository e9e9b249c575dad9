/** The store of large files. Its code comes with that of links: a room shows its messages without it. */
import type { Bytes } from '../../core/base/bytes.ts';
import { notLoaded } from '../../core/base/errors.ts';
import type { ChunkHash } from '../../core/base/ids.ts';
import type { ChunkStore } from '../../core/ports.ts';
import type { OpfsChunkStore } from './opfs-chunk-store.ts';
import { PACK_LOCATION } from './pack-record.ts';

/** While its code cannot be loaded, calls reject with SwapError `not-loaded`, and the next one tries again. */
export class LazyLargeStore implements ChunkStore {
  #loading: Promise<OpfsChunkStore> | undefined;

  /** Fetches and starts the worker's script. */
  prepare(): void {
    this.#store().then(
      (store) => store.prepare(),
      () => undefined,
    );
  }

  ready(): Promise<boolean> {
    return this.#store().then(
      (store) => store.ready(),
      () => false,
    );
  }

  async has(hashes: ChunkHash[]): Promise<boolean[]> {
    return (await this.#store()).has(hashes);
  }

  async get(hash: ChunkHash): Promise<Bytes | undefined> {
    return (await this.#store()).get(hash);
  }

  async put(chunks: { hash: ChunkHash; bytes: Bytes }[]): Promise<void> {
    await (await this.#store()).put(chunks);
  }

  async delete(hashes: ChunkHash[]): Promise<void> {
    await (await this.#store()).delete(hashes);
  }

  async usage(): Promise<{ usedBytes: number; quotaBytes: number }> {
    return (await this.#store()).usage();
  }

  #store(): Promise<OpfsChunkStore> {
    this.#loading ??= import('./opfs-chunk-store.ts').then(
      ({ OpfsChunkStore }) => new OpfsChunkStore(PACK_LOCATION),
      (cause: unknown) => {
        this.#loading = undefined;
        return notLoaded(cause);
      },
    );
    return this.#loading;
  }
}
