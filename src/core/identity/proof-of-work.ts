/**
 * The proof of work makes a new identity cost something: it is a nonce whose hash begins with zeros, found by trial (as in
 * Hashcash). It is bound to the room and the peer, so each identity pays once in each room. One hash checks it.
 */
import { concat, utf8, type Bytes } from '../base/bytes.ts';
import { idBytes, type PeerId, type RoomId } from '../base/ids.ts';
import { PROOF_BITS } from '../limits/mesh.ts';
import { PROOF_BYTES } from '../limits/shared.ts';
import type { Crypto } from '../ports.ts';

/** "swapmeet/2 work" ‖ room id 16 ‖ peer id 16 ‖ nonce 8: 55 bytes, which one block of SHA-256 just takes. */
export const proofText = (roomId: RoomId, peer: PeerId, nonce: Uint8Array): Bytes =>
  concat(utf8('swapmeet/2 work'), idBytes(roomId), idBytes(peer), nonce);

/** How many zero bits `hash` begins with. */
export function zeroBits(hash: Uint8Array): number {
  let bits = 0;
  for (const byte of hash) {
    if (byte !== 0) return bits + Math.clz32(byte) - 24;
    bits += 8;
  }
  return bits;
}

/** Whether `nonce` is a proof of work of `peer` in this room. */
export async function isProof(
  crypto: Crypto,
  roomId: RoomId,
  peer: PeerId,
  nonce: Uint8Array,
  bits = PROOF_BITS,
): Promise<boolean> {
  if (nonce.length !== PROOF_BYTES) return false;
  return zeroBits(await crypto.hash(proofText(roomId, peer, nonce))) >= bits;
}
