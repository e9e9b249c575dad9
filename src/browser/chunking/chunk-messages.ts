/** What a page and its chunk worker tell each other. */
import type { Bytes } from '../../core/base/bytes.ts';
import type { SwapErrorCode } from '../../core/base/errors.ts';

/** `begin` allows the first steps, and each `more` one further step. `end` releases the file. */
export type ChunkRequest = { readonly id: number } & (
  | {
      readonly type: 'begin';
      readonly file: Blob;
      readonly known: Uint32Array<ArrayBuffer>;
      readonly withBytes: boolean;
    }
  | { readonly type: 'more' }
  | { readonly type: 'end' }
);

/** The worker's first word: its script has come. */
export const READY = 'ready';

export type ChunkNews = { readonly id: number } & (
  | {
      readonly type: 'step';
      /** 32 bytes a chunk. */
      readonly hashes: Bytes;
      readonly lengths: Uint32Array<ArrayBuffer>;
      /** The chunks one after another, if `withBytes` asked for them. */
      readonly bytes: Bytes | undefined;
    }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly code: SwapErrorCode | undefined; readonly message: string }
);

/** How many steps the worker may be ahead of the page: it hashes one while the page stores another. */
export const STEPS_AHEAD = 2;
