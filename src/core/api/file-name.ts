/** Makes a file name from a peer safe on any disk, but still recognisable. */
import { utf8 } from '../base/bytes.ts';

/** File systems allow 255 bytes; browsers add " (1)" and the like. */
export const FILE_NAME_BYTES_MAX = 200;
const NAMELESS = 'file';

// Control characters; marks that reorder or hide text, such as "photo\u202egpj.exe"; line separators.
const UNSEEN = /[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;
const FORBIDDEN = /[/\\:*?"<>|]/g;
/** Hidden files start with a dot; Windows drops dots and spaces at the end. */
const OUTER = /^[.\s]+|[.\s]+$/g;
/** Windows opens a device under these names, whatever the extension. */
export const DEVICE_NAME =
  /^(con|prn|aux|nul|clock\$|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)/i;
const EXTENSION = /(?<=.)(\.tar)?\.[^.\s]{1,16}$/su;

/**
 * A name of 1 to 200 UTF-8 bytes without a path, a device name, invisible characters, or a leading dash, which command-line
 * programs take for an option. Idempotent.
 */
export function safeFileName(name: string): string {
  const plain = name
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(UNSEEN, '')
    .normalize('NFC')
    .replace(FORBIDDEN, '_')
    .replace(OUTER, '');
  const named = DEVICE_NAME.test(plain) || plain.startsWith('-') ? `_${plain}` : plain;
  return shorten(named) || NAMELESS;
}

/** Shortens the stem, because the extension decides what opens the file. */
function shorten(name: string): string {
  if (utf8(name).length <= FILE_NAME_BYTES_MAX) return name;
  const extension = EXTENSION.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - extension.length);
  return (cutText(stem, FILE_NAME_BYTES_MAX - utf8(extension).length) + extension).replace(
    OUTER,
    '',
  );
}

/** The longest beginning of `text` in so many UTF-8 bytes, in whole characters. */
export function cutText(text: string, bytesMax: number): string {
  let kept = '';
  let bytes = 0;
  for (const character of text) {
    bytes += bytesOf(character.codePointAt(0) ?? 0);
    if (bytes > bytesMax) break;
    kept += character;
  }
  return kept;
}

/** In UTF-8. A batch may have 200,000 long names, so nothing is encoded. */
const bytesOf = (code: number): number =>
  code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
