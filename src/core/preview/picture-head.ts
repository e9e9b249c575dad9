/** What the first bytes of a picture say: its type and size. Nothing is decoded. */
import type { Bytes } from '../base/bytes.ts';
import { PICTURE_PARTS_MAX, PICTURE_PIXELS_MAX, PICTURE_SIDE_MAX } from '../limits/pictures.ts';
import { exifOrientation } from './metadata/exif.ts';
import { isExif, jpegSegments } from './metadata/jpeg-segments.ts';
import { isPng } from './metadata/png-signature.ts';
import { isWebp, riffChunks } from './metadata/webp-chunks.ts';

/** The types that are drawn. SVG is a document that can do things, and not among them. */
export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp' | 'image/gif';

/** In pixels, as it is shown. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}
export interface PictureHead extends PictureSize {
  readonly type: PictureType;
}

/** Why a picture is not drawn: it is something else than its sharer says, it is too large, or its bytes make no picture. */
export type PictureFault = 'other-type' | 'too-large' | 'damaged';

/** Whether a picture may be decoded. @param claimed the type that its sharer gave it */
export function checkPicture(bytes: Bytes, claimed: PictureType): PictureHead | PictureFault {
  const type = pictureType(bytes);
  if (type !== claimed) return 'other-type';
  const size = SIZES[type](bytes);
  if (!size || size.width < 1 || size.height < 1) return 'damaged';
  const { width, height } = size;
  if (Math.max(width, height) > PICTURE_SIDE_MAX || width * height > PICTURE_PIXELS_MAX)
    return 'too-large';
  return { type, ...size };
}

/** By its first bytes. */
export function pictureType(bytes: Bytes): PictureType | undefined {
  if (isPng(bytes)) return 'image/png';
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (isWebp(bytes)) return 'image/webp';
  const head = String.fromCharCode(...bytes.subarray(0, 6));
  return head === 'GIF87a' || head === 'GIF89a' ? 'image/gif' : undefined;
}

const SIZES: Readonly<Record<PictureType, (bytes: Bytes) => PictureSize | undefined>> = {
  'image/png': pngSize,
  'image/jpeg': jpegSize,
  'image/webp': webpSize,
  'image/gif': gifSize,
};

const viewOf = (bytes: Bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The header comes first, and decoders take no other order. */
function pngSize(bytes: Bytes): PictureSize | undefined {
  if (bytes.length < 33) return undefined;
  const view = viewOf(bytes);
  const isHeader = view.getUint32(8) === 13 && view.getUint32(12) === 0x49484452;
  return isHeader ? { width: view.getUint32(16), height: view.getUint32(20) } : undefined;
}

/** Frame headers are markers C0 to CF, but for the tables among them. */
const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

function jpegSize(bytes: Bytes): PictureSize | undefined {
  const view = viewOf(bytes);
  let turned = false;
  for (const { marker, start, data, end } of jpegSegments(bytes)) {
    if (isExif(bytes, { marker, data, end }))
      turned = (exifOrientation(bytes.subarray(data + 6, end)) ?? 1) >= 5;
    if (marker === 0xda) return undefined;
    if (!isFrame(marker)) continue;
    if (end - start < 10) return undefined;
    const [height, width] = [view.getUint16(data + 1), view.getUint16(data + 3)];
    return turned ? { width: height, height: width } : { width, height };
  }
  return undefined;
}

/** Every part must fit the canvas that the header names: what is decoded is never larger. */
function webpSize(bytes: Bytes): PictureSize | undefined {
  let canvas: PictureSize | undefined;
  let drawn = false;
  for (const { id, data, end } of riffChunks(bytes)) {
    const part = bytes.subarray(data, end);
    if (id === 'VP8X') {
      if (canvas || part.length < 10) return undefined;
      canvas = { width: 1 + uint24(part, 4), height: 1 + uint24(part, 7) };
    } else if (id === 'VP8 ' || id === 'VP8L') {
      const size = id === 'VP8 ' ? lossySize(part) : losslessSize(part);
      if (!size || (canvas && !isSame(size, canvas))) return undefined;
      canvas = size;
      drawn = true;
    } else if (id === 'ANMF') {
      if (!canvas || !fits(part, canvas)) return undefined;
      drawn = true;
    }
  }
  return drawn ? canvas : undefined;
}

const uint24 = (bytes: Bytes, at: number) =>
  (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
const isSame = (a: PictureSize, b: PictureSize) => a.width === b.width && a.height === b.height;

function lossySize(part: Bytes): PictureSize | undefined {
  if (part.length < 10 || uint24(part, 3) !== 0x2a019d) return undefined;
  return { width: uint24(part, 6) & 0x3fff, height: (uint24(part, 7) >> 8) & 0x3fff };
}

function losslessSize(part: Bytes): PictureSize | undefined {
  if (part.length < 5 || part[0] !== 0x2f) return undefined;
  const bits = viewOf(part).getUint32(1, true);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}

/** A frame of an animation lies within the canvas, and its picture is as large as the frame. */
function fits(frame: Bytes, canvas: PictureSize): boolean {
  if (frame.length < 16) return false;
  const [x, y] = [2 * uint24(frame, 0), 2 * uint24(frame, 3)];
  const size = { width: 1 + uint24(frame, 6), height: 1 + uint24(frame, 9) };
  if (x + size.width > canvas.width || y + size.height > canvas.height) return false;
  for (const { id, data, end } of riffChunks(frame, 16)) {
    const part = frame.subarray(data, end);
    const inner = id === 'VP8 ' ? lossySize(part) : id === 'VP8L' ? losslessSize(part) : undefined;
    if (inner) return isSame(inner, size);
  }
  return false;
}

/** The screen, or what its first picture takes: browsers make the screen as large. */
function gifSize(bytes: Bytes): PictureSize | undefined {
  if (bytes.length < 13) return undefined;
  const view = viewOf(bytes);
  const table = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let at = 13 + table(bytes[10] ?? 0);
  for (let parts = 0; parts < PICTURE_PARTS_MAX && at < bytes.length; parts++) {
    if (bytes[at] === 0x2c) {
      if (at + 10 > bytes.length) return undefined;
      const [left, top] = [view.getUint16(at + 1, true), view.getUint16(at + 3, true)];
      const [width, height] = [view.getUint16(at + 5, true), view.getUint16(at + 7, true)];
      return {
        width: Math.max(view.getUint16(6, true), left + width),
        height: Math.max(view.getUint16(8, true), top + height),
      };
    }
    if (bytes[at] !== 0x21) return undefined;
    at += 2;
    // An extension is a run of blocks, each behind its length; an empty one ends it.
    for (let length = bytes[at]; length; length = bytes[at]) {
      if (++parts > PICTURE_PARTS_MAX) return undefined;
      at += 1 + length;
    }
    at += 1;
  }
  return undefined;
}
