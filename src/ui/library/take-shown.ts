/** Takes a file of a library as it was shown. Its owner may give another one in its place, and nobody has asked for that. */
import { fileNameOf } from '../../core/api/file-search.ts';
import type { LibraryHit, RoomLibrary } from '../../core/api/library.ts';
import type { RoomFiles } from '../../core/api/room-api.ts';
import { FILE_NAME_CHARS_MAX } from '../../core/limits/files.ts';
import type { FileId } from '../../core/base/ids.ts';

/**
 * Downloads it, unless it has another name or size: its row then shows that, and the person decides anew.
 * @throws as `RoomLibrary.take`
 */
export async function takeShown(
  part: Pick<RoomLibrary, 'take'>,
  files: Pick<RoomFiles, 'get'>,
  { library, at, path, sizeBytes }: Pick<LibraryHit, 'library' | 'at' | 'path' | 'sizeBytes'>,
  download: (id: FileId) => Promise<unknown>,
): Promise<void> {
  const id = await part.take(library, at);
  const file = files.get(id);
  const name = [...fileNameOf(path)].slice(0, FILE_NAME_CHARS_MAX).join('');
  if (file?.sizeBytes === sizeBytes && file.name === name) await download(id);
}
