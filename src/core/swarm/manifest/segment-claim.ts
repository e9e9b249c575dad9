/**
 * What a sharer signs about a segment: its number, the hash of the one before, and its own. Two claims that contradict each
 * other prove that the sharer gave two lists of one file.
 */
import { concat, equalBytes, utf8, type Bytes } from '../../base/bytes.ts';
import { idBytes, type FileId } from '../../base/ids.ts';
import type { Crypto } from '../../ports.ts';

export interface SegmentClaim {
  readonly n: number;
  /** SHA-256 of the body of the segment before, zeros for the first. */
  readonly prev: Bytes;
  /** SHA-256 of its body. */
  readonly hash: Bytes;
  readonly sig: Bytes;
}

export type Proof = readonly [SegmentClaim, SegmentClaim];

export function claimedBytes(file: FileId, { n, prev, hash }: Omit<SegmentClaim, 'sig'>): Bytes {
  const number = new Uint8Array(4);
  new DataView(number.buffer).setUint32(0, n);
  return concat(utf8('swapmeet/2 segment'), idBytes(file), number, prev, hash);
}

/** No honest sharer signs both. */
export function contradict(a: SegmentClaim, b: SegmentClaim): boolean {
  if (a.n === b.n) return !equalBytes(a.hash, b.hash);
  if (a.n + 1 === b.n) return !equalBytes(b.prev, a.hash);
  return a.n === b.n + 1 && !equalBytes(a.prev, b.hash);
}

export async function isProof(
  crypto: Crypto,
  file: { readonly id: FileId; readonly key: Bytes },
  [a, b]: Proof,
): Promise<boolean> {
  if (!contradict(a, b)) return false;
  const genuine = await Promise.all(
    [a, b].map((it) => crypto.verify(file.key, claimedBytes(file.id, it), it.sig)),
  );
  return genuine.every(Boolean);
}
