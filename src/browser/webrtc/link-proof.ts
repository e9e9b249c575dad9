/** The first message of each side on a fresh link: by it, who signed a presence is who holds its certificate. */
import { concat, utf8, type Bytes } from '../../core/base/bytes.ts';
import { idBytes, type PeerId, type Topic } from '../../core/base/ids.ts';
import type { Crypto, Identity } from '../../core/ports.ts';
import type { PeerRecord } from '../peer-records/peer-record.ts';

export interface LinkProver {
  /** What we say first on link `linkId` (8 bytes) to `to`. */
  prove(to: PeerRecord, linkId: Bytes): Promise<Bytes>;
  /** Whether `first`, the first thing that came on the link, is what `from` alone can say there. */
  accepts(from: PeerRecord, linkId: Bytes, first: Bytes): Promise<boolean>;
}

export interface LinkProverOptions {
  readonly topic: Topic;
  readonly identity: Identity;
  readonly crypto: Crypto;
  /** SHA-256 of our own certificate. */
  readonly certificateHash: Bytes;
}

interface End {
  readonly peer: PeerId;
  readonly certificateHash: Bytes;
}

const SIGNED = utf8('swapmeet/1 link');

/**
 * Anybody can sign a presence that names somebody else's certificate, pass the signals of two people on to each
 * other as its own, and let each take the other for itself; DTLS alone does not notice. So each side signs, with
 * its identity's key, "swapmeet/1 link" ‖ topic 16 ‖ link id 8 ‖ its peer id 16 ‖ its certificate's hash 32 ‖ the
 * other's id 16 ‖ hash 32 (SIGMA's "sign what you take the channel for", Krawczyk 2003).
 */
export function createLinkProver(options: LinkProverOptions): LinkProver {
  const { topic, identity, crypto, certificateHash } = options;
  const self: End = { peer: identity.peer, certificateHash };
  const statement = (linkId: Bytes, from: End, to: End): Bytes =>
    concat(
      SIGNED,
      idBytes(topic),
      linkId,
      idBytes(from.peer),
      from.certificateHash,
      idBytes(to.peer),
      to.certificateHash,
    );
  return {
    prove: (to, linkId) => identity.sign(statement(linkId, self, to)),
    accepts: async (from, linkId, first) =>
      first.length === 64 && (await crypto.verify(from.key, statement(linkId, from, self), first)),
  };
}
