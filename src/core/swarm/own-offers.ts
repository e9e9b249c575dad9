/** Files that we are about to offer: whether the room has a place for them, and where their bytes come from. */
import { SwapError } from '../base/errors.ts';
import type { FileId, PeerId } from '../base/ids.ts';
import type { ByteSource } from '../ports.ts';
import type { FileRecords } from './cache/file-records.ts';
import type { FileOffer } from './file-item.ts';
import type { OfferBook } from './offer-book.ts';

export class OwnOffers {
  readonly #self: PeerId;
  readonly #book: Pick<OfferBook, 'mayOffer' | 'get'>;
  readonly #records: Pick<FileRecords, 'offering' | 'abandon' | 'forgetUnoffered'>;
  readonly #sizeBytesMax: number;
  /** Sources of offers that are about to be written into the log. */
  readonly #sources = new Map<FileId, ByteSource>();

  constructor(
    self: PeerId,
    book: Pick<OfferBook, 'mayOffer' | 'get'>,
    records: Pick<FileRecords, 'offering' | 'abandon' | 'forgetUnoffered'>,
    sizeBytesMax: number,
  ) {
    this.#self = self;
    this.#book = book;
    this.#records = records;
    this.#sizeBytesMax = sizeBytesMax;
  }

  /** @throws SwapError too-long, too-many, storage-full, storage-failed */
  async prepare(
    offer: Pick<FileOffer, 'id' | 'name' | 'sizeBytes' | 'unlisted'>,
    from: ByteSource,
  ): Promise<void> {
    if (from.sizeBytes > this.#sizeBytesMax) {
      throw new SwapError('too-long', 'the file has more chunks than a manifest may list');
    }
    if (!offer.unlisted && !this.#book.mayOffer(this.#self, this.#sources.size)) {
      throw new SwapError('too-many', 'nobody would list a further file of ours');
    }
    this.#sources.set(offer.id, from);
    try {
      await this.#records.offering(offer);
    } catch (error) {
      await this.abandon(offer.id);
      throw error;
    }
  }

  /** The offer could not be written. */
  abandon(id: FileId): Promise<void> {
    this.#sources.delete(id);
    return this.#records.abandon(id);
  }

  /** Deletes what an earlier visit prepared and never offered. Call it once the offers of the stored log are here. */
  async forgetUnoffered(isOffered: (id: FileId) => boolean): Promise<void> {
    const isHere = (id: FileId) => this.#sources.has(id) || this.#book.get(id) !== undefined;
    await this.#records.forgetUnoffered((id) => isHere(id) || isOffered(id));
  }

  /** The source of an offer that is in the log now. */
  take(id: FileId): ByteSource | undefined {
    const source = this.#sources.get(id);
    this.#sources.delete(id);
    return source;
  }
}
