/** A chunk on its way in: its frames come in order of offset, because the bulk lane is ordered. */
import type { Bytes } from '../../base/bytes.ts';

export interface Assembly {
  /**
   * `complete`: all bytes are here. `late`: the rest of an answer to a request that we took back, which does
   * not count. `bad`: more bytes than the chunk has.
   */
  add(offset: number, bytes: Bytes): 'partial' | 'complete' | 'late' | 'bad';
  readonly receivedBytes: number;
  bytes(): Bytes;
}

export function createAssembly(lengthBytes: number): Assembly {
  let whole: Bytes | undefined;
  let received = 0;
  return {
    add(offset, bytes) {
      if (bytes.length === 0 || offset + bytes.length > lengthBytes) return 'bad';
      if (offset !== received) return 'late';
      if (bytes.length === lengthBytes) {
        whole = bytes; // in one frame: no copy
        received = bytes.length;
        return 'complete';
      }
      whole ??= new Uint8Array(lengthBytes);
      whole.set(bytes, offset);
      received += bytes.length;
      return received === lengthBytes ? 'complete' : 'partial';
    },
    get receivedBytes() {
      return received;
    },
    bytes: () => whole ?? new Uint8Array(0),
  };
}
