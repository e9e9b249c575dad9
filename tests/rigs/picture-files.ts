/** Files of pictures, put together byte by byte: right ones, and ones that lie. */
import { crc32, deflateSync } from 'node:zlib';
import { concat, type Bytes } from '../../src/core/base/bytes.ts';

export const latin = (text: string): Bytes => Uint8Array.from(text, (char) => char.charCodeAt(0));
const big = (value: number, bytes: number): Bytes =>
  Uint8Array.from({ length: bytes }, (_, i) => (value / 256 ** (bytes - 1 - i)) & 255);
const little = (value: number, bytes: number): Bytes => big(value, bytes).toReversed();

/** Exif with a camera's name and a place, in either order of bytes. */
export function cameraExif(orientation: number, order: 'II' | 'MM' = 'MM'): Bytes {
  const put = order === 'MM' ? big : little;
  const entry = (tag: number, type: number, count: number, value: Bytes) =>
    concat(put(tag, 2), put(type, 2), put(count, 4), value);
  const entries = [
    entry(0x010f, 2, 4, latin('Cam\0')),
    entry(0x0112, 3, 1, concat(put(orientation, 2), put(0, 2))),
    entry(0x8825, 4, 1, put(200, 4)),
  ];
  const directory = concat(put(entries.length, 2), ...entries, put(0, 4));
  return concat(latin(order), put(42, 2), put(8, 4), directory, latin('GPS 48.2082 16.3738'));
}

export const segment = (marker: number, data: Bytes): Bytes =>
  concat(new Uint8Array([0xff, marker]), big(data.length + 2, 2), data);
export const exifSegment = (tiff: Bytes): Bytes => segment(0xe1, concat(latin('Exif\0\0'), tiff));
export const frame = (width: number, height: number): Bytes =>
  segment(0xc0, concat(big(8, 1), big(height, 2), big(width, 2), latin('\x01\x01\x11\0')));

/** A JPEG of these segments, with compressed data that holds what looks like markers. */
export const jpegOf = (...segments: readonly Bytes[]): Bytes =>
  concat(
    new Uint8Array([0xff, 0xd8]),
    ...segments,
    segment(0xda, latin('\x01\x01\0\0\x3f\0')),
    new Uint8Array([1, 0xff, 0, 2, 0xff, 0xd0, 3, 4]),
    new Uint8Array([0xff, 0xd9]),
  );

export const pngChunk = (id: string, data: Bytes): Bytes => {
  const named = concat(latin(id), data);
  return concat(big(data.length, 4), named, big(crc32(named), 4));
};
const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const pngHeader = (width: number, height: number) =>
  pngChunk('IHDR', concat(big(width, 4), big(height, 4), new Uint8Array([8, 0, 0, 0, 0])));

/** A grey PNG that decoders take, with these chunks behind its header. */
export function pngOf(width: number, height: number, ...chunks: readonly Bytes[]): Bytes {
  const rows = Buffer.alloc((width + 1) * height, 0x80);
  for (let y = 0; y < height; y++) rows[y * (width + 1)] = 0; // no filter
  const data = Uint8Array.from(deflateSync(rows));
  const end = [pngChunk('IDAT', data), pngChunk('IEND', new Uint8Array())];
  return concat(PNG, pngHeader(width, height), ...chunks, ...end);
}
/** Some bytes that claim to be a picture of this size. */
export const pngBomb = (width: number, height: number): Bytes =>
  concat(
    PNG,
    pngHeader(width, height),
    pngChunk('IDAT', Uint8Array.from(deflateSync(Buffer.alloc(1_000_000)))),
    pngChunk('IEND', new Uint8Array()),
  );

export const riffChunk = (id: string, data: Bytes): Bytes =>
  concat(latin(id), little(data.length, 4), data, new Uint8Array(data.length % 2));
export const webpOf = (...chunks: readonly Bytes[]): Bytes =>
  riffChunk('RIFF', concat(latin('WEBP'), ...chunks));
export const webpHeader = (width: number, height: number, flags = 0): Bytes =>
  riffChunk(
    'VP8X',
    concat(new Uint8Array([flags, 0, 0, 0]), little(width - 1, 3), little(height - 1, 3)),
  );
export const webpLossy = (width: number, height: number): Bytes =>
  riffChunk(
    'VP8 ',
    concat(new Uint8Array([0, 0, 0, 0x9d, 1, 0x2a]), little(width, 2), little(height, 2)),
  );
export const webpLossless = (width: number, height: number): Bytes =>
  riffChunk('VP8L', concat(latin('\x2f'), little(width - 1 + (height - 1) * 0x4000, 4)));
export const webpFrame = (width: number, height: number, picture: Bytes): Bytes =>
  riffChunk(
    'ANMF',
    concat(
      new Uint8Array(6),
      little(width - 1, 3),
      little(height - 1, 3),
      new Uint8Array(4),
      picture,
    ),
  );

/** A GIF with a comment before its first picture. @param at where that picture begins */
export const gifOf = (width: number, height: number, at = { left: 0, width, height }): Bytes =>
  concat(
    latin('GIF89a'),
    little(width, 2),
    little(height, 2),
    new Uint8Array([0x80, 0, 0, 0, 0, 0, 255, 255, 255]),
    latin('!\xfe\x03abc\x02de\0'),
    latin(','),
    ...[at.left, 0, at.width, at.height].map((it) => little(it, 2)),
    new Uint8Array([0, 2, 2, 0x4c, 1, 0, 0x3b]),
  );
