/** The files of a batch as they are saved, in the order of their bytes. Their paths are safe: the list saw to that. */
import type { SavableFile } from '../../../core/api/views.ts';
import type { ZipEntry } from '../zip/zip-format.ts';

/** What could not keep its name. */
export interface Renamed {
  /** As it was shared, with the folders above it. */
  readonly path: string;
  /** As it is saved. */
  readonly name: string;
}
export interface BatchEntries {
  readonly entries: readonly ZipEntry[];
  readonly renamed: readonly Renamed[];
}

/** Empty folders come with all of it, not with a choice. */
export function batchEntries({ list, items }: NonNullable<SavableFile['batch']>): BatchEntries {
  const files = items.flatMap((at) => list.files[at] ?? []);
  const folders = files.length < list.files.length ? [] : list.folders;
  return {
    entries: [
      ...files.map(({ path, sizeBytes, modifiedMs }) => ({
        ...{ path, isFolder: false, sizeBytes, modifiedMs },
      })),
      ...folders.map(({ path, modifiedMs }) => ({
        ...{ path, isFolder: true, sizeBytes: 0, modifiedMs },
      })),
    ],
    renamed: files.flatMap(({ path, sharedAs }) =>
      sharedAs === undefined ? [] : { path: sharedAs, name: path },
    ),
  };
}
