/** The safety code: two people compare it to rule out a man in the middle. It depends on both keys, in no order. */
import { concat, utf8, type Bytes } from '../base/bytes.ts';
import { idBytes, type PeerId, type Topic } from '../base/ids.ts';
import type { Crypto } from '../ports.ts';

/** 64 bits, shown as this many symbols out of 256. */
export const SAFETY_CODE_BYTES = 8;
/**
 * Rounds of hashing, a tenth of a second. An attacker in the middle can choose two keys, one for each side, and
 * needs about 2^32 of each until two codes match (the birthday bound of 64 bits). The rounds make that 2^44 hashes.
 */
const ROUNDS = 4_096;

/**
 * The first 8 bytes of SHA-256, 4,096 times over, of "swapmeet/1 code" ‖ topic 16 ‖ the smaller peer id 16 ‖ the
 * larger 16 (compared as text). Ids are hashes of the Ed25519 keys, so the code depends on the keys.
 */
export async function safetyCode(
  crypto: Crypto,
  topic: Topic,
  one: PeerId,
  other: PeerId,
): Promise<Bytes> {
  const [low, high] = [one, other].sort() as [PeerId, PeerId];
  const tag = utf8('swapmeet/1 code');
  return codeOf(crypto.hash, concat(tag, idBytes(topic), idBytes(low), idBytes(high)));
}

/** The first 8 bytes of SHA-256, 4,096 times over. */
export async function codeOf(hash: Crypto['hash'], bytes: Bytes): Promise<Bytes> {
  let code = bytes;
  for (let round = 0; round < ROUNDS; round++) code = await hash(code);
  return code.slice(0, SAFETY_CODE_BYTES);
}
