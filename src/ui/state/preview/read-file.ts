/** The bytes of a file for a preview. */
import { joined, type Bytes } from '../../../core/base/bytes.ts';
import type { FileId } from '../../../core/base/ids.ts';
import type { RoomFiles } from '../../../core/api/room-api.ts';

/** Up to `end` of them; what is not here is fetched. Undefined: it cannot be read, or nobody waits for it any more. */
export async function readFile(
  files: Pick<RoomFiles, 'read'>,
  id: FileId,
  end: number,
  signal: AbortSignal,
): Promise<Bytes | undefined> {
  const parts: Bytes[] = [];
  try {
    for await (const bytes of files.read(id, { from: 0, to: end }, signal)) parts.push(bytes);
  } catch {
    return undefined; // it was taken back, or its source is gone: its card says so
  }
  const read = joined(parts);
  return read.length === end && !signal.aborted ? read : undefined;
}
