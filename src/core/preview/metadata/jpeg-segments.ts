/** The segments of a JPEG file. */
import type { Bytes } from '../../base/bytes.ts';
import { PICTURE_PARTS_MAX } from '../../limits/pictures.ts';

export interface Segment {
  readonly marker: number;
  readonly start: number;
  /** Behind the marker and the length. */
  readonly data: number;
  /** Of a scan: behind its header; what was compressed follows. */
  readonly end: number;
}

/** Markers: compressed data follows, and the end of the picture. */
export const SCAN = 0xda;
export const END = 0xd9;
export const EXIF = 'Exif\0\0';

/** Those before the file's end or its first damage. Compressed data between them is skipped. */
export function* jpegSegments(bytes: Bytes): Generator<Segment> {
  let at = 2;
  for (let parts = 0; parts < PICTURE_PARTS_MAX && at < bytes.length; parts++) {
    if (bytes[at] !== 0xff) return;
    while (bytes[at + 1] === 0xff) at += 1; // a marker may be filled up with these
    const marker = bytes[at + 1];
    if (marker === undefined || marker === 0) return;
    if (marker === 0x01 || (marker >= 0xd0 && marker <= END)) {
      yield { marker, start: at, data: at + 2, end: at + 2 };
      if (marker === END) return;
      at += 2;
      continue;
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    const end = at + 2 + length;
    if (length < 2 || end > bytes.length) return;
    yield { marker, start: at, data: at + 4, end };
    at = marker === SCAN ? afterScan(bytes, end) : end;
  }
}

/** In compressed data, FF 00 is a byte FF, and markers D0 to D7 are part of it. */
function afterScan(bytes: Bytes, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

export type SegmentData = Pick<Segment, 'marker' | 'data' | 'end'>;

export const begins = (bytes: Bytes, { data, end }: SegmentData, text: string): boolean =>
  end - data >= text.length &&
  Array.from(text).every((char, i) => bytes[data + i] === char.charCodeAt(0));
export const isExif = (bytes: Bytes, part: SegmentData): boolean =>
  part.marker === 0xe1 && begins(bytes, part, EXIF);
