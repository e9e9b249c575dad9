/** Exif: what cameras write beside a picture. We read how it is turned, and write no more than that. */
import type { Bytes } from '../../base/bytes.ts';

/** How a picture is turned, 1 to 8; 1: not at all. */
export type Orientation = number;

const ORIENTATION = 0x0112;
/** Tags of the first directory that tell nothing of who took the picture and where: how large and how turned it is. */
const PLAIN: ReadonlySet<number> = new Set([
  ...[0x0100, 0x0101, 0x0102, 0x0103, 0x0106, 0x0111, 0x0112, 0x0115, 0x0116, 0x0117],
  ...[0x011a, 0x011b, 0x011c, 0x0128, 0x0213],
]);

interface Entry {
  readonly tag: number;
  readonly value: number;
}

/** The first directory. @param tiff the bytes that begin with "II" or "MM" */
function entriesOf(tiff: Bytes): readonly Entry[] | undefined {
  if (tiff.length < 14) return undefined;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return undefined;
  const little = order === 0x4949;
  if (view.getUint16(2, little) !== 42) return undefined;
  const start = view.getUint32(4, little);
  if (start + 2 > tiff.length) return undefined;
  const entries: Entry[] = [];
  for (let i = 0; i < view.getUint16(start, little); i++) {
    const at = start + 2 + i * 12;
    if (at + 12 > tiff.length) break;
    entries.push({ tag: view.getUint16(at, little), value: view.getUint16(at + 8, little) });
  }
  return entries;
}

/** Undefined: it says nothing of it, or cannot be read. */
export function exifOrientation(tiff: Bytes): Orientation | undefined {
  const value = entriesOf(tiff)?.find(({ tag }) => tag === ORIENTATION)?.value;
  return value !== undefined && value >= 1 && value <= 8 ? value : undefined;
}

/** It says more than how large and how turned the picture is, or cannot be read. */
export function tellsMore(tiff: Bytes): boolean {
  const entries = entriesOf(tiff);
  return !entries || entries.some(({ tag }) => !PLAIN.has(tag));
}

/** Exif that says how a picture is turned, and nothing else. */
export function exifOf(orientation: Orientation): Bytes {
  return new Uint8Array([
    ...[0x4d, 0x4d, 0, 42, 0, 0, 0, 8], // big-endian; the first directory begins at 8
    ...[0, 1], // one entry
    ...[0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0], // of one 16-bit number
    ...[0, 0, 0, 0], // no further directory
  ]);
}
