/** Reads the folders that a person dropped or pasted, with all that is in them. */
import { BATCH_ITEMS_MAX } from '../../../core/limits/files.ts';
import type { PickedFile, PickedFolder } from '../../services.ts';
import type { Picked } from './picked.ts';

/** A file or folder of a drop. It stays readable after the event. */
export type Taken =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'folder'; readonly entry: FileSystemDirectoryEntry };

/** Chromium and Safari know when a folder was changed; the standard does not. */
interface DatedEntry extends FileSystemDirectoryEntry {
  getMetadata?(done: (it: { modificationTime: Date }) => void, fail: () => void): void;
}

export const takenName = (it: Taken): string => (it.kind === 'file' ? it.file.name : it.entry.name);

/** Call it while the event is handled: later the browser hides what was dropped. */
export function takeItems(transfer: DataTransfer): readonly Taken[] {
  const taken: Taken[] = [];
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    if (entry?.isDirectory)
      taken.push({ kind: 'folder', entry: entry as FileSystemDirectoryEntry });
    else if (file) taken.push({ kind: 'file', file });
  }
  return taken;
}

/**
 * All that is in what was taken. It ends early when there are more files than a batch may have: one more than that come.
 * @param tell called now and then with the number of files so far
 */
export async function readTaken(
  taken: readonly Taken[],
  tell: (files: number) => void = () => undefined,
): Promise<Picked> {
  const walk = new Walk(tell);
  for (const it of taken)
    if (it.kind === 'file') walk.files.push({ path: it.file.name, file: it.file });
    else await walk.into(it.entry);
  const { files, folders, unread } = walk;
  return { files, folders, unread };
}

class Walk {
  readonly files: PickedFile[] = [];
  readonly folders: PickedFolder[] = [];
  readonly unread: string[] = [];
  readonly #tell: (files: number) => void;

  constructor(tell: (files: number) => void) {
    this.#tell = tell;
  }

  async into(folder: FileSystemDirectoryEntry): Promise<void> {
    const path = pathOf(folder);
    let isEmpty = true;
    try {
      for await (const entries of batchesOf(folder)) {
        isEmpty = false;
        const inner = entries.filter((it) => it.isDirectory) as FileSystemDirectoryEntry[];
        const files = entries.filter((it) => it.isFile) as FileSystemFileEntry[];
        await Promise.all(files.map((it) => this.#take(it)));
        this.#tell(this.files.length);
        for (const it of inner) await this.into(it);
        if (this.files.length + this.folders.length > BATCH_ITEMS_MAX) return;
      }
    } catch {
      this.unread.push(path);
      return;
    }
    if (isEmpty) this.folders.push({ path, modifiedMs: await modifiedMsOf(folder) });
  }

  async #take(entry: FileSystemFileEntry): Promise<void> {
    const path = pathOf(entry);
    try {
      const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
      this.files.push({ path, file });
    } catch {
      this.unread.push(path);
    }
  }
}

const pathOf = ({ fullPath }: FileSystemEntry): string => fullPath.replace(/^\/+/, '');

/** A browser gives some entries of a folder at a time, and none when there are no more. */
async function* batchesOf(folder: FileSystemDirectoryEntry): AsyncGenerator<FileSystemEntry[]> {
  const reader = folder.createReader();
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (entries.length === 0) return;
    yield entries;
  }
}

function modifiedMsOf(folder: DatedEntry): Promise<number> {
  return new Promise((resolve) => {
    const unknown = () => resolve(0);
    if (!folder.getMetadata) return unknown();
    folder.getMetadata(({ modificationTime }) => resolve(modificationTime.getTime()), unknown);
  });
}
