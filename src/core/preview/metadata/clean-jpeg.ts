/** Which segments of a JPEG file the picture needs, and which tell how it was made. */
import type { Bytes } from '../../base/bytes.ts';
import { exifOf, exifOrientation, tellsMore } from './exif.ts';
import {
  begins,
  END,
  EXIF,
  isExif,
  jpegSegments,
  SCAN,
  type SegmentData,
} from './jpeg-segments.ts';

const XMP = 'http://ns.adobe.com/x';
/** Application segments that a picture needs to look right, by marker and by how their data begins. */
const KEPT: readonly (readonly [marker: number, begins: string])[] = [
  [0xe0, 'JFIF\0'],
  [0xe2, 'ICC_PROFILE\0'],
  [0xee, 'Adobe'],
];

const isApplication = (marker: number) => marker >= 0xe0 && marker <= 0xef;
const isKept = (bytes: Bytes, part: SegmentData) =>
  isApplication(part.marker)
    ? KEPT.some(([marker, text]) => part.marker === marker && begins(bytes, part, text))
    : part.marker !== 0xfe; // a comment

/** Whether the file tells where, when or with what the picture was taken. It does so at its beginning. */
export function jpegTells(bytes: Bytes): boolean {
  for (const part of jpegSegments(bytes)) {
    if (part.marker === SCAN) return false;
    if (isExif(bytes, part) && tellsMore(bytes.subarray(part.data + 6, part.end))) return true;
    if (part.marker === 0xe1 && begins(bytes, part, XMP)) return true;
    if (part.marker === 0xed) return true;
  }
  return false;
}

/**
 * The same picture without what is written beside it: its compressed data stays byte for byte, and how it is turned is said
 * again. What follows the picture goes, too: phones put a second one there, or a film. Of a file that was cut off, what is left
 * of the picture stays. Undefined: there is none in it.
 */
export function cleanJpeg(bytes: Bytes): readonly Bytes[] | undefined {
  const kept: Bytes[] = [bytes.subarray(0, 2)];
  let orientation = 1;
  let [from, ended, begun] = [2, false, false];
  for (const part of jpegSegments(bytes)) {
    if (part.start > from) kept.push(bytes.subarray(from, part.start));
    from = part.end;
    if (isExif(bytes, part))
      orientation = exifOrientation(bytes.subarray(part.data + 6, part.end)) ?? orientation;
    if (isKept(bytes, part)) kept.push(bytes.subarray(part.start, part.end));
    ended ||= part.marker === END;
    begun ||= part.marker === SCAN;
  }
  if (!begun && !ended) return undefined;
  if (!ended) kept.push(bytes.subarray(from));
  if (orientation !== 1) kept.splice(1, 0, exifSegment(orientation));
  return kept;
}

function exifSegment(orientation: number): Bytes {
  const tiff = exifOf(orientation);
  const length = 2 + EXIF.length + tiff.length;
  const head = [0xff, 0xe1, length >> 8, length & 0xff];
  return new Uint8Array([...head, ...Array.from(EXIF, (char) => char.charCodeAt(0)), ...tiff]);
}
