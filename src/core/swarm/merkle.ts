/**
 * The Merkle root over a file's chunks, whatever segments they were announced in. A tree of fan-out 1024:
 * leaf = chunk hash (32 bytes) ‖ chunk length (u32, big-endian); node = SHA-256 of up to 1024 leaves or
 * nodes one after another; levels until one is left; no chunks = SHA-256 of nothing. Level and count need
 * no marking: the manifest signs the root together with the file's size, and lengths are in the leaves.
 */
import { concat, type Bytes } from '../bytes.ts';
import type { Crypto } from '../ports.ts';

const FAN_OUT = 1024;

export async function merkleRoot(crypto: Crypto, leaves: readonly Uint8Array[]): Promise<Bytes> {
  let level: readonly Uint8Array[] = leaves;
  do {
    const groups: Uint8Array[][] = [];
    for (let at = 0; at === 0 || at < level.length; at += FAN_OUT) {
      groups.push(level.slice(at, at + FAN_OUT));
    }
    level = await Promise.all(groups.map((group) => crypto.hash(concat(...group))));
  } while (level.length > 1);
  return level[0] as Bytes;
}
