/**
 * The Merkle root over a file's chunks, independent of the segments that list them. A tree of fan-out 1024:
 * leaf = chunk hash (32 bytes) ‖ chunk length (u32, big-endian); node = SHA-256 of up to 1024 leaves or nodes,
 * concatenated; levels until one node is left; no chunks = SHA-256 of nothing. Level and count need no marking:
 * the manifest signs the root together with the file's size, and the leaves contain the lengths.
 */
import { concat, type Bytes } from '../../base/bytes.ts';
import { HASH_BYTES } from '../../base/ids.ts';
import type { Crypto } from '../../ports.ts';

const FAN_OUT = 1024;
export const LEAF_BYTES = HASH_BYTES + 4;

/** @param leaves concatenated, LEAF_BYTES each */
export async function merkleRoot(crypto: Pick<Crypto, 'hash'>, leaves: Uint8Array): Promise<Bytes> {
  let [level, nodeBytes] = [leaves, LEAF_BYTES];
  do {
    const groups: Uint8Array[] = [];
    for (let at = 0; at === 0 || at < level.length; at += FAN_OUT * nodeBytes) {
      groups.push(level.subarray(at, at + FAN_OUT * nodeBytes));
    }
    level = concat(...(await Promise.all(groups.map((group) => crypto.hash(group)))));
    nodeBytes = HASH_BYTES;
  } while (level.length > HASH_BYTES);
  return level as Bytes;
}
