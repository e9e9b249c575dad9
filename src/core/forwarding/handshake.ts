/** How the two ends of a carried link come to keys that whoever carries it does not have. */
import { concat, utf8, type Bytes } from '../base/bytes.ts';
import { idBytes, type PeerId, type Topic } from '../base/ids.ts';
import { peerIdOf } from '../identity/peer-id.ts';
import type { Crypto, Identity, KeyAgreement } from '../ports.ts';

export interface HandshakeOptions {
  readonly topic: Topic;
  readonly identity: Identity;
  readonly crypto: Crypto;
}

export interface LinkKeys {
  readonly send: Bytes;
  readonly receive: Bytes;
}

/** What the other side has shown, checked. */
export interface Shown {
  readonly ephemeral: Bytes;
}

export interface Handshake {
  /** What we say on link `link` to `to`: our key 32 ‖ our ephemeral key 32 ‖ signature 64. */
  show(to: PeerId, link: Bytes, own: KeyAgreement, answers: Bytes): Promise<Bytes>;
  /** What `from` showed there, or null when it is not `from` who did, or did it for another link. */
  check(from: PeerId, link: Bytes, hand: Bytes, answers: Bytes): Promise<Shown | null>;
  /** Null when the two keys do not agree on a secret. */
  keys(
    peer: PeerId,
    link: Bytes,
    own: KeyAgreement,
    theirs: Bytes,
    isAsker: boolean,
  ): Promise<LinkKeys | null>;
}

const SIGNED = utf8('swapmeet/1 carried link');
const KEYED = utf8('swapmeet/1 carried key');
/** Whoever asks answers nothing yet. */
export const NOTHING: Bytes = new Uint8Array(32);

/**
 * A signed Diffie-Hellman exchange (SIGMA's shape, Krawczyk 2003): each side signs with its identity's Ed25519 key
 * SIGNED ‖ topic 16 ‖ link 8 ‖ its id 16 ‖ the other's 16 ‖ its X25519 key of this link 32 ‖ the other's (zeros in the ask).
 * Keys are single-step SHA-256 (NIST SP 800-56C) over u32 1 ‖ the secret 32 ‖ KEYED ‖ topic ‖ link ‖ sender's id ‖ receiver's
 * id ‖ asker's key ‖ answerer's key. Both key pairs are made for this link, so what was carried stays secret later on.
 */
export function createHandshake({ topic, identity, crypto }: HandshakeOptions): Handshake {
  const self = identity.peer;
  const statement = (from: PeerId, to: PeerId, link: Bytes, own: Bytes, answers: Bytes): Bytes =>
    concat(SIGNED, idBytes(topic), link, idBytes(from), idBytes(to), own, answers);

  return {
    async show(to, link, { publicKey }, answers) {
      const signature = await identity.sign(statement(self, to, link, publicKey, answers));
      return concat(identity.publicKey, publicKey, signature);
    },
    async check(from, link, hand, answers) {
      const copy = hand.slice();
      const [key, ephemeral] = [copy.subarray(0, 32), copy.slice(32, 64)];
      if ((await peerIdOf(crypto, key)) !== from) return null;
      const said = statement(from, self, link, ephemeral, answers);
      return (await crypto.verify(key, said, copy.subarray(64))) ? { ephemeral } : null;
    },
    async keys(peer, link, own, theirs, isAsker) {
      const secret = await own.agree(theirs);
      if (!secret) return null;
      const ephemerals = isAsker ? [own.publicKey, theirs] : [theirs, own.publicKey];
      const counter = Uint8Array.of(0, 0, 0, 1);
      const key = (from: PeerId, to: PeerId) =>
        crypto.hash(
          concat(
            ...[counter, secret, KEYED, idBytes(topic), link, idBytes(from), idBytes(to)],
            ...ephemerals,
          ),
        );
      const [send, receive] = await Promise.all([key(self, peer), key(peer, self)]);
      return { send, receive };
    },
  };
}
