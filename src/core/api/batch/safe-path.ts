/** Makes the paths of a batch safe on any disk: they stay as they were shared wherever they can. */
import { utf8 } from '../../base/bytes.ts';
import {
  BATCH_FOLDERS_MAX,
  FOLDER_CHARS_MAX,
  PATH_CHARS_MAX,
  PATH_DEPTH_MAX,
  PATH_PART_BYTES_MAX,
} from '../../limits/files.ts';
import { cutText, DEVICE_NAME } from '../file-name.ts';

// Control characters; marks that reorder text, such as "photo\u202egpj.exe"; line separators. Joiners stay: emoji need them.
const UNSEEN = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu;
const LONE_SURROGATE = /\p{Cs}/gu;
const FORBIDDEN = /[/\\:*?"<>|]/g;
/** Windows drops them, so that two names would become one. */
const AT_THE_END = /[.\s]/;
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
  const plain = trimmedEnd(
    part.replace(LONE_SURROGATE, '\ufffd').replace(UNSEEN, '').replace(FORBIDDEN, '_'),
  );
  const { stem, extension } = cutName(DEVICE_NAME.test(plain) ? `_${plain}` : plain, 0);
  return trimmedEnd(stem + extension) || '_';
}

/** By hand: a pattern looks at a long run of dots again from each place in it, which takes minutes for a whole list. */
function trimmedEnd(name: string): string {
  let end = name.length;
  while (end > 0 && AT_THE_END.test(name.charAt(end - 1))) end -= 1;
  return name.slice(0, end);
}

/** A name with so many bytes to spare. */
function cutName(name: string, spareBytes: number): { stem: string; extension: string } {
  const extension = EXTENSION.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - extension.length);
  const roomBytes = PATH_PART_BYTES_MAX - spareBytes - utf8(extension).length;
  return { stem: utf8(stem).length <= roomBytes ? stem : cutText(stem, roomBytes), extension };
}

/** The longest mark is " (999999)". Each name is cut for that one, so that those that are the same then are counted together. */
const MARK_BYTES = 9;

/** A name with a mark before its extension, in 255 bytes. */
export function markedName(name: string, n: number): string {
  const { stem, extension } = cutName(name, MARK_BYTES);
  return `${stem} (${n})${extension}`;
}

/**
 * What tells two paths apart on every disk: some see no difference of case, some compose characters. Upper case as well, as
 * there ς is σ, and ſ is s.
 */
export const pathKey = (path: string): string => path.normalize('NFC').toLowerCase().toUpperCase();

/** The folders of a batch, on all levels. */
export class FolderPaths {
  readonly #keys = new Set<string>();
  #chars = 0;
  /** The folder that was added last: neighbours in a list are often in one. */
  #last = '';

  /** There are more than a batch may have; no further ones are noted. */
  get areTooMany(): boolean {
    return this.#keys.size > BATCH_FOLDERS_MAX || this.#chars > FOLDER_CHARS_MAX;
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  add(path: string): void {
    if (path === this.#last) return;
    this.#last = path;
    for (let at = path; at !== '' && !this.areTooMany; at = parentOf(at)) {
      const key = pathKey(at);
      if (this.#keys.has(key)) return;
      this.#keys.add(key);
      this.#chars += key.length;
    }
  }

  addOf(files: Iterable<string>): void {
    for (const path of files) this.add(parentOf(path));
  }
}

/** Gives each file a path that no other file and no folder has, on whatever disk. */
export class UniquePaths {
  readonly #taken = new Set<string>();
  readonly #folders: Pick<FolderPaths, 'has'>;
  /** The mark that the next file with this path, cut for a mark, gets. */
  readonly #marks = new Map<string, number>();

  /** @param folders all that there are */
  constructor(folders: Pick<FolderPaths, 'has'>) {
    this.#folders = folders;
  }

  /** The path itself, or one with a mark such as " (2)". */
  take(path: string): string {
    const key = pathKey(path);
    if (this.#isFree(key)) return this.#keep(path, key);
    const slash = path.lastIndexOf('/') + 1;
    const [folder, name] = [path.slice(0, slash), path.slice(slash)];
    const { stem, extension } = cutName(name, MARK_BYTES);
    const cutKey = pathKey(folder + stem + extension);
    for (let n = this.#marks.get(cutKey) ?? 2; ; n++) {
      const marked = folder + markedName(name, n);
      const markedKey = pathKey(marked);
      if (!this.#isFree(markedKey)) continue;
      this.#marks.set(cutKey, n + 1);
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
}

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
