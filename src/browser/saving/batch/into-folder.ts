/** Saves the files of a batch into a folder that the person chose (File System Access). Nothing that is there is changed. */
import { concat, type Bytes } from '../../../core/base/bytes.ts';
import { SwapError } from '../../../core/base/errors.ts';
import type { ZipEntry } from '../zip/zip-format.ts';
import type { Renamed } from './batch-entries.ts';

/** Smaller files are collected, and written several at a time: opening and closing one takes some milliseconds. */
const SMALL_BYTES_MAX = 1024 * 1024;
const WRITES_AT_ONCE = 8;

export type BytesOf = (entry: ZipEntry) => AsyncIterable<Bytes>;

/**
 * Returns what got another name because its own is taken there.
 * @throws SwapError storage-full, storage-failed; what `bytesOf` throws
 */
export async function saveIntoFolder(
  folder: FileSystemDirectoryHandle,
  entries: readonly ZipEntry[],
  bytesOf: BytesOf,
): Promise<readonly Renamed[]> {
  const target = new Target(folder);
  const writing = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  try {
    for (const entry of entries) {
      if (entry.isFolder || entry.sizeBytes > SMALL_BYTES_MAX) {
        await target.write(entry, bytesOf(entry));
        continue;
      }
      const small = await collect(bytesOf(entry));
      const write = target
        .write(entry, [small])
        .catch((error: unknown) => void (failure ??= { error }))
        .finally(() => writing.delete(write));
      writing.add(write);
      while (writing.size >= WRITES_AT_ONCE) await Promise.race(writing);
      if (failure) break;
    }
  } finally {
    await Promise.all(writing);
  }
  if (failure) throw failure.error;
  return target.renamed;
}

async function collect(bytes: AsyncIterable<Bytes>): Promise<Bytes> {
  const pieces: Bytes[] = [];
  for await (const piece of bytes) pieces.push(piece.slice());
  return concat(...pieces);
}

class Target {
  readonly renamed: Renamed[] = [];
  /** By path. */
  readonly #folders = new Map<string, Promise<FileSystemDirectoryHandle>>();
  readonly #root: FileSystemDirectoryHandle;
  /** By the first part of a path: its name here. */
  readonly #tops = new Map<string, Promise<string>>();

  constructor(root: FileSystemDirectoryHandle) {
    this.#root = root;
  }

  async write(
    { path, isFolder, sizeBytes }: ZipEntry,
    bytes: AsyncIterable<Bytes> | Iterable<Bytes>,
  ): Promise<void> {
    try {
      const [top = '', ...parts] = path.split('/');
      const real = [await this.#topOf(top), ...parts];
      if (isFolder) return void (await this.#folder(real));
      const folder = await this.#folder(real.slice(0, -1));
      const file = await folder.getFileHandle(real.at(-1) ?? '', { create: true });
      await writeTo(file, bytes, sizeBytes);
    } catch (error) {
      throw asStorageFault(error);
    }
  }

  #topOf(name: string): Promise<string> {
    const known = this.#tops.get(name) ?? this.#freeTop(name);
    this.#tops.set(name, known);
    return known;
  }
  async #freeTop(name: string): Promise<string> {
    let free = name;
    for (let n = 2; await isTaken(this.#root, free); n++) free = numberedName(name, n);
    if (free !== name) this.renamed.push({ path: name, name: free });
    return free;
  }

  #folder(parts: readonly string[]): Promise<FileSystemDirectoryHandle> {
    const name = parts.at(-1);
    if (name === undefined) return Promise.resolve(this.#root);
    const path = parts.join('/');
    const known =
      this.#folders.get(path) ??
      this.#folder(parts.slice(0, -1)).then((it) => it.getDirectoryHandle(name, { create: true }));
    this.#folders.set(path, known);
    return known;
  }
}

async function writeTo(
  file: FileSystemFileHandle,
  bytes: AsyncIterable<Bytes> | Iterable<Bytes>,
  sizeBytes: number,
): Promise<void> {
  const writable = await file.createWritable();
  try {
    let came = 0;
    for await (const piece of bytes) {
      await writable.write(piece);
      came += piece.length;
    }
    if (came !== sizeBytes) throw new RangeError(`${came} of ${sizeBytes} bytes came`);
    await writable.close();
  } catch (error) {
    await writable.abort().catch(() => undefined);
    throw error;
  }
}

async function isTaken(folder: FileSystemDirectoryHandle, name: string): Promise<boolean> {
  try {
    await folder.getFileHandle(name);
    return true;
  } catch (error) {
    return !(error instanceof DOMException && error.name === 'NotFoundError'); // a folder, then
  }
}

const ENDING = /(?<=.)\.[^.\s]{1,16}$/su;

/** "notes (2).txt" */
function numberedName(name: string, n: number): string {
  const ending = ENDING.exec(name)?.[0] ?? '';
  return `${name.slice(0, name.length - ending.length)} (${n})${ending}`;
}

function asStorageFault(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error;
  if (error.name === 'QuotaExceededError')
    return new SwapError('storage-full', 'the disk of that folder is full', { cause: error });
  const words = 'the browser could not write into that folder';
  return new SwapError('storage-failed', words, { cause: error });
}
