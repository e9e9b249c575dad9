/** Byte strings: how they become text, and how they are compared. */
import { base64urlnopad } from '@scure/base';

/** Bytes that are not in shared memory, as WebCrypto and IndexedDB take them. */
export type Bytes = Uint8Array<ArrayBuffer>;

export const toBase64Url = (bytes: Uint8Array): string => base64urlnopad.encode(bytes);

/** The bytes of unpadded base64url text, or null when it is not that. */
export function fromBase64Url(text: string): Bytes | null {
  try {
    return base64urlnopad.decode(text) as Bytes;
  } catch {
    return null;
  }
}

const encoder = new TextEncoder();
export const utf8 = (text: string): Bytes => encoder.encode(text);

export function concat(...parts: Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
