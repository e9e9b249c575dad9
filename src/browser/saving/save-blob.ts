/** Saves a file as a Blob: for browsers without a service worker, and for chunks that only the page can read. */
import type { Bytes } from '../../core/base/bytes.ts';
import type { SavableFile } from '../../core/api/views.ts';

/** Never the file's own type: it must not run on this origin when you open it by mistake. */
const TYPE = 'application/octet-stream';
/** Pieces go into a Blob early, since browsers keep Blobs on the disk and arrays in memory. */
const PIECE_BYTES = 16 * 1024 * 1024;
/** Browsers read the Blob after the click; some ask the person first. */
const REVOKE_AFTER_MS = 5 * 60_000;

/** Resolves when the browser has the file. */
export const saveAsBlob = async (file: SavableFile): Promise<void> =>
  giveToDownloads(file.name, await blobOf(file.read(), TYPE));

/** Downloads `blob` under this name, whatever its type. */
export function giveToDownloads(name: string, blob: Blob): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_AFTER_MS);
}

/** All bytes, which the browser keeps where it likes. */
export async function blobOf(chunks: AsyncIterable<Bytes>, type: string): Promise<Blob> {
  const pieces: Blob[] = [];
  let open: BlobPart[] = [];
  let openBytes = 0;
  for await (const bytes of chunks) {
    open.push(bytes);
    openBytes += bytes.length;
    if (openBytes < PIECE_BYTES) continue;
    pieces.push(new Blob(open));
    open = [];
    openBytes = 0;
  }
  return new Blob([...pieces, ...open], { type });
}
