/**
 * Files that their sharers took back. What this device does with one ends at once, and what it kept of it goes; but a download
 * that was complete was saved, and stays in the cache of the person who has it.
 */
import type { FileId, Topic } from '../base/ids.ts';
import { WITHDRAWN_MS } from '../limits/swarm.ts';
import type { Clock } from '../ports.ts';
import type { Cache } from './cache/cache.ts';
import { recordKey } from './cache/file-index.ts';
import type { FileRecords } from './cache/file-records.ts';
import type { FileItem } from './file-item.ts';
import type { FileOpener } from './file-opener.ts';
import type { ManifestExchange } from './manifest/manifest-exchange.ts';
import type { OfferBook } from './offer-book.ts';
import type { ShareHashing } from './share-hashing.ts';
import type { WhoAsker } from './who-asker.ts';

export interface WithdrawnFilesOptions {
  readonly topic: Topic;
  readonly clock: Pick<Clock, 'now'>;
  readonly book: OfferBook;
  readonly opener: FileOpener;
  readonly records: FileRecords;
  readonly exchange: ManifestExchange;
  readonly shareHashing: ShareHashing;
  readonly cache: Cache;
  readonly who: WhoAsker;
  changed(): void;
}

export class WithdrawnFiles {
  readonly #options: WithdrawnFilesOptions;
  /** Since when nothing of a file goes on here. What had been asked for may still come, and is nobody's fault. */
  readonly #endedAtMs = new Map<FileId, number>();

  constructor(options: WithdrawnFilesOptions) {
    this.#options = options;
  }

  /** Resolves when what was kept of it is deleted. It may also be a file that was never offered on this visit. */
  async take(id: FileId, own: boolean): Promise<void> {
    const { book, opener, records, who, clock, changed } = this.#options;
    const it = book.withdraw(id);
    who.forget(id);
    changed();
    const item = await it?.opening?.catch(() => undefined);
    if (item) await this.#end(item);
    const record = item?.record ?? (await records.recall(id).catch(() => undefined));
    const has = item?.swarm.complete() ?? (record && record.cachedBytes >= record.size);
    const isSaved = !own && record?.wanted === true && has === true;
    const isKept = item !== undefined || record?.wanted === true || (record?.cachedBytes ?? 0) > 0;
    if (isKept && !isSaved) await this.#evict(id);
    opener.forget(id);
    if (item) this.#endedAtMs.set(id, clock.now());
    else book.forget(id);
  }

  /** Call it every TICK_MS. */
  tick(): void {
    const { book, clock } = this.#options;
    for (const [id, atMs] of this.#endedAtMs) {
      if (clock.now() - atMs < WITHDRAWN_MS) continue;
      this.#endedAtMs.delete(id);
      book.forget(id);
    }
  }

  async #end(item: FileItem): Promise<void> {
    const { exchange, shareHashing } = this.#options;
    item.withdrawn = true;
    item.through?.stop('withdrawn');
    item.swarm.demand.readers.stop('withdrawn');
    exchange.end(item);
    item.swarm.setFetching(false);
    await shareHashing.stop(item);
  }

  /** What cannot be deleted now is deleted on the next visit. */
  async #evict(id: FileId): Promise<void> {
    const { cache, topic } = this.#options;
    await cache.evict(recordKey(topic, id)).catch(() => undefined);
  }
}
