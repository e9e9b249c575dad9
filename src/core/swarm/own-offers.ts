/** Files that we are about to offer: whether the room has a place for them, and where their bytes come from. */
import { SwapError } from '../base/errors.ts';
import type { FileId, PeerId } from '../base/ids.ts';
import type { ByteSource } from '../ports.ts';
import type { FileRecords } from './cache/file-records.ts';
import type { FileOffer } from './file-item.ts';
import type { OfferBook } from './offer-book.ts';

export class OwnOffers {
  readonly #self: PeerId;
  readonly #book: Pick<OfferBook, 'mayOffer'>;
  readonly #records: Pick<FileRecords, 'offering'>;
  readonly #sizeBytesMax: number;
  /** Sources of offers that are about to be written into the log. */
  readonly #sources = new Map<FileId, ByteSource>();

  constructor(
    self: PeerId,
    book: Pick<OfferBook, 'mayOffer'>,
    records: Pick<FileRecords, 'offering'>,
    sizeBytesMax: number,
  ) {
    this.#self = self;
    this.#book = book;
    this.#records = records;
    this.#sizeBytesMax = sizeBytesMax;
  }

  /** @throws SwapError too-long, too-many, storage-full, storage-failed */
  async prepare(
    offer: Pick<FileOffer, 'id' | 'name' | 'sizeBytes'>,
    from: ByteSource,
  ): Promise<void> {
    if (from.sizeBytes > this.#sizeBytesMax) {
      throw new SwapError('too-long', 'the file has more chunks than a manifest may list');
    }
    if (!this.#book.mayOffer(this.#self, this.#sources.size)) {
      throw new SwapError('too-many', 'nobody would list a further file of ours');
    }
    this.#sources.set(offer.id, from);
    try {
      await this.#records.offering(offer);
    } catch (error) {
      this.take(offer.id);
      throw error;
    }
  }

  /** The source of an offer that is in the log now, or that could not be written. */
  take(id: FileId): ByteSource | undefined {
    const source = this.#sources.get(id);
    this.#sources.delete(id);
    return source;
  }
}
