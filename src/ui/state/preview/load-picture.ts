/** A picture's pixels, from the bytes of its file. */
import type { FileId } from '../../../core/base/ids.ts';
import type { RoomFiles } from '../../../core/api/room-api.ts';
import { PICTURE_BYTES_MAX } from '../../../core/limits/pictures.ts';
import type { PictureFault, PictureSize, PictureType } from '../../../core/preview/picture-head.ts';
import type { DecodedPicture } from '../../picture-services.ts';
import type { Services } from '../../services.ts';
import { readFile } from './read-file.ts';

interface PictureFile {
  readonly id: FileId;
  /** Where its bytes begin: in a batch after those of others. */
  readonly from?: number | undefined;
  readonly sizeBytes: number;
  readonly type: PictureType;
  /** The screen shows it, and no person asked for it. */
  readonly unasked?: boolean;
}

/**
 * What is not here is fetched. Undefined: nobody waits for it any more.
 * @param within how large it may be, in pixels of the screen
 * @throws when the code for it cannot be loaded
 */
export async function loadPicture(
  files: Pick<RoomFiles, 'read'>,
  services: Services,
  file: PictureFile,
  within: PictureSize,
  signal: AbortSignal,
): Promise<DecodedPicture | PictureFault | 'unreadable' | undefined> {
  if (file.sizeBytes > PICTURE_BYTES_MAX) return 'too-large';
  const { from = 0, sizeBytes } = file;
  const range = { from, to: from + sizeBytes };
  const bytes = await readFile(files, file.id, range, signal, file.unasked ? 'unasked' : undefined);
  if (signal.aborted) return undefined;
  if (!bytes) return 'unreadable';
  const picture = await (await services.pictures()).decode(bytes, file.type, within);
  if (!signal.aborted) return picture;
  if (typeof picture === 'object') picture.bitmap.close();
  return undefined;
}
