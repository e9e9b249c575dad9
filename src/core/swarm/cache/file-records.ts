/** The records of one room's files: what this device remembered of them, and what it writes as they change. */
import type { FileId, Topic } from '../../base/ids.ts';
import { TOUCH_EVERY_MS } from '../../limits/swarm.ts';
import type { ChunkStore, Clock } from '../../ports.ts';
import { newRecord, type FileItem, type FileOffer } from '../file-item.ts';
import type { SignedSegment } from '../manifest/manifest.ts';
import { evictFile } from './eviction.ts';
import { recordKey, type FileIndex, type FileRecord } from './file-index.ts';

export interface FileRecordsOptions {
  readonly topic: Topic;
  readonly index: FileIndex;
  readonly chunks: ChunkStore;
  readonly clock: Clock;
  changed(): void;
}

export class FileRecords {
  readonly #options: FileRecordsOptions;
  #remembered: Promise<Map<FileId, FileRecord>> | undefined;
  /** Chunks that a file holds are written one state after the other; and which of them wait for that. */
  readonly #writing = new Set<FileItem>();
  readonly #dirty = new Set<FileItem>();
  /** Offers that could not be written, and whose records are still to be deleted. */
  readonly #abandoned = new Set<FileId>();
  #touchedAtMs: number;

  /** Begins to read what was remembered: nobody waits for it but the files that it concerns. */
  constructor(options: FileRecordsOptions) {
    this.#options = options;
    void this.#load().catch(() => undefined);
    this.#touchedAtMs = options.clock.now();
  }

  /** What was remembered of a file when the room was opened. @throws SwapError storage-failed; ask again */
  async recall(id: FileId): Promise<FileRecord | undefined> {
    return (await this.#load()).get(id);
  }

  /** We are about to offer a file. @throws SwapError storage-full, storage-failed: then this device could not share it later */
  async offering(offer: Pick<FileOffer, 'id' | 'name' | 'sizeBytes'>): Promise<void> {
    const { index, topic, clock } = this.#options;
    const record = { ...newRecord(offer, clock.now()), offeredHere: true };
    const remembered = await this.#load();
    await index.save(recordKey(topic, offer.id), record);
    remembered.set(offer.id, record);
  }

  /** The offer could not be written, so nothing is left of it. What cannot be deleted now goes later, or on the next visit. */
  async abandon(id: FileId): Promise<void> {
    const { index, topic } = this.#options;
    this.#abandoned.add(id);
    try {
      (await this.#load()).delete(id);
      await index.forget(recordKey(topic, id));
      this.#abandoned.delete(id);
    } catch {
      // `tick` tries again
    }
  }

  /** Deletes what an earlier visit prepared for offers that never came into the log. @throws SwapError storage-failed */
  async forgetUnoffered(isOffered: (id: FileId) => boolean): Promise<void> {
    const { index, topic } = this.#options;
    for (const [id, { offeredHere, wanted, cachedBytes }] of [...(await this.#load())]) {
      if (!offeredHere || wanted || cachedBytes > 0 || isOffered(id)) continue;
      // What has a list was offered: its offer has grown old.
      if ((await index.segmentsOf(recordKey(topic, id))).length === 0) await this.abandon(id);
    }
  }

  /** For our own files: nobody sees a segment that we could forget. @throws SwapError storage-full, storage-failed */
  storeSegment(item: FileItem, n: number, segment: SignedSegment): Promise<void> {
    return this.#options.index.saveSegment(item.key, n, segment);
  }

  /** A record, or a segment of another's file, that cannot be stored still works until the page is closed. */
  async saveSegment(item: FileItem, segment: SignedSegment): Promise<void> {
    const n = item.manifest.segments.indexOf(segment);
    await this.#options.index.saveSegment(item.key, n, segment).catch(() => undefined);
  }

  async save(item: FileItem, change: Partial<FileRecord>): Promise<void> {
    const { index, clock, changed } = this.#options;
    item.record = { ...item.record, lastUsedAtMs: clock.now(), ...change };
    item.touched = false;
    changed();
    const held = item.offer.own ? undefined : item.swarm.holdings.have.toBytes();
    await index.save(item.key, item.record, held).catch(() => undefined);
  }

  /** Which chunks it holds has changed: written at once, or as soon as the write before is done. */
  async saveHeld(item: FileItem): Promise<void> {
    if (item.offer.own) return;
    this.#dirty.add(item);
    if (this.#writing.has(item)) return;
    this.#writing.add(item);
    while (this.#dirty.delete(item)) {
      const { holdings } = item.swarm;
      const held = holdings.have.toBytes();
      item.record = { ...item.record, cachedBytes: holdings.haveBytes() };
      await this.#options.index.save(item.key, item.record, held).catch(() => undefined);
    }
    this.#writing.delete(item);
  }

  async #load(): Promise<Map<FileId, FileRecord>> {
    this.#remembered ??= this.#read();
    try {
      return await this.#remembered;
    } catch (error) {
      this.#remembered = undefined;
      throw error;
    }
  }

  /** What was about to be deleted when the page was closed goes before anybody counts on it. */
  async #read(): Promise<Map<FileId, FileRecord>> {
    const { index, chunks, topic, changed } = this.#options;
    const leaving = await index.leaving();
    for (const key of leaving) await evictFile(index, chunks, key).catch(() => undefined); // the next visit tries again
    if (leaving.length > 0) changed();
    return index.load(topic);
  }

  /** Writes, every TOUCH_EVERY_MS, what mere use has changed. */
  tick(items: Iterable<FileItem>): void {
    for (const id of this.#abandoned) void this.abandon(id);
    const nowMs = this.#options.clock.now();
    if (nowMs - this.#touchedAtMs < TOUCH_EVERY_MS) return;
    this.#touchedAtMs = nowMs;
    for (const item of items) {
      if (item.swarm.demand.asking())
        void this.save(item, { cachedBytes: item.swarm.holdings.haveBytes() });
      else if (item.touched) void this.save(item, {});
    }
  }
}
