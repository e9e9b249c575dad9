/** What the store contracts need of the suites that run them, and bytes to store. */
import type { Bytes } from '../../src/core/base/bytes.ts';

export interface StoreRig<Store> {
  /** Empty at first. */
  readonly store: Store;
  /** A second handle on the same data, as the next visit gets; absent where data ends with the page. */
  reopen?(): Promise<Store>;
  /** A put of more than this is refused; absent where the bound cannot be set. */
  readonly roomBytes?: number;
}

/** Bytes that differ by `salt` and within themselves. */
export const patterned = (length: number, salt: number): Bytes =>
  Uint8Array.from({ length }, (_, i) => (i * 31 + salt * 17 + (i >> 8) * 7) & 255);
