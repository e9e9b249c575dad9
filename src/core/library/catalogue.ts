/**
 * The catalogue of a library: a text with a path, a size in bytes and a time in milliseconds for each file, separated by
 * U+0000. It is sorted by path, so that what did not change has the same bytes, and so the same chunks.
 */
import { isPath } from '../api/batch/safe-path.ts';
import type { LibraryFile } from '../api/library.ts';
import { utf8, type Bytes } from '../base/bytes.ts';
import { SwapError } from '../base/errors.ts';
import { CATALOGUE_BYTES_MAX, LIBRARY_FILES_MAX } from '../limits/library.ts';

/** Begins each catalogue, so that another file is not taken for one. */
const HEAD = 'swapmeet/2 catalogue';
const END = '\0';
const LONE_SURROGATE = /\p{Cs}/u;
const NUMBER = /^(?:0|[1-9]\d{0,15})$/;

const isListed = ({ path, sizeBytes, modifiedMs }: LibraryFile): boolean =>
  path.length > 0 &&
  isPath(path) &&
  !LONE_SURROGATE.test(path) &&
  !path.includes(END) &&
  Number.isSafeInteger(sizeBytes) &&
  sizeBytes >= 0 &&
  Number.isSafeInteger(modifiedMs) &&
  modifiedMs >= 0;

/** Those of these files that a catalogue can list, in its order: nobody can name the others. */
export const listable = <File extends LibraryFile>(files: readonly File[]): File[] =>
  files.filter(isListed).sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path)));

/** @param files as `listable` gives them @throws SwapError too-many */
export function encodeCatalogue(files: readonly LibraryFile[]): Bytes {
  if (files.length > LIBRARY_FILES_MAX) throw tooMany();
  const lines = files.map(
    ({ path, sizeBytes, modifiedMs }) => `${path}${END}${sizeBytes}${END}${modifiedMs}${END}`,
  );
  const bytes = utf8(HEAD + END + lines.join(''));
  if (bytes.length > CATALOGUE_BYTES_MAX) throw tooMany();
  return bytes;
}

const tooMany = () => new SwapError('too-many', 'no catalogue lists so many files');

/** The files of a catalogue, or null when it is none, or lists another number of them. Never throws. */
export function decodeCatalogue(bytes: Uint8Array, count: number): LibraryFile[] | null {
  if (bytes.length > CATALOGUE_BYTES_MAX || count > LIBRARY_FILES_MAX) return null;
  const text = textOf(bytes);
  if (!text?.startsWith(HEAD + END)) return null;
  const files: LibraryFile[] = [];
  let at = HEAD.length + END.length;
  const next = (): string => {
    const end = text.indexOf(END, at);
    const field = end < 0 ? '' : text.slice(at, end);
    at = end < 0 ? text.length : end + 1;
    return field;
  };
  while (at < text.length) {
    const [path, size, time] = [next(), next(), next()];
    if (!NUMBER.test(size) || !NUMBER.test(time)) return null;
    const file = { path, sizeBytes: Number(size), modifiedMs: Number(time) };
    const before = files.at(-1);
    if (files.length === count || !isListed(file) || (before && before.path >= path)) return null;
    files.push(file);
  }
  return files.length === count ? files : null;
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
