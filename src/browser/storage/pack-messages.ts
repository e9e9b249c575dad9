/** What a page and its pack worker tell each other. Bytes change hands with their memory. */
import type { Bytes } from '../../core/base/bytes.ts';
import type { SwapErrorCode } from '../../core/base/errors.ts';
import type { ChunkHash } from '../../core/base/ids.ts';
import type { PackLocation } from './pack-record.ts';

/** The first request is `open`; the others may follow without waiting for each other. */
export type PackRequest = { readonly id: number } & (
  | { readonly type: 'open'; readonly place: PackLocation }
  | {
      readonly type: 'put';
      readonly hashes: readonly ChunkHash[];
      readonly lengths: readonly number[];
      /** The chunks one behind the other. */
      readonly bytes: Bytes;
    }
  | { readonly type: 'get'; readonly hash: ChunkHash }
  | { readonly type: 'delete'; readonly hashes: readonly ChunkHash[] }
);

/** The answer to the request of the same `id`: `bytes` are what was asked for, or what was put, for further use. */
export type PackReply = { readonly id: number } & (
  | { readonly ok: true; readonly bytes: Bytes | undefined; readonly gapBytes: number }
  | { readonly ok: false; readonly code: SwapErrorCode; readonly message: string }
);

/** Between the pack workers of all tabs: these were deleted from the index. */
export interface PackNews {
  readonly deleted: readonly ChunkHash[];
}

export const newsChannel = (place: PackLocation): string => `swapmeet/${place.folder}`;
