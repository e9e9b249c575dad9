/** All files of a folder that a person let us read (File System Access). */

export interface FolderEntry {
  /** From the folder's own name on, with `/` between its parts. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  /** As it is now. @throws DOMException when it is gone */
  open(): Promise<File>;
}

/** Each look at a file is a message to the browser's process, so many are under way, while the next names are listed. */
const LOOKS_AT_ONCE = 256;

/** Files that cannot be read are left out. @throws DOMException when the folder itself is gone, or may not be read */
export async function filesOfFolder(
  folder: FileSystemDirectoryHandle,
): Promise<readonly FolderEntry[]> {
  const looks: Promise<readonly FolderEntry[]>[] = [];
  const folders = [{ handle: folder, path: folder.name }];
  for (let next = folders.shift(); next; next = folders.shift()) {
    const { handle, path } = next;
    for await (const entry of handle.values()) {
      if (entry instanceof FileSystemFileHandle) {
        await looks[looks.length - LOOKS_AT_ONCE];
        looks.push(look(entry, path));
      } else if (entry instanceof FileSystemDirectoryHandle)
        folders.push({ handle: entry, path: `${path}/${entry.name}` });
    }
  }
  return (await Promise.all(looks)).flat();
}

async function look(handle: FileSystemFileHandle, folder: string): Promise<readonly FolderEntry[]> {
  try {
    const { size, lastModified } = await handle.getFile();
    const path = `${folder}/${handle.name}`;
    const modifiedMs = Math.max(0, lastModified);
    return [{ path, sizeBytes: size, modifiedMs, open: () => handle.getFile() }];
  } catch {
    return [];
  }
}
