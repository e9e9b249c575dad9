/** The signed record that says who a member is and what its connections will prove. */
import * as v from 'valibot';
import { concat, equalBytes, toBase64Url, utf8, type Bytes } from '../../core/base/bytes.ts';
import { byteString, decode, encode } from '../../core/base/codec.ts';
import {
  idBytes,
  SHORT_ID_BYTES,
  type PeerId,
  type RoomId,
  type Topic,
} from '../../core/base/ids.ts';
import {
  CLOCKS_APART_MS,
  PEER_RECORD_CLOCK_SKEW_MS,
  PEER_RECORD_LIFE_MS,
} from '../../core/limits/signaling.ts';
import { PROOF_BYTES } from '../../core/limits/shared.ts';
import { peerIdOf } from '../../core/identity/peer-id.ts';
import type { Crypto, Identity, Random } from '../../core/ports.ts';
import { isProof } from '../../core/identity/proof-of-work.ts';
import { openBox, sealBox } from '../crypto/aes-gcm.ts';

export interface PeerRecord {
  readonly peer: PeerId;
  /** Its Ed25519 public key, of which `peer` is the hash. */
  readonly key: Bytes;
  /** X25519, new in each session. Signals to this peer are encrypted to it. */
  readonly ephemeralKey: Bytes;
  /** SHA-256 of the one certificate that this peer's DTLS connections use. */
  readonly certificateHash: Bytes;
  /** Tells the page after a reload from the page before. */
  readonly session: string;
  readonly notAfterMs: number;
  /** It contains a valid proof of work (proof-of-work.ts). */
  readonly hasProof: boolean;
}

/** What opens a peer record. The same for all members of the room. */
export interface PeerRecordContext {
  readonly topic: Topic;
  readonly roomId: RoomId;
  readonly peerRecordKey: CryptoKey;
}

const VERSION = 2;
const SIGNED = utf8('swapmeet/2 presence');
const sealedSchema = v.strictObject({ body: byteString(1, 512), signature: byteString(64) });
const bodySchema = v.object({
  v: v.literal(VERSION),
  room: byteString(SHORT_ID_BYTES),
  key: byteString(32),
  ephemeral: byteString(32),
  certificate: byteString(32),
  session: byteString(8),
  notAfter: v.pipe(v.number(), v.safeInteger()),
  work: v.optional(byteString(PROOF_BYTES)),
});

const aad = (topic: Topic): Bytes => concat(utf8('swapmeet/2 announce'), idBytes(topic));

/**
 * MessagePack {body, signature}, encrypted with the room's peer-record key (aad: "swapmeet/2 announce" ‖ topic).
 * `body` is MessagePack {v, room 16 (its id), key 32 (Ed25519), ephemeral 32 (X25519), certificate 32, session 8,
 * notAfter, work 8 once there is a proof}. `signature` is Ed25519 over "swapmeet/2 presence" ‖ body, so over the
 * bytes that travel. About 370 bytes.
 */
export async function sealPeerRecord(
  context: PeerRecordContext,
  identity: Identity,
  random: Random,
  own: {
    ephemeralKey: Bytes;
    certificateHash: Bytes;
    session: Bytes;
    notAfterMs: number;
    work?: Bytes | undefined;
  },
): Promise<Bytes> {
  const body = encode({
    v: VERSION,
    room: idBytes(context.roomId),
    key: identity.publicKey,
    ephemeral: own.ephemeralKey,
    certificate: own.certificateHash,
    session: own.session,
    notAfter: own.notAfterMs,
    work: own.work,
  });
  const signature = await identity.sign(concat(SIGNED, body));
  return sealBox(context.peerRecordKey, random, encode({ body, signature }), aad(context.topic));
}

/** Opens a sealed peer record of this room. Null when anything about it is wrong. Ask `isCurrent` whether it counts. */
export async function openPeerRecord(
  context: PeerRecordContext,
  crypto: Crypto,
  sealed: Bytes,
): Promise<PeerRecord | null> {
  const plain = await openBox(context.peerRecordKey, sealed, aad(context.topic));
  const record = plain && decode(plain, sealedSchema);
  const body = record && decode(record.body, bodySchema);
  if (!body || !equalBytes(body.room, idBytes(context.roomId))) return null;
  if (!(await crypto.verify(body.key, concat(SIGNED, record.body), record.signature))) return null;
  const peer = await peerIdOf(crypto, body.key);
  const { work } = body;
  return {
    peer,
    key: body.key.slice(),
    hasProof: work !== undefined && (await isProof(crypto, context.roomId, peer, work)),
    ephemeralKey: body.ephemeral.slice(),
    certificateHash: body.certificate.slice(),
    session: toBase64Url(body.session),
    notAfterMs: body.notAfter,
  };
}

/** A record is renewed when so much of its life is over. */
const RENEWED_MS = PEER_RECORD_LIFE_MS / 2;

/** Its owner made it within PEER_RECORD_CLOCK_SKEW_MS of now, by both clocks, and has renewed it since if that was due. */
export const isCurrent = (notAfterMs: number, nowMs: number): boolean =>
  notAfterMs > nowMs + RENEWED_MS - PEER_RECORD_CLOCK_SKEW_MS &&
  notAfterMs <= nowMs + PEER_RECORD_LIFE_MS + PEER_RECORD_CLOCK_SKEW_MS;

/** How far this device's clock is ahead of its owner's, roughly, where that is more than a day: then one of them is wrong. */
export function clocksApart(notAfterMs: number, nowMs: number): number | undefined {
  const madeMs = notAfterMs - PEER_RECORD_LIFE_MS;
  const aheadMs = nowMs - madeMs - RENEWED_MS / 2; // it was made half of that ago, on average
  return Math.abs(aheadMs) > CLOCKS_APART_MS ? aheadMs : undefined;
}
