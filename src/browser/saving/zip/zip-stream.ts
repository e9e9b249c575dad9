/** A Zip archive as it comes: nothing of it is held but the list at its end. */
import type { Bytes } from '../../../core/base/bytes.ts';
import { crc32 } from './crc32.ts';
import { centralHeader, descriptor, localHeader, trailer, type ZipEntry } from './zip-format.ts';

/** Headers and small files go together, since each piece is a message to the worker. */
const PIECE_BYTES = 256 * 1024;

/**
 * @param bytesOf the bytes of an entry; it is called for one after the other, for those that have some
 * @throws RangeError when an entry has another size than it says; what `bytesOf` throws
 */
export async function* zipStream<E extends ZipEntry>(
  entries: readonly E[],
  bytesOf: (entry: E) => AsyncIterable<Bytes>,
): AsyncGenerator<Bytes> {
  yield* inPieces(records(entries, bytesOf));
}

async function* records<E extends ZipEntry>(
  entries: readonly E[],
  bytesOf: (entry: E) => AsyncIterable<Bytes>,
): AsyncGenerator<Bytes> {
  const list: Bytes[] = [];
  let at = 0;
  for (const entry of entries) {
    const header = localHeader(entry);
    yield header;
    const begin = at;
    at += header.length + entry.sizeBytes;
    let crc = 0;
    if (entry.sizeBytes > 0) {
      let came = 0;
      for await (const bytes of bytesOf(entry)) {
        crc = crc32(bytes, crc);
        came += bytes.length;
        yield bytes;
      }
      if (came !== entry.sizeBytes) throw new RangeError(`${entry.path} has ${came} bytes`);
      const end = descriptor(entry, crc);
      yield end;
      at += end.length;
    }
    list.push(centralHeader(entry, crc, begin));
  }
  let sizeBytes = 0;
  for (const header of list) {
    yield header;
    sizeBytes += header.length;
  }
  yield trailer({ entries: list.length, at, sizeBytes });
}

/** The same bytes in pieces that are not small. */
async function* inPieces(all: AsyncIterable<Bytes>): AsyncGenerator<Bytes> {
  let open = new Uint8Array(PIECE_BYTES);
  let filled = 0;
  for await (const bytes of all) {
    if (filled + bytes.length > PIECE_BYTES && filled > 0) {
      yield open.subarray(0, filled);
      open = new Uint8Array(PIECE_BYTES);
      filled = 0;
    }
    if (bytes.length >= PIECE_BYTES) {
      yield bytes;
      continue;
    }
    open.set(bytes, filled);
    filled += bytes.length;
  }
  if (filled > 0) yield open.subarray(0, filled);
}
