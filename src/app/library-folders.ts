/** Folders that a person shares as libraries, where the browser lets us look into them again (File System Access). */
import { createFileSource } from '../browser/chunking/file-source.ts';
import { filesOfFolder } from '../browser/platform/folder-files.ts';
import { FolderHandles } from '../browser/storage/kept/folder-handles.ts';
import { persistStorage } from '../browser/storage/storage-quota.ts';
import type { LibraryFolder } from '../core/api/library.ts';
import { SwapError } from '../core/base/errors.ts';
import type { ChosenFolder, LibraryFolders, RoomSession } from '../ui/services.ts';

type Permission = 'granted' | 'denied' | 'prompt';
/** Chromium has these; the types of the DOM do not. */
interface Asks {
  queryPermission?(how: { readonly mode: 'read' }): Promise<Permission>;
  requestPermission?(how: { readonly mode: 'read' }): Promise<Permission>;
}

const READ = { mode: 'read' } as const;

/** Undefined where the browser has no such thing. Where nothing of the room is stored, no folder of it is. */
export function libraryFolders({
  room,
  storageId,
  isTraceless,
  keepsNothing,
}: RoomSession): LibraryFolders | undefined {
  if (!('showDirectoryPicker' in window)) return undefined;
  const kept = isTraceless || keepsNothing ? undefined : new FolderHandles(storageId);
  void kept?.dropAll((id) => room.files.isWithdrawn(id)).catch(() => undefined); // the next look tries again

  const chosen = async (handle: FileSystemDirectoryHandle): Promise<ChosenFolder> => ({
    folder: await read(handle),
    async keep(library) {
      await kept?.keep(library, handle).catch(() => undefined); // it is chosen again after a reload
    },
  });

  return {
    async choose() {
      try {
        const options = { id: 'swapmeet-library', mode: 'read', startIn: 'documents' } as const;
        const handle = await window.showDirectoryPicker?.(options);
        return handle && (await chosen(handle));
      } catch (cause) {
        if (cause instanceof DOMException && cause.name === 'AbortError') return undefined;
        throw new SwapError('unsupported', 'the browser lets us into no folder', { cause });
      }
    },
    async again(library, mayAsk) {
      const handle = (await kept?.get(library).catch(() => undefined)) as
        | (FileSystemDirectoryHandle & Asks)
        | undefined;
      if (!handle) return undefined;
      let permission = await handle.queryPermission?.(READ);
      if (permission === 'prompt' && mayAsk) permission = await handle.requestPermission?.(READ);
      if (permission === 'prompt' && !mayAsk) return 'ask';
      if (permission === 'denied' || permission === 'prompt') return undefined;
      return chosen(handle).catch(() => undefined); // it was moved or deleted
    },
  };
}

async function read(handle: FileSystemDirectoryHandle): Promise<LibraryFolder> {
  const files = (await filesOfFolder(handle)).map(({ path, sizeBytes, modifiedMs, open }) => ({
    ...{ path, sizeBytes, modifiedMs },
    async open() {
      void persistStorage();
      const file = await open().catch((cause: unknown) => {
        throw new SwapError('source-gone', 'it was moved or deleted', { cause });
      });
      return { source: createFileSource(file), mime: file.type };
    },
  }));
  return { name: handle.name, files };
}
