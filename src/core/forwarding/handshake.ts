/** How the two ends of a forwarded link agree on keys that the forwarder does not have. */
import { concat, utf8, type Bytes } from '../base/bytes.ts';
import { idBytes, type PeerId, type RoomId } from '../base/ids.ts';
import { peerIdOf } from '../identity/peer-id.ts';
import type { Crypto, Identity, KeyAgreement } from '../ports.ts';

export interface HandshakeOptions {
  readonly roomId: RoomId;
  readonly identity: Identity;
  readonly crypto: Crypto;
}

export interface LinkKeys {
  readonly send: Bytes;
  readonly receive: Bytes;
}

/** `link` is the id of the forwarded link, 8 bytes; `answers` is the other end's ephemeral key, or `NO_KEY` in an ask. */
export interface Handshake {
  /** Our message to `to`: our key 32 ‖ our ephemeral key 32 ‖ signature 64. */
  sign(to: PeerId, link: Bytes, own: KeyAgreement, answers: Bytes): Promise<Bytes>;
  /** The ephemeral key in `from`'s message; null when another peer signed it, or for another link. */
  verify(from: PeerId, link: Bytes, message: Bytes, answers: Bytes): Promise<Bytes | null>;
  /** Null when the two ephemeral keys do not agree on a secret. */
  deriveKeys(
    peer: PeerId,
    link: Bytes,
    own: KeyAgreement,
    theirs: Bytes,
    isAsker: boolean,
  ): Promise<LinkKeys | null>;
}

// Parts of the protocol; "carried" is its word for "forwarded".
const SIGNED = utf8('swapmeet/2 carried link');
const KEYED = utf8('swapmeet/2 carried key');
/** An ask signs this in place of the other end's ephemeral key, which does not exist yet. */
export const NO_KEY: Bytes = new Uint8Array(32);

/**
 * A signed Diffie-Hellman exchange (SIGMA's shape, Krawczyk 2003): each side signs with its identity's Ed25519 key
 * SIGNED ‖ room id 16 ‖ link 8 ‖ its id 16 ‖ the other's 16 ‖ its X25519 key of this link 32 ‖ the other's (zeros in the ask).
 * Keys are single-step SHA-256 (NIST SP 800-56C) over u32 1 ‖ the secret 32 ‖ KEYED ‖ room id ‖ link ‖ sender's id ‖ receiver's
 * id ‖ asker's key ‖ answerer's key. Both key pairs are made for this link, so what was forwarded stays secret later on.
 */
export function createHandshake({ roomId, identity, crypto }: HandshakeOptions): Handshake {
  const self = identity.peer;
  const statement = (from: PeerId, to: PeerId, link: Bytes, own: Bytes, answers: Bytes): Bytes =>
    concat(SIGNED, idBytes(roomId), link, idBytes(from), idBytes(to), own, answers);

  return {
    async sign(to, link, { publicKey }, answers) {
      const signature = await identity.sign(statement(self, to, link, publicKey, answers));
      return concat(identity.publicKey, publicKey, signature);
    },
    async verify(from, link, message, answers) {
      const copy = message.slice();
      const [key, ephemeral] = [copy.subarray(0, 32), copy.slice(32, 64)];
      if ((await peerIdOf(crypto, key)) !== from) return null;
      const signed = statement(from, self, link, ephemeral, answers);
      return (await crypto.verify(key, signed, copy.subarray(64))) ? ephemeral : null;
    },
    async deriveKeys(peer, link, own, theirs, isAsker) {
      const secret = await own.agree(theirs);
      if (!secret) return null;
      const ephemerals = isAsker ? [own.publicKey, theirs] : [theirs, own.publicKey];
      const counter = Uint8Array.of(0, 0, 0, 1);
      const key = (from: PeerId, to: PeerId) =>
        crypto.hash(
          concat(
            ...[counter, secret, KEYED, idBytes(roomId), link, idBytes(from), idBytes(to)],
            ...ephemerals,
          ),
        );
      const [send, receive] = await Promise.all([key(self, peer), key(peer, self)]);
      return { send, receive };
    },
  };
}
