/** CRC-32 as Zip wants it (ISO 3309), four bytes at a step: it runs over every byte that is saved. */
import type { Bytes } from '../../../core/base/bytes.ts';

const POLYNOMIAL = 0xedb88320;
const STEP = 4;
/** 256 values for a byte with no byte behind it, then 256 for a byte with one zero byte behind it, and so on. */
const TABLE = makeTable();

/** Goes on from the checksum of what came before; 0 at first. */
export function crc32(bytes: Bytes, before = 0): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let crc = ~before;
  let at = 0;
  for (; at + STEP <= bytes.length; at += STEP) {
    const word = crc ^ view.getUint32(at, true);
    crc =
      (TABLE[768 + (word & 255)] ?? 0) ^
      (TABLE[512 + ((word >>> 8) & 255)] ?? 0) ^
      (TABLE[256 + ((word >>> 16) & 255)] ?? 0) ^
      (TABLE[word >>> 24] ?? 0);
  }
  for (; at < bytes.length; at++) crc = (crc >>> 8) ^ (TABLE[(crc ^ view.getUint8(at)) & 255] ?? 0);
  return ~crc >>> 0;
}

function makeTable(): Uint32Array {
  const table = new Uint32Array(STEP * 256);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? POLYNOMIAL : 0);
    table[byte] = crc;
  }
  for (let at = 256; at < table.length; at++) {
    const last = table[at - 256] ?? 0;
    table[at] = (last >>> 8) ^ (table[last & 255] ?? 0);
  }
  return table;
}
