/** A batch as core reads it: the list of what is in it, then the bytes of its files, which are read when they are needed. */
import { createFileSource } from '../browser/chunking/file-source.ts';
import { encodeFileList, type FileList } from '../core/api/batch/file-list.ts';
import type { Bytes } from '../core/base/bytes.ts';
import type { ByteSource } from '../core/ports.ts';
import type { BatchParts, BatchSource, PickedFile } from '../ui/services.ts';

/**
 * The same files make the same bytes, in whatever order a browser hands them over.
 * @throws SwapError too-many, too-long
 */
export function batchSource({ files, folders }: BatchParts): BatchSource {
  const sorted = files.toSorted(byPath);
  const listed = sorted.map(({ path, file }) => ({
    ...{ path, sizeBytes: file.size, modifiedMs: file.lastModified },
  }));
  const list = encodeFileList(listed, folders.toSorted(byPath));
  return { source: sourceOf([list], sorted), listBytes: list.length };
}

/** From files that were picked again; undefined: some are missing, or have another size. */
export function batchAgain(
  listBytes: readonly Bytes[],
  list: FileList,
  { files }: BatchParts,
): ByteSource | undefined {
  const byPlace = new Map<string, PickedFile>();
  for (const it of files) {
    byPlace.set(it.path, it);
    const within = it.path.replace(/^[^/]*\//, ''); // the folder that holds them may have been picked
    if (!byPlace.has(within)) byPlace.set(within, it);
  }
  const found: PickedFile[] = [];
  for (const { path, sharedAs, sizeBytes } of list.files) {
    const it = byPlace.get(sharedAs ?? path);
    if (it?.file.size !== sizeBytes) return undefined;
    found.push(it);
  }
  return sourceOf(listBytes, found);
}

const byPath = (a: { readonly path: string }, b: { readonly path: string }): number =>
  a.path < b.path ? -1 : Number(a.path > b.path);

/** One Blob: browsers read its parts from the disk, in a worker, too. */
const sourceOf = (list: readonly Bytes[], files: readonly PickedFile[]): ByteSource =>
  createFileSource(new Blob([...list, ...files.map(({ file }) => file)]));
