/** All files of a folder that a person let us read (File System Access). */

export interface FolderEntry {
  /** From the folder's own name on, with `/` between its parts. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
  /** As it is now. @throws DOMException when it is gone */
  open(): Promise<File>;
}

/** Each look at a file is a message to the browser's process, so many go at once. */
const LOOKS_AT_ONCE = 64;

/** Files that cannot be read are left out. @throws DOMException when the folder itself is gone, or may not be read */
export async function filesOfFolder(
  folder: FileSystemDirectoryHandle,
): Promise<readonly FolderEntry[]> {
  const found: FolderEntry[] = [];
  const folders = [{ handle: folder, path: folder.name }];
  for (let next = folders.shift(); next; next = folders.shift()) {
    const { handle, path } = next;
    const files: FileSystemFileHandle[] = [];
    for await (const entry of handle.values()) {
      if (entry instanceof FileSystemFileHandle) files.push(entry);
      else if (entry instanceof FileSystemDirectoryHandle)
        folders.push({ handle: entry, path: `${path}/${entry.name}` });
    }
    for (let at = 0; at < files.length; at += LOOKS_AT_ONCE) {
      const some = files.slice(at, at + LOOKS_AT_ONCE).map((it) => look(it, path));
      found.push(...(await Promise.all(some)).flat());
    }
  }
  return found;
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
