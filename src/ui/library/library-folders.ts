/** A catalogue as folders that people go through. */
import type { LibraryFile } from '../../core/api/library.ts';

export interface FolderView {
  /** Folders in this one: their names, and how many files there are in each, at any depth. */
  readonly folders: readonly { readonly name: string; readonly count: number }[];
  /** Files that lie in this one, with their numbers in the catalogue. */
  readonly files: readonly { readonly file: LibraryFile; readonly at: number }[];
}

/** @param path of the folder, with `/` at its end; empty for all */
export function folderView(all: readonly LibraryFile[], path: string): FolderView {
  const counts = new Map<string, number>();
  const files: { file: LibraryFile; at: number }[] = [];
  for (const [at, file] of all.entries()) {
    if (!file.path.startsWith(path)) continue;
    const end = file.path.indexOf('/', path.length);
    const name = file.path.slice(path.length, end);
    if (end < 0) files.push({ file, at });
    else counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return { folders: [...counts].map(([name, count]) => ({ name, count })), files };
}

/** The folder in which one begins: the first one with more than one thing in it. */
export function firstFolder(all: readonly LibraryFile[]): string {
  let path = '';
  for (;;) {
    const { folders, files } = folderView(all, path);
    const [only] = folders;
    if (!only || folders.length > 1 || files.length > 0) return path;
    path += `${only.name}/`;
  }
}
