/** Goes on with the files that this device shares, wants or holds: reads what the disk remembers of each when its offer comes. */
import { report } from '../../base/each.ts';
import { errorCode } from '../../base/errors.ts';
import type { FileItem } from '../file-item.ts';
import type { FileOpener } from '../file-opener.ts';
import type { Offered } from '../offer-book.ts';
import type { OwnOffers } from '../own-offers.ts';
import type { ShareHashing } from '../share-hashing.ts';
import type { FileRecords } from './file-records.ts';

export interface RecallsOptions {
  readonly opener: FileOpener;
  readonly ownOffers: OwnOffers;
  readonly records: FileRecords;
  readonly shareHashing: ShareHashing;
  /** Goes on with what the person here wanted of it. */
  resume(item: FileItem): void;
}

export class Recalls {
  readonly #options: RecallsOptions;
  /** Offers of which the disk could not tell what it remembers: we ask again. */
  readonly #unread = new Set<Offered>();

  constructor(options: RecallsOptions) {
    this.#options = options;
  }

  /** Opens a file that this device has shared, wanted or held, and goes on with it. */
  async recall(it: Offered): Promise<void> {
    const { opener, ownOffers, records, shareHashing } = this.#options;
    const item = await opener.recall(it).catch(() => void this.#unread.add(it));
    if (!item) return;
    const source = ownOffers.take(it.offer.id);
    if (source && !it.withdrawn) {
      shareHashing.begin(item, source).catch((error: unknown) => {
        if (!errorCode(error)) report(error); // else `item.problem` says it
      });
      await records.save(item, {});
    }
    this.#options.resume(item);
  }

  /** Call it every TICK_MS. */
  tick(): void {
    for (const it of [...this.#unread]) if (this.#unread.delete(it)) void this.recall(it);
  }
}
