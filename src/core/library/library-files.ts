/** What libraries need of the files of a room: catalogues, which the log offers, and files of libraries, which it does not. */
import type { Bytes } from '../base/bytes.ts';
import type { FileId, PeerId } from '../base/ids.ts';
import type { ByteSource } from '../ports.ts';

/** A library that the log offers. */
export interface SharedLibrary {
  /** Of its catalogue. */
  readonly id: FileId;
  readonly owner: PeerId;
  /** Its owner's public key. */
  readonly key: Bytes;
  readonly name: string;
  /** How many files it has. */
  readonly count: number;
  readonly sizeBytes: number;
}

/** A file of a library, with what its id covers. */
export interface LibraryOffer {
  readonly id: FileId;
  readonly key: Bytes;
  readonly owner: PeerId;
  readonly nonce: Bytes;
  readonly name: string;
  readonly mime: string;
  readonly sizeBytes: number;
  /** When it was given or taken. */
  readonly timeMs: number;
}

export interface LibraryFiles {
  /** Those of blocked people are not among them. The newest last. */
  libraries(): readonly SharedLibrary[];
  /** See `RoomFiles.read`. */
  read(id: FileId, sizeBytes: number, signal: AbortSignal): AsyncIterable<Bytes>;
  /** Offers a catalogue to the room. @throws as `RoomFiles.share` */
  share(catalogue: ByteSource, name: string, count: number): Promise<FileId>;
  withdraw(id: FileId): Promise<void>;
  /** The id of a file with these facts (F1). */
  idOf(offer: Omit<LibraryOffer, 'id' | 'owner' | 'timeMs'>): Promise<FileId>;
  /** Gives a file of ours to all who ask for it by its id: hashes it now. @throws SwapError storage-full, storage-failed */
  give(offer: LibraryOffer, source: ByteSource): Promise<void>;
  /** The file may be asked for, of others or of us: goes on with what this device has of it. */
  offer(offer: LibraryOffer): void;
  /** We can give all of it that we have listed, and list the rest. */
  isServed(id: FileId): boolean;
  /** Nobody is taking it at this moment. */
  isIdle(id: FileId): boolean;
  /** Gives it to nobody any more. */
  end(id: FileId): Promise<void>;
  /** See `RoomFiles.reattach`. */
  reattach(id: FileId, source: ByteSource): Promise<boolean>;
  /** The files of our libraries that are being hashed. */
  hashing(): readonly FileId[];
}
