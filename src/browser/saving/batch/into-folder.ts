/** Saves the files of a batch into a folder that the person chose (File System Access). Nothing that is there is changed. */
import { joined, type Bytes } from '../../../core/base/bytes.ts';
import { SwapError } from '../../../core/base/errors.ts';
import { markedName, pathKey } from '../../../core/api/batch/safe-path.ts';
import { cutText } from '../../../core/api/file-name.ts';
import { PATH_PART_BYTES_MAX } from '../../../core/limits/files.ts';
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
  const target = new Target(folder, entries);
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
  return joined(pieces);
}

class Target {
  readonly renamed: Renamed[] = [];
  /** By path. */
  readonly #folders = new Map<string, Promise<FileSystemDirectoryHandle>>();
  readonly #root: FileSystemDirectoryHandle;
  /** By the first part of a path: its name here. */
  readonly #tops = new Map<string, Promise<string>>();
  /** Keys of the names that parts of the batch have here, or will have. */
  readonly #reserved: Set<string>;

  constructor(root: FileSystemDirectoryHandle, entries: readonly ZipEntry[]) {
    this.#root = root;
    this.#reserved = new Set(entries.map(({ path }) => pathKey(path.split('/', 1)[0] ?? '')));
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
      const file = await this.#make(folder, real, (name) =>
        folder.getFileHandle(name, { create: true }),
      );
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
    const found = await look(this.#root, name);
    if (found === 'free') return name;
    const base = found === 'refused' ? plainName(name) : name;
    const free = await this.#freeName(this.#root, base, (it) => this.#reserved.has(pathKey(it)));
    this.#reserved.add(pathKey(free));
    this.renamed.push({ path: name, name: free });
    return free;
  }

  /** Makes the last of these parts. A name that the browser refuses gets a `_`. */
  async #make<T>(
    folder: FileSystemDirectoryHandle,
    parts: readonly string[],
    make: (name: string) => Promise<T>,
  ): Promise<T> {
    const name = parts.at(-1) ?? '';
    try {
      return await make(name);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
    const free = await this.#freeName(folder, plainName(name), () => false);
    this.renamed.push({ path: parts.join('/'), name: free });
    return make(free);
  }

  /** This name with the first mark with which nothing is there. @throws what the browser throws, also when it refuses the name */
  async #freeName(
    folder: FileSystemDirectoryHandle,
    base: string,
    isReserved: (name: string) => boolean,
  ): Promise<string> {
    for (let n = 1; ; n++) {
      const name = n === 1 ? base : markedName(base, n);
      const found = isReserved(name) ? 'taken' : await look(folder, name);
      if (found === 'refused') throw new SwapError('storage-failed', 'no name for it is allowed');
      // Reserved meanwhile: several are looked for at once.
      if (found === 'free' && !isReserved(name)) return name;
    }
  }

  #folder(parts: readonly string[]): Promise<FileSystemDirectoryHandle> {
    if (parts.length === 0) return Promise.resolve(this.#root);
    const path = parts.join('/');
    const known =
      this.#folders.get(path) ??
      this.#folder(parts.slice(0, -1)).then((above) =>
        this.#make(above, parts, (name) => above.getDirectoryHandle(name, { create: true })),
      );
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

/** What is there under this name; `refused`: the browser makes nothing of this name. @throws DOMException */
async function look(
  folder: FileSystemDirectoryHandle,
  name: string,
): Promise<'free' | 'taken' | 'refused'> {
  try {
    await folder.getFileHandle(name);
    return 'taken';
  } catch (error) {
    if (error instanceof TypeError) return 'refused';
    if (!(error instanceof DOMException)) throw error;
    if (error.name === 'NotFoundError') return 'free';
    if (error.name === 'TypeMismatchError') return 'taken'; // a folder
    throw error;
  }
}

/** Browsers refuse names on which a system would act, such as "x.lnk", and marks that some system has a meaning for. */
const plainName = (name: string): string =>
  `${cutText(name.replace(/[^\p{L}\p{M}\p{N}._ ()-]/gu, '_'), PATH_PART_BYTES_MAX - 1)}_`;

function asStorageFault(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error;
  if (error.name === 'QuotaExceededError')
    return new SwapError('storage-full', 'the disk of that folder is full', { cause: error });
  const words = 'the browser could not write into that folder';
  return new SwapError('storage-failed', words, { cause: error });
}
