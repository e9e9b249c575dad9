/** The ChunkStore port over packs in the origin private file system: for the chunks of large files. */
import type { Bytes } from '../../core/base/bytes.ts';
import { SwapError } from '../../core/base/errors.ts';
import type { ChunkHash } from '../../core/base/ids.ts';
import type { ChunkStore } from '../../core/ports.ts';
import { IdbDatabase } from './idb.ts';
import { OpfsWorkerClient } from './opfs-worker-client.ts';
import { createPackReader, type PackReader } from './pack-reader.ts';
import type { PackLocation } from './pack-record.ts';
import { storageUsage } from './storage-quota.ts';

/** Only `put` needs the worker: a browser without private files can still be asked for chunks, and delete them. */
export class OpfsChunkStore implements ChunkStore {
  readonly #location: PackLocation;
  readonly #index: IdbDatabase;
  readonly #reader: PackReader;
  #starting: Promise<OpfsWorkerClient | undefined> | undefined;
  /** Its script may still be on its way. */
  #spawned: OpfsWorkerClient | undefined;
  /** Once it has started. */
  #worker: OpfsWorkerClient | undefined;
  #closed = false;

  constructor(location: PackLocation) {
    this.#location = location;
    this.#index = new IdbDatabase(location.database, 'relaxed');
    this.#reader = createPackReader({ index: this.#index, folder: location.folder });
  }

  /** Fetches and starts the worker's script, and opens nothing yet. */
  prepare(): void {
    if (!this.#starting && !this.#closed) this.#spawned ??= OpfsWorkerClient.spawn();
  }

  /** Whether `put` works here; the first call starts the worker. */
  async ready(): Promise<boolean> {
    return (await this.#start()) !== undefined;
  }

  has(hashes: ChunkHash[]): Promise<boolean[]> {
    return this.#reader.has(hashes);
  }

  /** The worker is quickest with what this tab wrote: it has those packs open. */
  async get(hash: ChunkHash): Promise<Bytes | undefined> {
    const own = await this.#worker?.get(hash).catch(() => undefined);
    return own ?? (await this.#reader.get(hash));
  }

  async put(chunks: { hash: ChunkHash; bytes: Bytes }[]): Promise<void> {
    if (chunks.length === 0) return;
    const worker = await this.#start();
    if (!worker) throw new SwapError('storage-failed', 'This browser has no private files.');
    await worker.put(chunks);
  }

  async delete(hashes: ChunkHash[]): Promise<void> {
    const isStored = await this.#reader.has(hashes);
    const stored = hashes.filter((_, at) => isStored[at]);
    if (stored.length === 0) return;
    const worker = await this.#start();
    await (worker ?? this.#index).delete(stored);
  }

  async usage(): Promise<{ usedBytes: number; quotaBytes: number }> {
    const { usedBytes, quotaBytes } = await storageUsage();
    return { usedBytes: Math.max(0, usedBytes - (this.#worker?.gapBytes() ?? 0)), quotaBytes };
  }

  /** Ends the worker; other tabs may take its packs then. */
  close(): void {
    this.#closed = true;
    (this.#worker ?? this.#spawned)?.close();
  }

  async #start(): Promise<OpfsWorkerClient | undefined> {
    this.prepare();
    this.#starting ??= this.#spawned?.open(this.#location) ?? Promise.resolve(undefined);
    const started = await this.#starting;
    if (this.#closed) started?.close();
    return (this.#worker = started?.alive() ? started : undefined);
  }
}
