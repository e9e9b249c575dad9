/** Which chunks of a WebP file the picture needs, and which tell how it was made. */
import { concat, type Bytes } from '../../base/bytes.ts';
import { exifOf, exifOrientation, tellsMore } from './exif.ts';
import { latin, riffChunks, sizeOf } from './webp-chunks.ts';

/** What a picture needs to look right, animations included. All else is said beside it. */
const KEPT: ReadonlySet<string> = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Bits in the header for the chunks EXIF and XMP. */
const HAS_EXIF = 0x08;
const HAS_XMP = 0x04;

/** Some writers put the words of JPEG before it. */
const tiffOf = (part: Bytes): Bytes =>
  latin(part.subarray(0, 6)) === 'Exif\0\0' ? part.subarray(6) : part;

/** Whether the file tells where, when or with what the picture was taken. */
export function webpTells(bytes: Bytes): boolean {
  for (const { id, data, end } of riffChunks(bytes)) {
    if (id === 'XMP ') return true;
    if (id === 'EXIF' && tellsMore(tiffOf(bytes.subarray(data, end)))) return true;
  }
  return false;
}

/** The same picture without what is written beside it and behind it. Undefined: the file is damaged. */
export function cleanWebp(bytes: Bytes): readonly Bytes[] | undefined {
  const kept: Bytes[] = [];
  let orientation = 1;
  let [drawn, seen] = [false, 0];
  for (const { id, start, data, end } of riffChunks(bytes)) {
    seen = end + (end % 2); // a chunk of odd length is filled up
    if (id === 'EXIF')
      orientation = exifOrientation(tiffOf(bytes.subarray(data, end))) ?? orientation;
    drawn ||= id === 'VP8 ' || id === 'VP8L' || id === 'ANMF';
    if (KEPT.has(id)) kept.push(bytes.subarray(start, seen));
  }
  if (!drawn || seen < sizeOf(bytes) || seen > bytes.length) return undefined;
  const [header] = kept;
  if (header && latin(header.subarray(0, 4)) === 'VP8X') {
    const turned = orientation !== 1;
    kept[0] = header.slice();
    kept[0][8] = ((header[8] ?? 0) & ~(HAS_EXIF | HAS_XMP)) | (turned ? HAS_EXIF : 0);
    if (turned) kept.push(exifChunk(orientation));
  }
  const length = kept.reduce((sum, part) => sum + part.length, 4);
  return [head(length), ...kept];
}

const little = (value: number): Bytes => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
};
const ascii = (text: string): Bytes => Uint8Array.from(text, (char) => char.charCodeAt(0));
const head = (length: number): Bytes => concat(ascii('RIFF'), little(length), ascii('WEBP'));
function exifChunk(orientation: number): Bytes {
  const data = exifOf(orientation); // of even length
  return concat(ascii('EXIF'), little(data.length), data);
}
