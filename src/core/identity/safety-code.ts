/** The safety code: two people compare it to rule out a man in the middle. It depends on both keys, in no order. */
import { concat, utf8, type Bytes } from '../base/bytes.ts';
import { idBytes, type PeerId, type RoomId } from '../base/ids.ts';
import type { Crypto } from '../ports.ts';

/** 96 bits, shown as this many symbols out of 256: three rows of four. */
export const SAFETY_CODE_BYTES = 12;
/**
 * Rounds of hashing, a tenth of a second. An attacker in the middle can choose two keys, one for each side, and
 * needs about 2^48 of each until two codes match (the birthday bound of 96 bits). Each takes 2^18 blocks of SHA-256, so
 * that is 2^67 blocks in all: half a year for a thousand graphics cards that do 10^10 a second each.
 */
const ROUNDS = 256;
/** How often a round repeats what it hashes, 64 KiB in all. Few long calls cost a browser less than many short ones. */
const REPEATS = 2_048;

/**
 * The code (see codeOf) of "swapmeet/2 code" ‖ room id 16 ‖ the smaller peer id 16 ‖ the larger 16 (compared as text).
 * Ids are hashes of the Ed25519 keys, so the code depends on the keys.
 */
export async function safetyCode(
  crypto: Crypto,
  roomId: RoomId,
  one: PeerId,
  other: PeerId,
): Promise<Bytes> {
  const [low, high] = [one, other].sort() as [PeerId, PeerId];
  const tag = utf8('swapmeet/2 code');
  return codeOf(crypto.hash, concat(tag, idBytes(roomId), idBytes(low), idBytes(high)));
}

/** The first 12 bytes of SHA-256 of the bytes, then 256 times over of the hash before, repeated 2,048 times. */
export async function codeOf(hash: Crypto['hash'], bytes: Bytes): Promise<Bytes> {
  let code = await hash(bytes);
  const row = new Uint8Array(REPEATS * code.length);
  for (let round = 0; round < ROUNDS; round++) {
    row.set(code);
    for (let size = code.length; size < row.length; size *= 2) row.copyWithin(size, 0, size);
    code = await hash(row);
  }
  return code.slice(0, SAFETY_CODE_BYTES);
}
