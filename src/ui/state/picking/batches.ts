/** Batches: what they are called, how they are shared, and how they are found again after a reload. */
import type { Bytes } from '../../../core/base/bytes.ts';
import type { ByteSource, FileToShare, RoomFiles } from '../../../core/api/room-api.ts';
import type { SharedFile } from '../../../core/api/views.ts';
import type { PickedFile, Services } from '../../services.ts';
import { fileKind, FOLDER_MIME } from '../../text/file-kind.ts';
import { words } from '../../words/en/files/batches.ts';
import type { Picked } from './picked.ts';

/** How long we wait for the list of a batch of ours: it may be nowhere any more. */
const LIST_MS = 5_000;

/** @throws SwapError too-many, too-long, source-gone, not-loaded */
export async function batchToShare(
  picked: Picked,
  services: Pick<Services, 'batchSource'>,
): Promise<FileToShare> {
  const count = picked.files.length;
  const files = distinct(picked.files);
  const { source, listBytes } = await services.batchSource({ ...picked, files });
  const batch = { count, listBytes };
  return { source, name: batchName(picked), mime: folderOf(picked) ? FOLDER_MIME : '', batch };
}

/** A file alone is shared as it is; everything else is one batch. */
export const isBatch = ({ files, folders }: Picked): boolean =>
  files.length !== 1 || folders.length > 0 || files.some(({ path }) => path.includes('/'));

/** The names of what lies at the top: of folders, and of files in none. */
export function topNames({ files, folders }: Picked): readonly string[] {
  const tops = [...files, ...folders].map(({ path }) => path.split('/', 1)[0] ?? '');
  return [...new Set(tops)];
}

/** Files from several places may have the same name: of two with the same path, the second one gets a number. */
export function distinct(files: readonly PickedFile[]): readonly PickedFile[] {
  const taken = new Set<string>();
  return files.map(({ path, file }) => {
    let free = path;
    for (let n = 2; taken.has(free); n++) free = path.replace(/(?=(\.[^./]*)?$)/, ` (${n})`);
    taken.add(free);
    return { path: free, file };
  });
}

/** The name of the folder that holds all of it; undefined: it is no folder. */
function folderOf(picked: Picked): string | undefined {
  const [only, ...others] = topNames(picked);
  const isFile = picked.files.some(({ path }) => path === only);
  return others.length > 0 || isFile ? undefined : only;
}

/** The folder's name, or "12 pictures", or "3 files" if they are of several kinds. */
export function batchName(picked: Picked): string {
  const folder = folderOf(picked);
  if (folder !== undefined) return folder;
  const kinds = new Set(picked.files.map(({ file }) => fileKind(file.name, file.type).name));
  const [only = 'file'] = kinds;
  const kind =
    kinds.size === 1 && only in words.several ? (only as keyof typeof words.several) : 'file';
  return words.several[kind](picked.files.length);
}

/** Undefined: what was picked now is not what was shared. */
export async function batchAgain(
  { id, sizeBytes }: Pick<SharedFile, 'id' | 'sizeBytes'>,
  picked: Picked,
  files: Pick<RoomFiles, 'contents' | 'read'>,
  services: Pick<Services, 'batchSource' | 'batchAgain'>,
): Promise<ByteSource | undefined> {
  const until = AbortSignal.timeout(LIST_MS);
  const list = await files.contents(id, until).catch(() => undefined);
  // Without the list, what was picked makes the same one if nothing changed.
  if (!list) return (await services.batchSource(picked)).source;
  const bytes: Bytes[] = [];
  const range = { from: 0, to: list.files[0]?.from ?? sizeBytes };
  for await (const piece of files.read(id, range, until)) bytes.push(piece);
  return services.batchAgain(bytes, list, picked);
}
