/** The bytes of a file for a preview. */
import { joined, type Bytes } from '../../../core/base/bytes.ts';
import type { FileId } from '../../../core/base/ids.ts';
import type { RoomFiles } from '../../../core/api/room-api.ts';

/** Those of this range; what is not here is fetched. Undefined: it cannot be read, or nobody waits for it any more. */
export async function readFile(
  files: Pick<RoomFiles, 'read'>,
  id: FileId,
  { from, to }: { readonly from: number; readonly to: number },
  signal: AbortSignal,
  unasked?: 'unasked',
): Promise<Bytes | undefined> {
  const parts: Bytes[] = [];
  try {
    for await (const bytes of files.read(id, { from, to }, signal, unasked)) parts.push(bytes);
  } catch {
    return undefined; // it was taken back, or its source is gone: its card says so
  }
  const read = joined(parts);
  return read.length === to - from && !signal.aborted ? read : undefined;
}
