/** Decodes a picture that its header lets through. One after the other: each may take 160 MB for a moment. */
import type { Bytes } from '../../core/base/bytes.ts';
import { THUMB_SIDE_MAX } from '../../core/limits/pictures.ts';
import {
  checkPicture,
  pictureType,
  type PictureFault,
  type PictureSize,
  type PictureType,
} from '../../core/preview/picture-head.ts';

interface Decoded {
  readonly bitmap: ImageBitmap;
  readonly size: PictureSize;
}

let last: Promise<unknown> = Promise.resolve();

/** @param within how large it may be; a smaller picture stays as it is */
export function decodePicture(
  bytes: Bytes,
  claimed: PictureType,
  within: PictureSize,
): Promise<Decoded | PictureFault> {
  const decoded = last.then(() => decode(bytes, claimed, within));
  last = decoded.catch(() => undefined);
  return decoded;
}

/** A thumbnail says its type itself: nobody else does. */
export async function decodeThumbnail(
  bytes: Bytes,
  within: PictureSize,
): Promise<Decoded | undefined> {
  const type = pictureType(bytes);
  const head = type && type !== 'image/gif' ? checkPicture(bytes, type) : undefined;
  if (typeof head !== 'object' || Math.max(head.width, head.height) > THUMB_SIDE_MAX)
    return undefined;
  const decoded = await decodePicture(bytes, head.type, within);
  return typeof decoded === 'string' ? undefined : decoded;
}

async function decode(
  bytes: Bytes,
  claimed: PictureType,
  within: PictureSize,
): Promise<Decoded | PictureFault> {
  const head = checkPicture(bytes, claimed);
  if (typeof head === 'string') return head;
  const { width, height } = head;
  const scale = Math.min(1, within.width / width, within.height / height);
  // The height follows from the width, in the picture's own proportions, however its header is turned.
  const resizeWidth = Math.max(1, Math.round(width * scale));
  try {
    const blob = new Blob([bytes], { type: head.type });
    const smaller = { resizeWidth, resizeQuality: 'medium' } as const;
    const bitmap = await createImageBitmap(blob, scale < 1 ? smaller : {});
    return { bitmap, size: { width, height } };
  } catch {
    return 'damaged';
  }
}
