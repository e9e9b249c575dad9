/** The beginning of a file as text, if that is what it is. */
import type { Bytes } from '../base/bytes.ts';

/** Controls that texts hold: tab, new line, form feed, return, and what colours the logs of programs. */
const PLAIN: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b]);
/** The last letter may be cut: in UTF-8 a letter has four bytes at most. */
const CUT_BYTES_MAX = 3;

/** @param isWhole there is no more of the file @returns undefined: it is no text */
export function readText(bytes: Bytes, isWhole: boolean): string | undefined {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return wide(bytes, 'utf-16le');
  if (a === 0xfe && b === 0xff) return wide(bytes, 'utf-16be');
  if (bytes.some((byte) => byte < 0x20 && !PLAIN.has(byte))) return undefined;
  for (let cut = 0; cut <= (isWhole ? 0 : CUT_BYTES_MAX); cut++) {
    const text = decoded(bytes.subarray(0, bytes.length - cut), 'utf-8');
    if (text !== undefined) return lines(text);
  }
  const old = decoded(bytes, 'windows-1252'); // what programs wrote before, and some still do
  return old === undefined ? undefined : lines(old);
}

function wide(bytes: Bytes, label: string): string | undefined {
  const text = decoded(bytes.subarray(0, bytes.length - (bytes.length % 2)), label);
  return text === undefined || text.includes('\0') ? undefined : lines(text);
}

function decoded(bytes: Bytes, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const lines = (text: string): string => text.replaceAll(/\r\n?/g, '\n');
