/** Saves a complete file of a room: to the browser's downloads, or a batch into a folder. */
import { createSaver } from '../browser/saving/save-file.ts';
import { persistStorage } from '../browser/storage/storage-quota.ts';
import type { RoomFiles } from '../core/api/room-api.ts';
import { SwapError } from '../core/base/errors.ts';
import type { FileId, Topic } from '../core/base/ids.ts';
import type { Saved } from '../ui/services.ts';
import { saveBatch } from './batch-saver.ts';
import type { Device } from './device.ts';

export interface ToSave {
  readonly device: Device;
  readonly topic: Topic;
  readonly files: RoomFiles;
  readonly id: FileId;
  /** Chosen for the files of a batch. */
  readonly folder: FileSystemDirectoryHandle | undefined;
  /** Saving begins some seconds later. */
  waits(): void;
}

/** Undefined: the person cancelled it. @throws SwapError withdrawn, source-gone, storage-full, storage-failed, unsupported */
export async function saveShared(it: ToSave): Promise<Saved | undefined> {
  const { device, topic, files, id, folder, waits } = it;
  void persistStorage();
  const file = files.savable(id);
  if (!file) {
    const code = files.isWithdrawn(id) ? 'withdrawn' : 'source-gone';
    throw new SwapError(code, 'the file is not complete here');
  }
  const { kind } = await device.storesOf(topic);
  const saver = createSaver({
    ...{ worker: device.worker, chunksInIndexedDb: kind === 'indexeddb' },
    waits,
  });
  if (file.batch) return saveBatch(file, file.batch, saver, folder);
  return (await saver.save(file)) ? { folder: undefined, renamed: [] } : undefined;
}
