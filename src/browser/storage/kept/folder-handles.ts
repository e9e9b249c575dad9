/**
 * Folders that a person shares as libraries in one room, as handles of the browser, by library: they outlive the page. The browser
 * lets nobody but itself read them, so they are the one thing of a room that is not sealed.
 */
import type { FileId } from '../../../core/base/ids.ts';
import { deleteDatabase, IdbDatabase } from '../idb.ts';

const FOLDERS_DATABASE_PREFIX = 'swapmeet-folders-';

export class FolderHandles {
  readonly #database: IdbDatabase;

  constructor(storageId: string) {
    this.#database = new IdbDatabase(FOLDERS_DATABASE_PREFIX + storageId, 'relaxed');
  }

  /** @throws SwapError storage-failed */
  async get(library: FileId): Promise<FileSystemDirectoryHandle | undefined> {
    const kept = await this.#database.get(library);
    return kept instanceof FileSystemDirectoryHandle ? kept : undefined;
  }

  /** @throws SwapError storage-full, storage-failed */
  keep(library: FileId, folder: FileSystemDirectoryHandle): Promise<void> {
    return this.#database.put([[library, folder]]);
  }

  /** Those of libraries that are shared no longer. @throws SwapError storage-failed */
  async dropAll(isGone: (library: FileId) => boolean): Promise<void> {
    const kept = await this.#database.keys('');
    const gone = kept.filter((key) => isGone(key as FileId));
    if (gone.length > 0) await this.#database.delete(gone);
  }
}

/** @throws SwapError storage-failed */
export const forgetFolders = (storageId: string): Promise<void> =>
  deleteDatabase(FOLDERS_DATABASE_PREFIX + storageId);
