/** A picked file as core reads it: in blocks, so that neither its size nor the price of a slice matters. */
import type { Bytes } from '../core/bytes.ts';
import type { ByteSource } from '../core/ports.ts';
import { SwapError } from '../core/errors.ts';

/** A slice costs the page about 2 ms whatever its length, so chunks are cut out of larger reads. */
const BLOCK_BYTES = 1024 * 1024;
/** Blocks kept for the chunks beside those that were read: several peers read at several places. */
const BLOCKS_KEPT = 8;

/** What a worker can read for itself. */
const files = new WeakMap<ByteSource, Blob>();
/** The file behind a source of ours. */
export const fileOf = (source: ByteSource): Blob | undefined => files.get(source);

/** @throws SwapError source-gone */
export async function readBlob(file: Blob, start: number, end: number): Promise<Bytes> {
  let buffer: ArrayBuffer;
  try {
    buffer = await file.slice(start, end).arrayBuffer();
  } catch (cause) {
    throw gone(cause);
  }
  if (buffer.byteLength !== end - start) throw gone(new Error('the file has another size now'));
  return new Uint8Array(buffer);
}

/** The file is read from the disk as it is needed; it may have changed or gone since it was picked. */
export function createFileSource(file: Blob): ByteSource {
  const sizeBytes = file.size;
  /** Blocks read or being read, by number, the one used last at the end. */
  const kept = new Map<number, Promise<Bytes>>();

  const load = (start: number) => readBlob(file, start, Math.min(start + BLOCK_BYTES, sizeBytes));

  function block(number: number): Promise<Bytes> {
    const bytes = kept.get(number) ?? load(number * BLOCK_BYTES);
    kept.delete(number);
    kept.set(number, bytes);
    bytes.catch(() => kept.delete(number)); // the next reader tries anew
    for (const oldest of kept.keys()) {
      if (kept.size <= BLOCKS_KEPT) break;
      kept.delete(oldest);
    }
    return bytes;
  }

  const source: ByteSource = {
    sizeBytes,
    async read(start, end) {
      if (!(start >= 0 && start <= end && end <= sizeBytes))
        throw new RangeError(`[${start}, ${end}) is not within ${sizeBytes} bytes`);
      const first = Math.floor(start / BLOCK_BYTES);
      const whole = await (start === end ? new Uint8Array(0) : block(first));
      const offset = first * BLOCK_BYTES;
      if (end - offset <= whole.length) return whole.subarray(start - offset, end - offset);
      // Across the border of blocks: put together anew.
      const bytes = new Uint8Array(end - start);
      for (let at = start; at < end;) {
        const number = Math.floor(at / BLOCK_BYTES);
        const from = at - number * BLOCK_BYTES;
        const part = (await block(number)).subarray(from, from + end - at);
        bytes.set(part, at - start);
        at += part.length;
      }
      return bytes;
    },
  };
  files.set(source, file);
  return source;
}

const gone = (cause: unknown) =>
  new SwapError('source-gone', 'The file was moved, changed or can no longer be read.', { cause });
