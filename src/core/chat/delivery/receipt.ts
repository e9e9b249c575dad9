/** A receipt: the signed answer of a member that its log has an entry, and the author's entries before it. */
import { concat, utf8, type Bytes } from '../../base/bytes.ts';
import {
  entryId,
  HASH_BYTES,
  idBytes,
  type EntryId,
  type PeerId,
  type RoomId,
} from '../../base/ids.ts';
import { SIGNATURE_BYTES } from '../../limits/shared.ts';
import type { Crypto, Identity } from '../../ports.ts';

/** What the author and the receiver agree on. */
export interface ReceiptAsk {
  readonly roomId: RoomId;
  /** Who asks. */
  readonly author: PeerId;
  readonly entry: EntryId;
}

/** Anybody on the way can say this: it denies, and proves nothing. */
export const NOT_YET = Uint8Array.of(0);

const FROM_BYTES = 4;

/** @param n how often it was asked: an answer to an earlier ask is none to this one */
export const encodeReceiptAsk = (entry: EntryId, n: number): Bytes =>
  concat(idBytes(entry), Uint8Array.of(n));

/** The entry that is asked for; null when no honest member asks so. */
export const decodeReceiptAsk = (bytes: Uint8Array): EntryId | null =>
  bytes.length === HASH_BYTES + 1 ? entryId(bytes.subarray(0, HASH_BYTES)) : null;

/** @param from the first position without a gap up to the entry */
export async function writeReceipt(
  ask: ReceiptAsk,
  identity: Identity,
  from: number,
): Promise<Bytes> {
  const first = new Uint8Array(FROM_BYTES);
  new DataView(first.buffer).setUint32(0, from);
  return concat(first, await identity.sign(signedText(ask, first)));
}

/** The first position that the owner of `key` has without a gap up to the entry; undefined: they did not sign that. */
export async function readReceipt(
  crypto: Crypto,
  ask: ReceiptAsk,
  key: Uint8Array,
  answer: Uint8Array,
): Promise<number | undefined> {
  if (answer.length !== FROM_BYTES + SIGNATURE_BYTES) return undefined;
  const first = answer.slice(0, FROM_BYTES);
  const isGenuine = await crypto.verify(key, signedText(ask, first), answer.slice(FROM_BYTES));
  return isGenuine ? new DataView(first.buffer).getUint32(0) : undefined;
}

const signedText = ({ roomId, author, entry }: ReceiptAsk, first: Bytes): Bytes =>
  concat(utf8('swapmeet/2 held'), idBytes(roomId), idBytes(author), idBytes(entry), first);
