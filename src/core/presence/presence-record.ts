/** A record of presence: its owner's signed statement that they are here, or have left. */
import * as v from 'valibot';
import { concat, utf8, type Bytes } from '../base/bytes.ts';
import { byteString, decode, encode } from '../base/codec.ts';
import { idBytes, type PeerId, type RoomId } from '../base/ids.ts';
import type { Presence } from '../gossip/presence-book.ts';
import { isProof } from '../identity/proof-of-work.ts';
import { tidyName } from '../identity/friendly-name.ts';
import { NAME_CHARS_MAX } from '../limits/chat.ts';
import { KEY_BYTES, PROOF_BYTES } from '../limits/shared.ts';
import type { Crypto, Identity } from '../ports.ts';
import { looksSchema } from '../wire/looks.ts';
import type { SignedPresence } from '../wire/message.ts';

const SIGNED = utf8('swapmeet/2 here');

const schema = v.strictObject({
  key: byteString(KEY_BYTES),
  /** Names the record: milliseconds since the epoch by the owner's clock, or one more than in the owner's last one. */
  at: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  name: v.pipe(v.string(), v.maxLength(NAME_CHARS_MAX * 2)),
  /** X25519: others seal private entries to it. */
  box: byteString(KEY_BYTES),
  work: v.optional(byteString(PROOF_BYTES)),
  /** Its owner's device keeps all files of the room, or as many as find a place there (F30). */
  keeps: v.optional(v.picklist(['all', 'some'])),
  /** The colour and the mark that its owner chose, if any. */
  looks: v.optional(looksSchema),
  gone: v.boolean(),
});

/** What a record says. */
export type PresenceBody = v.InferOutput<typeof schema>;

/** What it takes to check records. */
export interface RecordContext {
  readonly roomId: RoomId;
  readonly crypto: Crypto;
  /** Zero bits of a proof of work; PROOF_BITS except in tests. */
  readonly proofBits: number | undefined;
}

const signedText = (roomId: RoomId, body: Uint8Array): Bytes =>
  concat(SIGNED, idBytes(roomId), body);

export async function writePresence(
  roomId: RoomId,
  identity: Identity,
  said: Omit<PresenceBody, 'key' | 'box'>,
): Promise<Presence> {
  const { publicKey: key, boxKey, peer } = identity;
  const { at, name, work, keeps, looks, gone } = said;
  const body = encode({ key, at, name, box: boxKey, gone, ...(work && { work }), keeps, looks });
  const signed = { body, sig: await identity.sign(signedText(roomId, body)) };
  return { peer, at, name, boxKey, hasProof: work !== undefined, keeps, looks, gone, signed };
}

/** What the bytes claim, unverified; null when they are no record. */
export const readPresence = (body: Uint8Array): PresenceBody | null => decode(body, schema);

/** The record of `peer`, which has this key; null when its owner did not sign it. A wrong proof counts as none. */
export async function verifyPresence(
  { roomId, crypto, proofBits }: RecordContext,
  peer: PeerId,
  said: PresenceBody,
  received: SignedPresence,
): Promise<Presence | null> {
  // Copied, because they are views into a message, which would otherwise stay in memory as a whole.
  const signed = { body: received.body.slice(), sig: received.sig.slice() };
  if (!(await crypto.verify(said.key, signedText(roomId, signed.body), signed.sig))) return null;
  const { at, gone, work, keeps, looks } = said;
  const hasProof = work !== undefined && (await isProof(crypto, roomId, peer, work, proofBits));
  const [name, boxKey] = [tidyName(said.name), said.box.slice()];
  return { peer, at, name, boxKey, hasProof, keeps, looks, gone, signed };
}
