/** The files of a room as its libraries need them: see library/library-files.ts. */
import type { Bytes } from '../../base/bytes.ts';
import type { FileId, PeerId } from '../../base/ids.ts';
import type { LibraryFiles, LibraryOffer, SharedLibrary } from '../../library/library-files.ts';
import type { ByteSource, Crypto } from '../../ports.ts';
import { stateOf, type FileOffer } from '../../swarm/file-item.ts';
import type { Files } from '../../swarm/files.ts';
import { fileIdOf } from '../../swarm/manifest/manifest.ts';
import type { FileOffers } from './file-offers.ts';

export interface RoomLibraryFilesOptions {
  readonly self: PeerId;
  readonly crypto: Crypto;
  readonly files: Files;
  readonly offers: Pick<FileOffers, 'share' | 'withdraw'>;
  /** This device blocks the peer. */
  isBlocked(peer: PeerId): boolean;
}

const CATALOGUE_TYPE = 'application/octet-stream';

export class RoomLibraryFiles implements LibraryFiles {
  readonly #options: RoomLibraryFilesOptions;

  constructor(options: RoomLibraryFilesOptions) {
    this.#options = options;
  }

  libraries(): SharedLibrary[] {
    const { files, isBlocked } = this.#options;
    return [...files.offers()].flatMap(({ offer, withdrawn, proof }) => {
      const { id, sharer: owner, key, name, sizeBytes, library: count } = offer;
      if (count === undefined || withdrawn || proof || isBlocked(owner)) return [];
      return [{ id, owner, key, name, count, sizeBytes }];
    });
  }

  read(id: FileId, sizeBytes: number, signal: AbortSignal): AsyncIterable<Bytes> {
    return this.#options.files.reading.read(id, { from: 0, to: sizeBytes }, signal);
  }

  share(source: ByteSource, name: string, library: number): Promise<FileId> {
    return this.#options.offers.share({ source, name, mime: CATALOGUE_TYPE, library });
  }

  withdraw(id: FileId): Promise<void> {
    return this.#options.offers.withdraw(id);
  }

  idOf(offer: Omit<LibraryOffer, 'id' | 'owner' | 'timeMs'>): Promise<FileId> {
    return fileIdOf(this.#options.crypto, offer.key, offer);
  }

  async give(offer: LibraryOffer, source: ByteSource): Promise<void> {
    const { files } = this.#options;
    await files.ownOffers.prepare({ ...offer, unlisted: true }, source);
    await files.offer(this.#offerOf(offer));
  }

  offer(offer: LibraryOffer): void {
    void this.#options.files.offer(this.#offerOf(offer));
  }

  isServed(id: FileId): boolean {
    const item = this.#options.files.get(id);
    return item !== undefined && (item.hashing !== undefined || stateOf(item) === 'sharing');
  }

  isIdle(id: FileId): boolean {
    return this.#options.files.flow.outgoing.list().every(({ file }) => file !== id);
  }

  end(id: FileId): Promise<void> {
    return this.#options.files.withdrawn.take(id, true);
  }

  reattach(id: FileId, source: ByteSource): Promise<boolean> {
    return this.#options.files.reattach(id, source);
  }

  hashing(): FileId[] {
    return [...this.#options.files.items()].flatMap(({ offer, hashing }) =>
      hashing && offer.own && offer.unlisted ? [offer.id] : [],
    );
  }

  #offerOf({ id, key, owner, name, mime, sizeBytes, timeMs }: LibraryOffer): FileOffer {
    const own = owner === this.#options.self;
    return { id, key, sharer: owner, own, name, mime, sizeBytes, timeMs, unlisted: true };
  }
}
