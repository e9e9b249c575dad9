/** The peer id, which follows from the public key. */
import { concat, utf8 } from '../base/bytes.ts';
import { peerId, type PeerId } from '../base/ids.ts';
import type { Crypto } from '../ports.ts';

const HASHED = utf8('swapmeet/2 peer');

/** The first 16 bytes of SHA-256("swapmeet/2 peer" ‖ Ed25519 public key). */
export async function peerIdOf(crypto: Crypto, publicKey: Uint8Array): Promise<PeerId> {
  return peerId(await crypto.hash(concat(HASHED, publicKey)));
}
