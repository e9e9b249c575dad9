/** Which chunks of a PNG file the picture needs, and which tell how it was made. */
import type { Bytes } from '../../base/bytes.ts';
import { PICTURE_PARTS_MAX } from '../../limits/pictures.ts';
import { PNG_SIGNATURE } from './png-signature.ts';
import { exifOf, exifOrientation, tellsMore } from './exif.ts';

/** What a picture needs to look right, animations included. All else is said beside it. */
const KEPT: ReadonlySet<string> = new Set(
  (
    'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT ' +
    'acTL fcTL fdAT'
  ).split(' '),
);
/** Texts under these names are Exif, XMP or IPTC. */
const TELLING = /^(?:XML:com\.adobe\.xmp|Raw profile type )/;
const KEYWORD_CHARS = 40;

interface Chunk {
  readonly id: string;
  readonly start: number;
  readonly data: number;
  /** Of its data; a sum of 4 bytes follows. */
  readonly end: number;
}

const latin = (bytes: Bytes) => String.fromCharCode(...bytes);

function* pngChunks(bytes: Bytes): Generator<Chunk> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = PNG_SIGNATURE.length;
  for (let parts = 0; parts < PICTURE_PARTS_MAX && at + 12 <= bytes.length; parts++) {
    const data = at + 8;
    const end = data + view.getUint32(at);
    if (end + 4 > bytes.length) return;
    const id = latin(bytes.subarray(at + 4, data));
    yield { id, start: at, data, end };
    if (id === 'IEND') return;
    at = end + 4;
  }
}

/** Whether the file tells where, when or with what the picture was taken. */
export function pngTells(bytes: Bytes): boolean {
  for (const { id, data, end } of pngChunks(bytes)) {
    const part = bytes.subarray(data, end);
    if (id === 'eXIf' && tellsMore(part)) return true;
    if (id === 'tEXt' || id === 'zTXt' || id === 'iTXt')
      if (TELLING.test(latin(part.subarray(0, KEYWORD_CHARS)))) return true;
  }
  return false;
}

/**
 * The same picture without what is written beside it and behind it. Of a file that was cut off, what is left of the picture stays.
 * Undefined: there is none in it.
 */
export function cleanPng(bytes: Bytes): readonly Bytes[] | undefined {
  const kept: Bytes[] = [bytes.subarray(0, PNG_SIGNATURE.length)];
  let orientation = 1;
  let [begun, ended, last] = [false, false, PNG_SIGNATURE.length];
  for (const { id, start, data, end } of pngChunks(bytes)) {
    if (id === 'eXIf') orientation = exifOrientation(bytes.subarray(data, end)) ?? orientation;
    if (KEPT.has(id)) kept.push(bytes.subarray(start, end + 4));
    begun ||= id === 'IDAT';
    ended ||= id === 'IEND';
    last = end + 4;
  }
  const isCut = !ended && latin(bytes.subarray(last + 4, last + 8)) === 'IDAT';
  if (!begun && !isCut) return undefined;
  if (isCut) kept.push(bytes.subarray(last));
  if (orientation !== 1) kept.splice(2, 0, exifChunk(orientation)); // behind the header
  return kept;
}

function exifChunk(orientation: number): Bytes {
  const data = exifOf(orientation);
  const chunk = new Uint8Array(12 + data.length);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  chunk.set([0x65, 0x58, 0x49, 0x66], 4); // eXIf
  chunk.set(data, 8);
  view.setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)));
  return chunk;
}

/** The sum that PNG wants behind each chunk (ISO 3309). */
function crc32(bytes: Bytes): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}
