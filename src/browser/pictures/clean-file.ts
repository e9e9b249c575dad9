/** Picked pictures that lose what cameras and programs wrote beside them, before they are shared. */
import { cleanPicture, tellsOfItsMaking } from '../../core/preview/clean-picture.ts';
import type { Bytes } from '../../core/base/bytes.ts';
import { PICTURE_BYTES_MAX } from '../../core/limits/pictures.ts';

/** Undefined: it is no picture that we clean, or cannot be read; sharing it says so. */
async function pictureBytes(file: File): Promise<Bytes | undefined> {
  if (file.size > PICTURE_BYTES_MAX) return undefined;
  return file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => undefined,
  );
}

/** Whether a picture tells where, when or with what it was taken. */
export async function fileTells(file: File): Promise<boolean> {
  const bytes = await pictureBytes(file);
  return bytes !== undefined && tellsOfItsMaking(bytes);
}

/** The picture without that; a file that cannot be cleaned as it is. What stays is still read from the disk. */
export async function cleanFile(file: File): Promise<File> {
  const bytes = await pictureBytes(file);
  const pieces = bytes && cleanPicture(bytes);
  if (!pieces) return file;
  const parts = pieces.map((piece) => {
    const { buffer, byteOffset, byteLength } = piece;
    return buffer === bytes.buffer ? file.slice(byteOffset, byteOffset + byteLength) : piece;
  });
  const { name, type, lastModified } = file;
  return new File(parts, name, { type, lastModified });
}
