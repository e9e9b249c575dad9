/** A small picture of a picture, which travels with its offer. */
import type { Bytes } from '../../core/base/bytes.ts';
import { THUMB_BYTES_MAX } from '../../core/limits/files.ts';
import { PICTURE_BYTES_MAX, THUMB_SIDE_PX } from '../../core/limits/pictures.ts';
import type { PictureType } from '../../core/preview/picture-head.ts';
import { decodePicture } from './decode-picture.ts';

/** Tried one after the other, until the bytes are few enough. `part` of the longest side. */
const TRIES = [
  { part: 1, quality: 0.7 },
  { part: 1, quality: 0.45 },
  { part: 0.6, quality: 0.5 },
  { part: 0.4, quality: 0.4 },
];
/** A browser that cannot write the first type writes PNG in its place, which is too large as a rule. */
const TYPES = ['image/webp', 'image/jpeg'];

/** A smaller picture is a small file: it comes as quickly itself, and a thumbnail is shown as wide as a message. */
const WORTH_PX = 512;

/** Undefined: it is small, or no picture that we draw, or this browser cannot make one. @param type as the file's name and type say */
export async function makeThumbnail(file: Blob, type: PictureType): Promise<Bytes | undefined> {
  if (file.size > PICTURE_BYTES_MAX || typeof OffscreenCanvas === 'undefined') return undefined;
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const side = THUMB_SIDE_PX;
    const picture = await decodePicture(bytes, type, { width: side, height: side });
    if (typeof picture === 'string') return undefined;
    const { bitmap, size } = picture;
    if (Math.max(size.width, size.height) < WORTH_PX) return undefined;
    return await writeSmall(bitmap);
  } catch {
    return undefined; // it cannot be read or written: it is shared without one
  }
}

/** Undefined: not even a coarse one is small enough. */
export async function writeSmall(bitmap: ImageBitmap): Promise<Bytes | undefined> {
  for (const { part, quality } of TRIES) {
    const small = await write(bitmap, part, quality);
    if (small) return small;
  }
  return undefined;
}

async function write(
  bitmap: ImageBitmap,
  part: number,
  quality: number,
): Promise<Bytes | undefined> {
  const length = (px: number) => Math.max(1, Math.round(px * part));
  const canvas = new OffscreenCanvas(length(bitmap.width), length(bitmap.height));
  const { width, height } = canvas;
  const pen = canvas.getContext('2d');
  if (!pen) return undefined;
  pen.drawImage(bitmap, 0, 0, width, height);
  for (const type of TYPES) {
    if (type === 'image/jpeg') {
      // What can be seen through would be black.
      pen.globalCompositeOperation = 'destination-over';
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, width, height);
    }
    const blob = await canvas.convertToBlob({ type, quality });
    if (blob.type !== type) continue;
    if (blob.size <= THUMB_BYTES_MAX) return new Uint8Array(await blob.arrayBuffer());
    return undefined;
  }
  return undefined;
}
