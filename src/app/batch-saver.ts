/** Saves a batch: its files into a folder that the person chose, or as one Zip archive to the browser's downloads. */
import { batchEntries } from '../browser/saving/batch/batch-entries.ts';
import { EntryReader } from '../browser/saving/batch/entry-reader.ts';
import { saveIntoFolder } from '../browser/saving/batch/into-folder.ts';
import type { Saver } from '../browser/saving/save-file.ts';
import { zipBytes } from '../browser/saving/zip/zip-format.ts';
import { zipStream } from '../browser/saving/zip/zip-stream.ts';
import type { SavableFile } from '../core/api/views.ts';
import type { Saved } from '../ui/services.ts';

/** Undefined: the person cancelled it. @throws as `Saver.save`, and SwapError storage-full */
export async function saveBatch(
  file: SavableFile,
  batch: NonNullable<SavableFile['batch']>,
  saver: Saver,
  folder: FileSystemDirectoryHandle | undefined,
): Promise<Saved | undefined> {
  const { entries, renamed } = batchEntries(batch);
  const readers: EntryReader[] = [];
  const newReader = (until?: AbortSignal): EntryReader => {
    const reader = new EntryReader(file.read(until));
    readers.push(reader);
    return reader;
  };
  try {
    if (folder) {
      const reader = newReader();
      const taken = await saveIntoFolder(folder, entries, (it) => reader.take(it.sizeBytes));
      return { folder: folder.name, renamed: [...renamed, ...taken] };
    }
    const zip: SavableFile = {
      name: `${file.name}.zip`,
      mime: 'application/zip',
      sizeBytes: zipBytes(entries),
      chunks: [],
      streamed: file.streamed,
      read(until) {
        const reader = newReader(until);
        return zipStream(entries, (it) => reader.take(it.sizeBytes));
      },
    };
    return (await saver.save(zip, 'made')) ? { folder: undefined, renamed } : undefined;
  } finally {
    await Promise.all(readers.map((reader) => reader.close()));
  }
}
