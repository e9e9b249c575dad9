/** The records of one room's files: what this device remembered of them, and what it writes as they change. */
import type { FileId, Topic } from '../../base/ids.ts';
import { TOUCH_EVERY_MS } from '../../limits/swarm.ts';
import type { Clock } from '../../ports.ts';
import type { FileItem } from '../file-item.ts';
import type { SignedSegment } from '../manifest/manifest.ts';
import type { FileIndex, FileRecord, RememberedFile } from './file-index.ts';

export interface FileRecordsOptions {
  readonly topic: Topic;
  readonly index: FileIndex;
  readonly clock: Clock;
  changed(): void;
}

export class FileRecords {
  readonly #options: FileRecordsOptions;
  readonly #remembered: Map<FileId, RememberedFile>;
  #touchedAtMs: number;

  static async open(options: FileRecordsOptions): Promise<FileRecords> {
    return new FileRecords(options, await options.index.load(options.topic));
  }

  private constructor(options: FileRecordsOptions, remembered: Map<FileId, RememberedFile>) {
    this.#options = options;
    this.#remembered = remembered;
    this.#touchedAtMs = options.clock.now();
  }

  /** What was remembered of a file when the room was opened; given once. */
  recall(id: FileId): RememberedFile | undefined {
    const known = this.#remembered.get(id);
    this.#remembered.delete(id);
    return known;
  }

  /** A record or segment that cannot be stored still works until the page is closed. */
  async saveSegment(item: FileItem, segment: SignedSegment): Promise<void> {
    const n = item.manifest.segments.indexOf(segment);
    await this.#options.index.saveSegment(item.key, n, segment).catch(() => undefined);
  }

  async save(item: FileItem, change: Partial<FileRecord>): Promise<void> {
    const { index, clock, changed } = this.#options;
    item.record = { ...item.record, lastUsedAtMs: clock.now(), ...change };
    item.touched = false;
    changed();
    await index.save(item.key, item.record).catch(() => undefined);
  }

  /** Writes, every TOUCH_EVERY_MS, what mere use has changed. */
  tick(items: Iterable<FileItem>): void {
    const nowMs = this.#options.clock.now();
    if (nowMs - this.#touchedAtMs < TOUCH_EVERY_MS) return;
    this.#touchedAtMs = nowMs;
    for (const item of items) {
      if (item.swarm.fetching())
        void this.save(item, { cachedBytes: item.swarm.holdings.haveBytes() });
      else if (item.touched) void this.save(item, {});
    }
  }
}
