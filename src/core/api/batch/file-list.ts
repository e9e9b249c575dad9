/** The list at the beginning of a batch: what files it holds, where each lies in it, and which folders are empty. */
import * as v from 'valibot';
import type { Bytes } from '../../base/bytes.ts';
import { decode, encode } from '../../base/codec.ts';
import { SwapError } from '../../base/errors.ts';
import { BATCH_ITEMS_MAX, listBytesMax } from '../../limits/files.ts';
import { CLOCK_MAX } from '../../limits/chat.ts';
import { FolderPaths, isPath, safePath, UniquePaths } from './safe-path.ts';

/** A file to share in a batch. */
export interface FileToList {
  /** `/` between its parts. */
  readonly path: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

export interface FolderToList {
  readonly path: string;
  readonly modifiedMs: number;
}

export interface ListedFile extends FileToList {
  /** Safe on any disk, and no other file's. */
  readonly path: string;
  /** The path as it was shared, where that was another. Do not save under it. */
  readonly sharedAs: string | undefined;
  /** Where its bytes begin in the batch. */
  readonly from: number;
}

export interface FileList {
  /** In the order of their bytes. */
  readonly files: readonly ListedFile[];
  /** Folders without files in them. */
  readonly folders: readonly FolderToList[];
}

/** What the offer of a batch says of it. */
export interface BatchFacts {
  /** How many files it holds. */
  readonly count: number;
  /** Bytes of the list; those of the files follow, one file after the other. */
  readonly listBytes: number;
}

/** The files that are wanted of a batch. */
export interface ChosenPart {
  readonly count: number;
  readonly sizeBytes: number;
  readonly haveBytes: number;
}

type Row = readonly [path: string, sizeBytes: number, modifiedMs: number];
type FolderRow = readonly [path: string, modifiedMs: number];

const rows = v.custom<readonly unknown[]>((it) => Array.isArray(it));
/** A file is four values, an empty folder three; the rest is the frame around them. */
const VALUES_MAX = 4 * BATCH_ITEMS_MAX + 8;

const list = v.strictObject({ v: v.literal(1), files: rows, folders: rows });

/**
 * The list for files that are shared in this order.
 * @throws SwapError too-many, too-long: others would not take it
 */
export function encodeFileList(
  files: readonly FileToList[],
  folders: readonly FolderToList[],
): Bytes {
  const all = new FolderPaths();
  all.addOf(files.map(({ path }) => path));
  for (const { path } of folders) all.add(path);
  if (files.length + folders.length > BATCH_ITEMS_MAX || all.areTooMany)
    throw new SwapError('too-many', 'a batch holds no more files and folders');
  const bytes = encode({
    v: 1,
    files: files.map(({ path, sizeBytes, modifiedMs }): Row => [path, sizeBytes, time(modifiedMs)]),
    folders: folders.map(({ path, modifiedMs }): FolderRow => [path, time(modifiedMs)]),
  });
  const tooLong = [...files, ...folders].some(({ path }) => !isPath(path));
  if (tooLong || bytes.length > listBytesMax(files.length))
    throw new SwapError('too-long', 'the paths of a batch are longer than others take');
  return bytes;
}

/** The list in these bytes, or null when it is not one of a batch of so many bytes. Its paths are safe. */
export function decodeFileList(
  bytes: Uint8Array,
  { count, listBytes }: BatchFacts,
  sizeBytes: number,
): FileList | null {
  if (bytes.length !== listBytes || listBytes > listBytesMax(count)) return null;
  const read = decode(bytes, list, VALUES_MAX);
  if (!read || read.files.length !== count) return null;
  if (count + read.folders.length > BATCH_ITEMS_MAX) return null;
  if (!read.files.every(isRow) || !read.folders.every(isFolderRow)) return null;
  const end = read.files.reduce((sum, [, size]) => sum + size, listBytes);
  if (end !== sizeBytes) return null;
  return listed(read.files, read.folders, listBytes);
}

function listed(
  rows: readonly Row[],
  folderRows: readonly FolderRow[],
  listBytes: number,
): FileList | null {
  const safe = rows.map(([path]) => safePath(path));
  const safeFolders = folderRows.map(([path]) => safePath(path));
  const all = new FolderPaths();
  all.addOf(safe);
  for (const path of safeFolders) all.add(path);
  if (all.areTooMany) return null;
  const unique = new UniquePaths(all);
  let from = listBytes;
  const files = rows.map(([raw, sizeBytes, modifiedMs], n): ListedFile => {
    const path = unique.take(safe[n] ?? '_');
    const sharedAs = path === raw ? undefined : raw;
    const file = { path, sharedAs, sizeBytes, modifiedMs, from };
    from += sizeBytes;
    return file;
  });
  const folders = folderRows.map(([, modifiedMs], n) => ({
    path: safeFolders[n] ?? '_',
    modifiedMs,
  }));
  return { files, folders };
}

const isNumber = (it: unknown, max: number): it is number =>
  typeof it === 'number' && Number.isInteger(it) && it >= 0 && it <= max;
const isText = (it: unknown): it is string => typeof it === 'string' && isPath(it);

const isRow = (it: unknown): it is Row =>
  Array.isArray(it) &&
  it.length === 3 &&
  isText(it[0]) &&
  isNumber(it[1], Number.MAX_SAFE_INTEGER) &&
  isNumber(it[2], CLOCK_MAX);

const isFolderRow = (it: unknown): it is FolderRow =>
  Array.isArray(it) && it.length === 2 && isText(it[0]) && isNumber(it[1], CLOCK_MAX);

/** Disks have times that are broken or before 1970. */
const time = (ms: number): number =>
  Number.isFinite(ms) ? Math.min(Math.max(0, Math.round(ms)), CLOCK_MAX) : 0;
