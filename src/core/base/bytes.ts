/** Byte strings: how they become text, and how they are compared. */

/** Bytes that are not in shared memory, as WebCrypto and IndexedDB take them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** Of base64url (RFC 4648, section 5), in the order of its values. */
export const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const CODES = Uint8Array.from(BASE64URL, (it) => it.charCodeAt(0));
/** A multiple of three; a call takes only so many arguments. */
const PIECE_BYTES = 6_144;
/** By the code of a character; -1: it has none. */
const VALUES = Int8Array.from({ length: 128 }, (_, code) =>
  BASE64URL.indexOf(String.fromCharCode(code)),
);

/**
 * By hand, because most of what comes is looked up by it, and a library takes several times as long. From codes, since a text that is put
 * together of pieces keeps them all in memory.
 */
export function toBase64Url(bytes: Uint8Array): string {
  if (bytes.length <= PIECE_BYTES) return pieceOf(bytes);
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += PIECE_BYTES)
    pieces.push(pieceOf(bytes.subarray(from, from + PIECE_BYTES)));
  return pieces.join('');
}

function pieceOf(bytes: Uint8Array): string {
  const at = (i: number) => bytes[i] ?? 0;
  const code = (bits: number) => CODES[bits & 0x3f] ?? 0;
  const whole = bytes.length - (bytes.length % 3);
  const codes: number[] = [];
  for (let i = 0; i < whole; i += 3) {
    const bits = (at(i) << 16) | (at(i + 1) << 8) | at(i + 2);
    codes.push(code(bits >> 18), code(bits >> 12), code(bits >> 6), code(bits));
  }
  if (bytes.length - whole === 1) codes.push(code(at(whole) >> 2), code(at(whole) << 4));
  if (bytes.length - whole === 2) {
    const bits = (at(whole) << 8) | at(whole + 1);
    codes.push(code(bits >> 10), code(bits >> 4), code(bits << 2));
  }
  return String.fromCharCode(...codes);
}

/** The bytes of unpadded base64url text, or null when it is not that. */
export function fromBase64Url(text: string): Bytes | null {
  const bytes = new Uint8Array((text.length * 3) >> 2);
  let at = 0;
  let bits = 0;
  let bitCount = 0;
  for (let i = 0; i < text.length; i++) {
    const value = VALUES[text.charCodeAt(i)] ?? -1;
    if (value < 0) return null;
    bits = (bits << 6) | value;
    bitCount += 6;
    if (bitCount < 8) continue;
    bitCount -= 8;
    bytes[at++] = bits >> bitCount;
    bits &= (1 << bitCount) - 1;
  }
  // One character too many, or bits of no byte: the same bytes have another text.
  return bitCount === 6 || bits > 0 ? null : bytes;
}

const encoder = new TextEncoder();
export const utf8 = (text: string): Bytes => encoder.encode(text);

export const concat = (...parts: Uint8Array[]): Bytes => joined(parts);

/** For as many parts as there are: a call takes about 100,000 arguments, and a file may have four times as many chunks. */
export function joined(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false; // `every` takes ten times as long
  return true;
}
