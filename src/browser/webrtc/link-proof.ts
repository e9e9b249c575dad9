/** The first message of each side on a new link. It proves that the signer of a peer record holds its certificate. */
import { concat, utf8, type Bytes } from '../../core/base/bytes.ts';
import { idBytes, type PeerId, type RoomId } from '../../core/base/ids.ts';
import type { Crypto, Identity } from '../../core/ports.ts';
import type { PeerRecord } from '../peer-records/peer-record.ts';

export interface LinkProver {
  /** Our first message to `to` on link `linkId` (8 bytes). */
  prove(to: PeerRecord, linkId: Bytes): Promise<Bytes>;
  /** Whether only `from` can have made `first`, the first message that came on the link. */
  accepts(from: PeerRecord, linkId: Bytes, first: Bytes): Promise<boolean>;
}

export interface LinkProverOptions {
  readonly roomId: RoomId;
  readonly identity: Identity;
  readonly crypto: Crypto;
  /** SHA-256 of our own certificate. */
  readonly certificateHash: Bytes;
}

interface End {
  readonly peer: PeerId;
  readonly certificateHash: Bytes;
}

const SIGNED = utf8('swapmeet/2 link');

/**
 * Anyone can sign a peer record that names another peer's certificate, pass two peers' signals on to each other as
 * its own, and make each take the other for it. DTLS alone does not notice. So each side signs, with its identity's
 * key, "swapmeet/2 link" ‖ room id 16 ‖ link id 8 ‖ its peer id 16 ‖ its certificate's hash 32 ‖ the
 * other's id 16 ‖ hash 32 (SIGMA's "sign what you take the channel for", Krawczyk 2003).
 */
export function createLinkProver(options: LinkProverOptions): LinkProver {
  const { roomId, identity, crypto, certificateHash } = options;
  const self: End = { peer: identity.peer, certificateHash };
  const statement = (linkId: Bytes, from: End, to: End): Bytes =>
    concat(
      SIGNED,
      idBytes(roomId),
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
