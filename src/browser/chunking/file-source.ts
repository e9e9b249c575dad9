/** A picked file as core reads it: in large runs, so that neither its size nor the cost of a slice matters. */
import type { Bytes } from '../../core/base/bytes.ts';
import type { ByteSource } from '../../core/ports.ts';
import { SwapError } from '../../core/base/errors.ts';

/** A slice costs the page about 2 ms whatever its length, so we cut chunks out of larger reads. */
const BLOCK_BYTES = 2 * 1024 * 1024;
/** Blocks kept for the chunks next to those just read: several peers read in several places. */
const BLOCKS_KEPT = 8;

/** Bytes [start, end) of the file, read or being read. */
interface Block {
  readonly start: number;
  readonly end: number;
  readonly bytes: Promise<Bytes>;
}

/** The files behind our sources, which a worker can read itself. */
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

/** Reads the file from the disk when it is needed. It may have changed or gone since it was picked. */
export function createFileSource(file: Blob): ByteSource {
  const sizeBytes = file.size;
  /** The block used last comes last. */
  const kept: Block[] = [];

  function load(start: number, end: number): Block {
    const block = { start, end, bytes: readBlob(file, start, end) };
    block.bytes.catch(() => {
      const at = kept.indexOf(block);
      if (at >= 0) kept.splice(at, 1); // the next reader tries again
    });
    return block;
  }

  const source: ByteSource = {
    sizeBytes,
    async read(start, end, runEnd = end) {
      if (!(start >= 0 && start <= end && end <= sizeBytes))
        throw new RangeError(`[${start}, ${end}) is not within ${sizeBytes} bytes`);
      if (start === end) return new Uint8Array(0);
      const at = kept.findIndex((it) => it.start <= start && end <= it.end);
      if (at < 0 && end - start > BLOCK_BYTES) return readBlob(file, start, end);
      const far = Math.min(runEnd, sizeBytes, start + BLOCK_BYTES);
      const [block = load(start, Math.max(end, far))] = at >= 0 ? kept.splice(at, 1) : [];
      kept.push(block);
      if (kept.length > BLOCKS_KEPT) kept.shift();
      const bytes = await block.bytes;
      return bytes.subarray(start - block.start, end - block.start);
    },
  };
  files.set(source, file);
  return source;
}

const gone = (cause: unknown) =>
  new SwapError('source-gone', 'The file was moved, changed or can no longer be read.', { cause });
