/** A folder of packs in the origin private file system (OPFS), for dedicated workers: only they get sync handles. */
import { SwapError } from '../../core/base/errors.ts';
import type { PackFile, PackFolder } from './pack-set.ts';

/** @throws where the browser has no such file system, or none for this page */
export async function openOpfsFolder(name: string): Promise<PackFolder> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(name, { create: true });
  return {
    async list() {
      const names: string[] = [];
      for await (const entry of folder.keys()) names.push(entry);
      return names;
    },
    async open(file) {
      const handle = await folder.getFileHandle(file, { create: true });
      try {
        return createPackFile(await handle.createSyncAccessHandle());
      } catch (error) {
        if (isLocked(error)) return undefined;
        throw error;
      }
    },
    remove: (file) => folder.removeEntry(file),
  };
}

function createPackFile(handle: FileSystemSyncAccessHandle): PackFile {
  return {
    read: (into, at) => handle.read(into, { at }),
    write(bytes, at) {
      // On a full disk some browsers throw; some modes of Chromium write less.
      if (worded(() => handle.write(bytes, { at })) !== bytes.length) throw full();
    },
    flush: () => worded(() => handle.flush()),
    cut(sizeBytes) {
      if (handle.getSize() > sizeBytes) worded(() => handle.truncate(sizeBytes));
    },
    close: () => handle.close(),
  };
}

const isLocked = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'NoModificationAllowedError';

function worded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'QuotaExceededError') throw full(error);
    const message = error instanceof Error ? error.message : String(error);
    throw new SwapError('storage-failed', `This browser's file system refused: ${message}`, {
      cause: error,
    });
  }
}

const full = (cause?: unknown): SwapError =>
  new SwapError('storage-full', 'The storage of this browser is full.', { cause });
