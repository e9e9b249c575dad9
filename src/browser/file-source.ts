/** A picked file as core reads it: slice by slice, so that its size does not matter. */
import type { ByteSource } from '../core/ports.ts';
import { SwapError } from '../core/errors.ts';

/** The file is read from the disk at each call; it may have changed or gone since it was picked. */
export function createFileSource(file: Blob): ByteSource {
  const sizeBytes = file.size;
  return {
    sizeBytes,
    async read(start, end) {
      if (!(start >= 0 && start <= end && end <= sizeBytes))
        throw new RangeError(`[${start}, ${end}) is not within ${sizeBytes} bytes`);
      let buffer: ArrayBuffer;
      try {
        buffer = await file.slice(start, end).arrayBuffer();
      } catch (cause) {
        throw gone(cause);
      }
      if (buffer.byteLength !== end - start) throw gone(new Error('the file has another size now'));
      return new Uint8Array(buffer);
    },
  };
}

const gone = (cause: unknown) =>
  new SwapError('source-gone', 'The file was moved, changed or can no longer be read.', { cause });
