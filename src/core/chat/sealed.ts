/**
 * Private entries: an author seals content to a few recipients, in an entry that everyone stores and passes on. Nobody else
 * learns the content, the recipients, or more of its length than the next power of two. Pure except for the port.
 */
import * as v from 'valibot';
import { concat, equalBytes, utf8, type Bytes } from '../base/bytes.ts';
import { byteString, decode, encode } from '../base/codec.ts';
import { SwapError } from '../base/errors.ts';
import { idBytes, peerId, SHORT_ID_BYTES, type PeerId, type RoomId } from '../base/ids.ts';
import {
  PRIVATE_BYTES_MAX,
  PRIVATE_BYTES_MIN,
  PRIVATE_SLOT_BYTES,
  PRIVATE_SLOTS_MAX,
} from '../limits/chat.ts';
import { KEY_BYTES } from '../limits/shared.ts';
import type { Crypto, Identity, Random } from '../ports.ts';
import { shuffled } from '../base/shuffle.ts';
import {
  prevOf,
  readBody,
  type Content,
  type Entry,
  type EntryBody,
  type NextPosition,
} from './entry.ts';

/** A person that an entry is sealed to. */
export interface Recipient {
  readonly peer: PeerId;
  /** X25519, 32 bytes. */
  readonly boxKey: Bytes;
}

/** An entry that we can read: a public one, or a private one that we opened. */
export interface ReadableEntry extends Entry {
  /** The recipients of a private entry, without its author; undefined: everyone. */
  readonly to?: readonly PeerId[] | undefined;
}

interface Context {
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
const positionBytes = (roomId: RoomId, key: Uint8Array, seq: number, prev: Uint8Array): Bytes => {
  const number = new Uint8Array(4);
  new DataView(number.buffer).setUint32(0, seq);
  return concat(idBytes(roomId), key, number, prev);
};
const contentAad = (position: Bytes) => concat(utf8('swapmeet/2 private'), position);

/**
 * The key of one recipient's slot: the one-step derivation of NIST SP 800-56C rev. 2, section 4.1, with SHA-256, over the
 * X25519 secret of author and recipient, and the entry's position.
 */
const slotKey = (crypto: Crypto, agreed: Bytes, position: Bytes): Promise<Bytes> =>
  crypto.hash(concat(Uint8Array.of(0, 0, 0, 1), agreed, utf8('swapmeet/2 private slot'), position));
const NO_AAD = new Uint8Array();

/** `length u32 ‖ plain ‖ zeros`, padded to a power of two, or to PRIVATE_BYTES_MAX if that is less. */
function pad(plain: Bytes): Bytes {
  const needed = 4 + plain.length;
  if (needed > PRIVATE_BYTES_MAX)
    throw new SwapError('too-long', 'this does not fit into an entry');
  let length = PRIVATE_BYTES_MIN;
  while (length < needed) length *= 2;
  const padded = new Uint8Array(Math.min(length, PRIVATE_BYTES_MAX));
  new DataView(padded.buffer).setUint32(0, plain.length);
  padded.set(plain, 4);
  return padded;
}

function unpad(padded: Bytes): Bytes | null {
  if (padded.length < 4) return null;
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  return length <= padded.length - 4 ? padded.slice(4, 4 + length) : null;
}

/**
 * Seals `content` to `recipients` and to us, for one position of our chain. The content is sealed once, under a random key;
 * each slot holds that key for one of them. Further slots hold random bytes, up to a power of two.
 * @throws SwapError too-long, too-many
 */
export async function sealContent(
  { roomId, crypto, identity, random }: Context & { readonly random: Random },
  position: NextPosition,
  content: Content,
  recipients: readonly Recipient[],
): Promise<Content> {
  if (recipients.length === 0) throw new RangeError('a private entry needs a recipient');
  if (recipients.length >= PRIVATE_SLOTS_MAX) {
    throw new SwapError(
      'too-many',
      `a private message has at most ${PRIVATE_SLOTS_MAX - 1} recipients`,
    );
  }
  const { seq, clock, time } = position;
  const prev = prevOf(position);
  const where = positionBytes(roomId, identity.publicKey, seq, prev);
  const body = encode({ ...content, key: identity.publicKey, seq, prev, clock, time });
  if (!readBody(body)) throw new SwapError('too-long', 'recipients would reject this');
  const to = recipients.map(({ peer }) => idBytes(peer));
  const contentKey = random.bytes(KEY_BYTES);
  const box = await crypto.seal(contentKey, pad(encode({ to, body })), contentAad(where));
  const slots: Bytes[] = [];
  for (const boxKey of [identity.boxKey, ...recipients.map((it) => it.boxKey)]) {
    const agreed = await identity.agree(boxKey);
    // A recipient with an invalid key cannot read anything.
    if (!agreed) continue;
    slots.push(await crypto.seal(await slotKey(crypto, agreed, where), contentKey, NO_AAD));
  }
  let count = 2;
  while (count <= recipients.length) count *= 2;
  while (slots.length < count) slots.push(random.bytes(PRIVATE_SLOT_BYTES));
  // Shuffled, so that nobody can tell which slots are random bytes.
  return { k: 'sealed', from: identity.boxKey, slots: shuffled(slots, random), box };
}

/** Opens a private entry; null when it is not for us, or its content is not valid there. */
export async function openSealed(
  { roomId, crypto, identity }: Context,
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
