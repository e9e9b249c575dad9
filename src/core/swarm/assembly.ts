/** One chunk on its way in: frames in order of offset, as an ordered lane delivers them. */
import type { Bytes } from '../bytes.ts';

export interface Assembly {
  /** `complete`: all bytes are there; `bad`: out of place or too many. */
  add(offset: number, bytes: Uint8Array): 'partial' | 'complete' | 'bad';
  bytes(): Bytes;
}

export function createAssembly(lengthBytes: number): Assembly {
  let whole: Bytes | undefined;
  let received = 0;
  return {
    add(offset, bytes) {
      if (offset !== received || bytes.length === 0 || received + bytes.length > lengthBytes) {
        return 'bad';
      }
      whole ??= new Uint8Array(lengthBytes);
      whole.set(bytes, offset);
      received += bytes.length;
      return received === lengthBytes ? 'complete' : 'partial';
    },
    bytes: () => whole ?? new Uint8Array(0),
  };
}
