/** What a page and its pack worker tell each other. Bytes are transferred, not copied. */
import type { Bytes } from '../../core/base/bytes.ts';
import type { SwapErrorCode } from '../../core/base/errors.ts';
import type { ChunkHash } from '../../core/base/ids.ts';
import type { PackLocation } from './pack-record.ts';

/** The first request is `open`; the others may follow without waiting for each other. */
export type PackRequest = { readonly id: number } & (
  | { readonly type: 'open'; readonly location: PackLocation }
  | {
      readonly type: 'put';
      readonly hashes: readonly ChunkHash[];
      readonly lengths: readonly number[];
      /** The chunks, one after the other. */
      readonly bytes: Bytes;
    }
  | { readonly type: 'get'; readonly hash: ChunkHash }
  | { readonly type: 'delete'; readonly hashes: readonly ChunkHash[] }
);

/** The answer to the request of the same `id`. `bytes`: the chunk you asked for, or the memory of a `put`, to be reused. */
export type PackReply = { readonly id: number } & (
  | { readonly ok: true; readonly bytes: Bytes | undefined; readonly gapBytes: number }
  | { readonly ok: false; readonly code: SwapErrorCode; readonly message: string }
);

/** Between the pack workers of all tabs: these were deleted from the index. */
export interface PackNews {
  readonly deleted: readonly ChunkHash[];
}

export const newsChannel = (location: PackLocation): string => `swapmeet/${location.folder}`;
