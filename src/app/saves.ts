/** Saves a complete file of a room: to the browser's downloads, or a batch into a folder. */
import { giveToDownloads } from '../browser/saving/save-blob.ts';
import { createSaver } from '../browser/saving/save-file.ts';
import { persistStorage } from '../browser/storage/storage-quota.ts';
import type { RoomFiles } from '../core/api/room-api.ts';
import { SwapError } from '../core/base/errors.ts';
import type { FileId, Topic } from '../core/base/ids.ts';
import type { Saved, SaveNews } from '../ui/services.ts';
import { saveBatch } from './batch-saver.ts';
import type { Device } from './device.ts';

export interface ToSave {
  readonly device: Pick<Device, 'storesOf' | 'worker'>;
  readonly topic: Topic;
  readonly files: Pick<RoomFiles, 'savable' | 'isWithdrawn'>;
  readonly id: FileId;
  /** Chosen for the files of a batch. */
  readonly folder: FileSystemDirectoryHandle | undefined;
  tell(news: SaveNews): void;
}

/** A text, under this name. As with files, it must not run on this origin when somebody opens it by mistake. */
export const saveText = (name: string, text: string): void =>
  giveToDownloads(name, new Blob([text], { type: 'application/octet-stream' }));

/** @throws SwapError withdrawn, source-gone, storage-full, storage-failed, unsupported */
export async function saveShared(it: ToSave): Promise<void> {
  const folder = it.folder?.name;
  it.tell({ kind: 'saving', folder });
  let saved: Saved | undefined;
  try {
    saved = await save(it);
  } finally {
    it.tell(saved ? { kind: 'saved', folder, saved } : { kind: 'stopped', folder });
  }
}

/** Undefined: the person cancelled it. */
async function save(it: ToSave): Promise<Saved | undefined> {
  const { device, topic, files, id, folder, tell } = it;
  void persistStorage();
  const file = files.savable(id);
  if (!file) {
    const code = files.isWithdrawn(id) ? 'withdrawn' : 'source-gone';
    throw new SwapError(code, 'the file is not complete here');
  }
  const { kind } = await device.storesOf(topic);
  const saver = createSaver({
    ...{ worker: device.worker, chunksInIndexedDb: kind === 'indexeddb' },
    waits: () => tell({ kind: 'waits', folder: folder?.name }),
  });
  if (file.batch) return saveBatch(file, file.batch, saver, folder);
  return (await saver.save(file)) ? { folder: undefined, renamed: [] } : undefined;
}
