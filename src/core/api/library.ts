/** Libraries: folders that people share without posting each file. Others look through them, search them, and take files. */
import type { FileId, PeerId } from '../base/ids.ts';
import type { ByteSource } from '../ports.ts';

/** A file in a library, as its catalogue lists it. */
export interface LibraryFile {
  /** With `/` between folders, from the library's own folder on. */
  readonly path: string;
  readonly sizeBytes: number;
  /** Milliseconds since the epoch, by its owner's disk. */
  readonly modifiedMs: number;
}

/** A file of a folder on this device. */
export interface FolderFile extends LibraryFile {
  /** @throws SwapError source-gone */
  open(): Promise<{ readonly source: ByteSource; readonly mime: string }>;
}

/** A folder on this device, as it was when somebody looked. */
export interface LibraryFolder {
  readonly name: string;
  readonly files: readonly FolderFile[];
}

/** What to look for. */
export interface LibraryQuestion {
  /** All of these have to be found in a path: of each, one word that begins as one of its words. An ending is written `.mp4`. */
  readonly terms: readonly (readonly string[])[];
  readonly minBytes?: number | undefined;
  readonly maxBytes?: number | undefined;
}

/** A file in somebody's library, ours too. */
export interface LibraryHit {
  readonly library: FileId;
  readonly owner: PeerId;
  /** Its number in the catalogue. */
  readonly at: number;
  readonly path: string;
  readonly sizeBytes: number;
}

/** What came of a search, so far. */
export interface LibraryHits {
  readonly hits: readonly LibraryHit[];
  /** Somebody has more than they name. */
  readonly more: boolean;
  /** People who have libraries and were asked, and who of them have answered. */
  readonly asked: number;
  readonly answered: number;
}

export interface RoomLibrary {
  /**
   * Shares a folder as a library, at once: nothing of its files is read. With `before`, a library of ours: in its place, if
   * anything has changed, and else only its files can be opened again. Returns its catalogue.
   * @throws SwapError too-many, too-long; as `files.share`
   */
  share(folder: LibraryFolder, before?: FileId): Promise<FileId>;
  /** Whether we can open the files of this library of ours: after a reload somebody has to choose its folder again. */
  isOpen(id: FileId): boolean;
  /** The catalogue of a library: fetches it. @throws SwapError too-many, unreadable, withdrawn, the reason of the signal */
  contents(id: FileId, signal: AbortSignal): Promise<readonly LibraryFile[]>;
  /** Asks its owner for a file, who hashes it now. It is among `files` then, and can be downloaded. @throws SwapError unreachable, source-gone, too-many */
  take(id: FileId, at: number): Promise<FileId>;
  /** The file that was taken, if it was. */
  taken(id: FileId, at: number): FileId | undefined;
  /** Asks everybody who has a library, and looks through ours. `found` is told what came, each time that more has. Ends with the last answer. */
  search(
    question: LibraryQuestion,
    found: (all: LibraryHits) => void,
    signal: AbortSignal,
  ): Promise<void>;
}
