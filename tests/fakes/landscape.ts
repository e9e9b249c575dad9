/** Pictures for the gallery: hills before a sky, as PNG files that are not compressed. */
import { concat, utf8, type Bytes } from '../../src/core/base/bytes.ts';

const big = (value: number): Bytes => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
};

function crc32(bytes: Bytes): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

const chunk = (id: string, data: Bytes): Bytes => {
  const named = concat(utf8(id), data);
  return concat(big(data.length), named, big(crc32(named)));
};

/** What zlib calls stored blocks. */
function stored(bytes: Bytes): Bytes {
  const parts: Bytes[] = [new Uint8Array([0x78, 1])];
  const LENGTH_MAX = 65_535;
  for (let at = 0; at < bytes.length; at += LENGTH_MAX) {
    const part = bytes.subarray(at, at + LENGTH_MAX);
    const { length } = part;
    const isLast = at + length === bytes.length ? 1 : 0;
    parts.push(new Uint8Array([isLast, length & 255, length >> 8, ~length & 255, ~length >> 8]));
    parts.push(part);
  }
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return concat(...parts, big(b * 65_536 + a));
}

/** @param hue where the colours begin, so that pictures differ */
export function landscape(width: number, height: number, hue = 0): Bytes {
  const rows = new Uint8Array((3 * width + 1) * height);
  for (let y = 0, at = 0; y < height; y++) {
    at++; // no filter
    for (let x = 0; x < width; x++) {
      const hill = height * (0.55 + 0.2 * Math.sin((5 * x) / width + hue));
      const near = height * (0.75 + 0.12 * Math.sin((8 * x) / width + 2 * hue));
      const sky = [150 + (80 * y) / height, 190 + 20 * Math.sin(hue), 220];
      const far = [90 + 30 * Math.sin(hue), 130, 120];
      const colour = y > near ? [50, 90 + 30 * Math.cos(hue), 60] : y > hill ? far : sky;
      for (const value of colour) rows[at++] = value;
    }
  }
  const header = concat(big(width), big(height), new Uint8Array([8, 2, 0, 0, 0]));
  return concat(
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', stored(rows)),
    chunk('IEND', new Uint8Array()),
  );
}
