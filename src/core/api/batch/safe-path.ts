/** Makes the paths of a batch safe on any disk: they stay as they were shared wherever they can. */
import { utf8 } from '../../base/bytes.ts';
import { PATH_CHARS_MAX, PATH_DEPTH_MAX, PATH_PART_BYTES_MAX } from '../../limits/batch.ts';
import { cutText, DEVICE_NAME } from '../file-name.ts';

// Control characters; marks that reorder text, such as "photo\u202egpj.exe"; line separators. Joiners stay: emoji need them.
const UNSEEN = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;
const FORBIDDEN = /[/\\:*?"<>|]/g;
/** Windows drops them, so that two names would become one. */
const AT_THE_END = /[.\s]+$/;
/** Most names: nothing of the above can be in them. A batch may have 200,000. */
const PLAIN = /^[ !#-)+-.0-9;=@A-Z[\]^_`a-z{}~]{0,199}[!#-)+,\-0-9;=@A-Z[\]^_`a-z{}~]$/;
const EXTENSION = /(?<=.)\.[^.\s]{1,16}$/su;

/** Whether others take a path: not longer, and not deeper, than any disk needs. */
export function isPath(path: string): boolean {
  if (path.length > PATH_CHARS_MAX) return false;
  let depth = 0;
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) depth += 1;
  return depth <= PATH_DEPTH_MAX;
}

/**
 * A path below the folder into which it is saved: without `..`, drive letters, names of devices, control characters, or dots at
 * the end; each part has 255 bytes at most. Idempotent.
 */
export const safePath = (path: string): string => partsOf(path).map(safePart).join('/') || '_';

const partsOf = (path: string): string[] =>
  path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');

function safePart(part: string): string {
  if (PLAIN.test(part) && !DEVICE_NAME.test(part)) return part;
  const plain = part
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(UNSEEN, '')
    .replace(FORBIDDEN, '_')
    .replace(AT_THE_END, '');
  return shorten(DEVICE_NAME.test(plain) ? `_${plain}` : plain, '') || '_';
}

/** The name with a mark before its extension, in 255 bytes. */
function shorten(name: string, mark: string): string {
  const extension = EXTENSION.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - extension.length);
  const roomBytes = PATH_PART_BYTES_MAX - utf8(mark + extension).length;
  if (utf8(stem).length <= roomBytes) return stem + mark + extension;
  return (cutText(stem, roomBytes) + mark + extension).replace(AT_THE_END, '');
}

/** What tells two paths apart on every disk: some see no difference of case, some compose characters. */
const keyOf = (path: string): string => path.normalize('NFC').toLowerCase();

/** Gives each file a path that no other file and no folder has, on whatever disk. */
export class UniquePaths {
  readonly #taken = new Set<string>();
  readonly #folders = new Set<string>();
  /** The mark that the next file with this path gets. */
  readonly #marks = new Map<string, number>();
  /** The folder that was added last: neighbours in a list are often in one. */
  #last = '';

  /** @param folders safe paths of folders, and files whose folders count */
  constructor(files: Iterable<string>, folders: Iterable<string>) {
    for (const path of files) this.#addFolder(parentOf(path));
    for (const path of folders) this.#addFolder(path);
  }

  /** The path itself, or one with a mark such as " (2)". */
  take(path: string): string {
    const key = keyOf(path);
    if (this.#isFree(key)) return this.#keep(path, key);
    const slash = path.lastIndexOf('/') + 1;
    for (let n = this.#marks.get(key) ?? 2; ; n++) {
      const marked = path.slice(0, slash) + shorten(path.slice(slash), ` (${n})`);
      const markedKey = keyOf(marked);
      if (!this.#isFree(markedKey)) continue;
      this.#marks.set(key, n + 1);
      return this.#keep(marked, markedKey);
    }
  }

  #isFree(key: string): boolean {
    return !this.#taken.has(key) && !this.#folders.has(key);
  }

  #keep(path: string, key: string): string {
    this.#taken.add(key);
    return path;
  }

  #addFolder(path: string): void {
    if (path === this.#last) return;
    this.#last = path;
    for (let at = path; at !== ''; at = parentOf(at)) {
      const key = keyOf(at);
      if (this.#folders.has(key)) return;
      this.#folders.add(key);
    }
  }
}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
