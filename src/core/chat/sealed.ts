/**
 * Private entries: an author seals content to a few recipients, in an entry that everyone stores and passes on. Nobody else
 * learns the content, the recipients, or more of its length than the next power of two. Pure except for the port.
 */
import * as v from 'valibot';
import { concat, equalBytes, utf8, type Bytes } from '../base/bytes.ts';
import { byteString, decode } from '../base/codec.ts';
import { idBytes, peerId, SHORT_ID_BYTES, type PeerId, type RoomId } from '../base/ids.ts';
import { PRIVATE_BYTES_MAX, PRIVATE_SLOTS_MAX } from '../limits/chat.ts';
import type { Crypto, Identity } from '../ports.ts';
import { readBody, type Entry, type EntryBody } from './entry.ts';

/** An entry that we can read: a public one, or a private one that we opened. */
export interface ReadableEntry extends Entry {
  /** The recipients of a private entry, without its author; undefined: everyone. */
  readonly to?: readonly PeerId[] | undefined;
}

export interface SealingContext {
  readonly roomId: RoomId;
  readonly crypto: Crypto;
  readonly identity: Identity;
}

/** What the box of a private entry holds. `to`: the recipients, without the author. */
const inner = v.strictObject({
  to: v.pipe(
    v.array(byteString(SHORT_ID_BYTES)),
    v.minLength(1),
    v.maxLength(PRIVATE_SLOTS_MAX - 1),
  ),
  /** A whole body, for the same position of the same chain. */
  body: byteString(1, PRIVATE_BYTES_MAX),
});

/** An entry's position, in bytes. Everything sealed is bound to it, so that none of it is valid anywhere else. */
export const positionBytes = (
  roomId: RoomId,
  key: Uint8Array,
  seq: number,
  prev: Uint8Array,
): Bytes => {
  const number = new Uint8Array(4);
  new DataView(number.buffer).setUint32(0, seq);
  return concat(idBytes(roomId), key, number, prev);
};
export const contentAad = (position: Bytes) => concat(utf8('swapmeet/2 private'), position);

/**
 * The key of one recipient's slot: the one-step derivation of NIST SP 800-56C rev. 2, section 4.1, with SHA-256, over the
 * X25519 secret of author and recipient, and the entry's position.
 */
export const slotKey = (crypto: Crypto, agreed: Bytes, position: Bytes): Promise<Bytes> =>
  crypto.hash(concat(Uint8Array.of(0, 0, 0, 1), agreed, utf8('swapmeet/2 private slot'), position));
export const NO_AAD = new Uint8Array();

function unpad(padded: Bytes): Bytes | null {
  if (padded.length < 4) return null;
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  return length <= padded.length - 4 ? padded.slice(4, 4 + length) : null;
}

/** Opens a private entry; null when it is not for us, or its content is not valid there. */
export async function openSealed(
  { roomId, crypto, identity }: SealingContext,
  entry: Entry,
): Promise<ReadableEntry | null> {
  const { body } = entry;
  if (body.k !== 'sealed') return null;
  const agreed = await identity.agree(body.from);
  if (!agreed) return null;
  const where = positionBytes(roomId, body.key, body.seq, body.prev);
  const key = await slotKey(crypto, agreed, where);
  for (const slot of body.slots) {
    const contentKey = await crypto.open(key, slot, NO_AAD);
    const padded = contentKey && (await crypto.open(contentKey, body.box, contentAad(where)));
    const plain = padded && unpad(padded);
    if (plain) return readInner(entry, plain, identity.peer);
  }
  return null;
}

/** Kinds that are not valid in private: a name, a lock, a title or a note is for the whole room, and nothing is sealed twice. */
const PUBLIC_KINDS: ReadonlySet<EntryBody['k']> = new Set([
  ...(['sealed', 'name', 'lock', 'title'] as const),
  ...(['note', 'note-update', 'unknown'] as const),
]);

/**
 * The inner body must be valid in the entry's own position, and we must be among its recipients: somebody else may show our
 * box key as their own, and then an entry for them is not for us.
 */
function readInner(entry: Entry, plain: Bytes, self: PeerId): ReadableEntry | null {
  const outer = entry.body;
  const said = decode(plain, inner);
  const body = said && readBody(said.body);
  if (!body || PUBLIC_KINDS.has(body.k)) return null;
  const same =
    equalBytes(body.key, outer.key) &&
    equalBytes(body.prev, outer.prev) &&
    body.seq === outer.seq &&
    body.clock === outer.clock;
  const to = said.to.map(peerId);
  return same && (entry.author === self || to.includes(self)) ? { ...entry, body, to } : null;
}
