/** What saving a file needs, and where in the file the bytes to be saved lie. */
import type { SavableFile } from '../../api/views.ts';
import type { Bytes } from '../../base/bytes.ts';
import { SwapError } from '../../base/errors.ts';
import { bytesOf, itemRanges, itemsOf } from '../batch/item-ranges.ts';
import type { FileItem } from '../file-item.ts';
import type { ByteRange } from './readers.ts';

type ReadChunk = (item: FileItem, index: number) => Promise<Bytes | undefined>;

/** All of a file; of a batch the files that the person here wants. */
export function rangesToSave({ offer, list, chosen }: FileItem): ByteRange[] {
  if (list && chosen) return bytesOf(list, chosen);
  return [{ from: offer.batch?.listBytes ?? 0, to: offer.sizeBytes }];
}

/** The file for a saver, or undefined while there is nothing to save. */
export function savableFile(item: FileItem | undefined, read: ReadChunk): SavableFile | undefined {
  if (!item || !(item.through || item.swarm.complete())) return undefined;
  if (item.offer.batch && !item.list) return undefined;
  const { manifest, through } = item;
  const { name, mime, sizeBytes } = item.offer;
  const file = { name, mime, sizeBytes, chunks: manifest.chunks, batch: batchOf(item) };
  if (through) return { ...file, streamed: true, read: (until) => through.chunks(until) };
  return { ...file, streamed: false, read: () => readHeld(item, read) };
}

function batchOf({ list, chosen }: FileItem): SavableFile['batch'] {
  return list && { list, items: [...itemsOf(chosen ?? itemRanges(list.files.keys(), Infinity))] };
}

/** @throws SwapError source-gone */
async function* readHeld(item: FileItem, read: ReadChunk): AsyncGenerator<Bytes> {
  const { manifest } = item;
  for (const { from, to } of rangesToSave(item)) {
    for (let at = from; at < to;) {
      const index = manifest.indexAt(at);
      const bytes = index !== undefined && (await read(item, index));
      if (!bytes) throw new SwapError('source-gone', 'a part of the file is no longer here');
      const offset = manifest.offsetOf(index);
      const piece = bytes.subarray(at - offset, to - offset);
      at += piece.length;
      yield piece;
    }
  }
}
