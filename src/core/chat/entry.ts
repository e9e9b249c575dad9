/** One signed entry of the log: its bytes, its id, and how to check it. */
import * as v from 'valibot';
import { concat, utf8, type Bytes } from '../base/bytes.ts';
import { byTag, byteString, decode, encode } from '../base/codec.ts';
import {
  entryId,
  HASH_BYTES,
  idBytes,
  SHORT_ID_BYTES,
  type EntryId,
  type PeerId,
  type RoomId,
} from '../base/ids.ts';
import {
  CLOCK_MAX,
  ENTRIES_PER_AUTHOR_MAX,
  ENTRY_BYTES_MAX,
  LOCK_MEMBERS_MAX,
  NAME_CHARS_MAX,
  PRIVATE_BYTES_MIN,
  PRIVATE_SLOT_BYTES,
  PRIVATE_SLOTS_MAX,
  REACTION_CHARS_MAX,
  TEXT_CHARS_MAX,
  TITLE_CHARS_MAX,
} from '../limits/chat.ts';
import { BATCH_ITEMS_MAX, LIST_BYTES_MAX, listBytesMax, THUMB_BYTES_MAX } from '../limits/batch.ts';
import { LIBRARY_FILES_MAX } from '../limits/library.ts';
import { KEY_BYTES, PROOF_BYTES } from '../limits/shared.ts';
import {
  CHUNKS_PER_FILE_MAX,
  CHUNK_BYTES_MAX,
  FILE_NAME_CHARS_MAX,
  MIME_CHARS_MAX,
} from '../limits/swarm.ts';
import type { SignedEntry } from '../wire/message.ts';
import { peerIdOf } from '../identity/peer-id.ts';
import { isProof } from '../identity/proof-of-work.ts';
import type { Crypto, Identity } from '../ports.ts';
import { claimedBytes, verifyClaim } from './claim.ts';

const HASHED = utf8('swapmeet/2 entry-id');

const uint = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const text = (charsMax: number) =>
  v.pipe(
    v.string(),
    v.check((it) => charCount(it) <= charsMax),
  );

/** What every entry has. `prev` is the id of the author's previous entry, zeros for the first one. */
const chain = {
  key: byteString(KEY_BYTES),
  seq: uint(1, ENTRIES_PER_AUTHOR_MAX),
  prev: byteString(HASH_BYTES),
  /** The hybrid logical clock: the author's wall clock, or greater than every clock that it had seen; see chat/clocks.ts. */
  clock: uint(1, CLOCK_MAX),
  /** The author's wall clock, milliseconds since the epoch; for display only. */
  time: uint(0, CLOCK_MAX),
};
const body = byTag('k', [
  v.strictObject({
    k: v.literal('text'),
    ...chain,
    text: v.pipe(text(TEXT_CHARS_MAX), v.minLength(1)),
  }),
  v.strictObject({
    k: v.literal('reply'),
    ...chain,
    /** The id of the entry that it replies to. */
    to: byteString(HASH_BYTES),
    text: v.pipe(text(TEXT_CHARS_MAX), v.minLength(1)),
  }),
  /** A new wording for the author's own text or reply. */
  v.strictObject({
    k: v.literal('edit'),
    ...chain,
    of: byteString(HASH_BYTES),
    text: v.pipe(text(TEXT_CHARS_MAX), v.minLength(1)),
  }),
  /** Deletes the author's own text or reply, or takes back a file that it offered. */
  v.strictObject({ k: v.literal('delete'), ...chain, of: byteString(HASH_BYTES) }),
  /** The author's one reaction to an entry; an empty one removes it. */
  v.strictObject({
    k: v.literal('reaction'),
    ...chain,
    of: byteString(HASH_BYTES),
    emoji: text(REACTION_CHARS_MAX),
  }),
  v.strictObject({
    k: v.literal('name'),
    ...chain,
    name: v.pipe(text(NAME_CHARS_MAX), v.minLength(1)),
    /** The author's X25519 key: others seal private entries to it, even while the author is away. */
    box: byteString(KEY_BYTES),
    /** The author's proof of work (its nonce), once it has one: it gives a place in a log that is full of free keys. */
    work: v.optional(byteString(PROOF_BYTES)),
  }),
  /** Locks or unlocks the room: while it is locked, members answer those alone that the lock names. */
  v.strictObject({
    k: v.literal('lock'),
    ...chain,
    locked: v.boolean(),
    /** Peer ids, one after another; those of the authors and of the linked people that its author knew. */
    members: v.pipe(
      byteString(0, LOCK_MEMBERS_MAX * SHORT_ID_BYTES),
      v.check((it) => it.length % SHORT_ID_BYTES === 0),
    ),
  }),
  /** Gives the room a title; an empty one takes it away. */
  v.strictObject({ k: v.literal('title'), ...chain, title: text(TITLE_CHARS_MAX) }),
  v.strictObject({
    k: v.literal('file'),
    ...chain,
    /** The file's id is made from it and the author's key; see manifest.ts. */
    nonce: byteString(SHORT_ID_BYTES),
    name: text(FILE_NAME_CHARS_MAX),
    size: uint(0, CHUNKS_PER_FILE_MAX * CHUNK_BYTES_MAX),
    mime: text(MIME_CHARS_MAX),
    /** Only of a batch: the bytes of the list that it begins with, and how many files it holds. */
    list: v.optional(uint(1, LIST_BYTES_MAX)),
    count: v.optional(uint(0, BATCH_ITEMS_MAX)),
    /** A small picture of it, as its sharer made it. Nobody has looked at these bytes. */
    thumb: v.optional(byteString(1, THUMB_BYTES_MAX)),
    /** It is the catalogue of a library of so many files. */
    library: v.optional(uint(0, LIBRARY_FILES_MAX)),
  }),
  v.strictObject({
    k: v.literal('sealed'),
    ...chain,
    /** The author's X25519 key, with which recipients open their slot; see sealed.ts. */
    from: byteString(KEY_BYTES),
    slots: v.pipe(
      v.array(byteString(PRIVATE_SLOT_BYTES)),
      v.minLength(2),
      v.maxLength(PRIVATE_SLOTS_MAX),
    ),
    box: byteString(PRIVATE_BYTES_MIN, ENTRY_BYTES_MAX),
  }),
]);

/** Only the first entry of a chain has no previous one. A batch has a list and a count, other files neither; a library is no batch. */
const chained = v.pipe(
  body,
  v.check(({ seq, prev }) => seq > 1 || prev.every((byte) => byte === 0)),
  v.check((it) => it.k !== 'file' || isWhole(it)),
);

function isWhole({
  list,
  count,
  size,
  library,
}: Extract<v.InferOutput<typeof body>, { k: 'file' }>): boolean {
  if (list === undefined || count === undefined) return list === count;
  return library === undefined && list <= Math.min(size, listBytesMax(count));
}

export type EntryBody = v.InferOutput<typeof body>;
type WithoutChain<T> = T extends unknown ? Omit<T, keyof typeof chain> : never;
/** What an author writes, before it gets its position in the chain. */
export type Content = WithoutChain<EntryBody>;

export interface Entry {
  readonly id: EntryId;
  readonly author: PeerId;
  readonly body: EntryBody;
  /** As it is sent and stored; the signature covers the hash of exactly these bytes, see claim.ts. */
  readonly signed: SignedEntry;
  /** It is a name with a valid proof of work. */
  readonly proven?: boolean;
}

/** Characters, roughly as people count them: code points. */
export function charCount(it: string): number {
  let count = 0;
  for (const _ of it) count += 1;
  return count;
}

const idOf = async (crypto: Crypto, bodyBytes: Uint8Array): Promise<EntryId> =>
  entryId(await crypto.hash(concat(HASHED, bodyBytes)));

/** What a proof of work is checked with. */
export interface ProofContext {
  readonly crypto: Crypto;
  readonly roomId: RoomId;
  /** Zero bits of a proof; PROOF_BITS except in tests. */
  readonly proofBits?: number | undefined;
}

/** Where an entry will stand in its author's chain. */
export interface NextPosition {
  readonly seq: number;
  readonly prev: EntryId | undefined;
  readonly clock: number;
  readonly time: number;
}

export const prevOf = ({ prev }: NextPosition): Bytes =>
  prev ? idBytes(prev) : new Uint8Array(HASH_BYTES);

/** The author's next entry after `prev`. */
export async function writeEntry(
  { roomId, crypto, identity }: { roomId: RoomId; crypto: Crypto; identity: Identity },
  position: NextPosition,
  content: Content,
): Promise<Entry> {
  const { seq, clock, time } = position;
  const prev = prevOf(position);
  const whole = { ...content, key: identity.publicKey, seq, prev, clock, time } as EntryBody;
  const bytes = encode(whole);
  const id = await idOf(crypto, bytes);
  const sig = await identity.sign(claimedBytes(roomId, { seq, prev, id }));
  return {
    id,
    author: identity.peer,
    body: whole,
    signed: { body: bytes, sig },
  };
}

/** The entry in bytes from our own store, which holds only verified entries; null when they are damaged. */
export async function readEntry(crypto: Crypto, signed: SignedEntry): Promise<Entry | null> {
  if (signed.body.length > ENTRY_BYTES_MAX) return null;
  const content = decode(signed.body, chained);
  if (!content) return null;
  const [id, author] = await Promise.all([
    idOf(crypto, signed.body),
    peerIdOf(crypto, content.key),
  ]);
  return { id, author, body: content, signed };
}

/** The entry in bytes from a peer, or null when it is malformed or its author did not sign it. */
export async function verifyEntry(
  crypto: Crypto,
  roomId: RoomId,
  received: SignedEntry,
): Promise<Entry | null> {
  // Copied, because they are views into a message, which would otherwise stay in memory as a whole.
  const signed: SignedEntry = { body: received.body.slice(), sig: received.sig.slice() };
  const entry = await readEntry(crypto, signed);
  if (!entry) return null;
  const { key, seq, prev } = entry.body;
  const claim = { key, seq, prev, id: entry.id, sig: signed.sig };
  return (await verifyClaim(crypto, roomId, claim)) ? entry : null;
}

/** The entry, marked if it is a name with a valid proof of work. A wrong proof counts as none. */
export async function withProof<T extends Entry>(
  { crypto, roomId, proofBits }: ProofContext,
  entry: T,
): Promise<T> {
  const { body, author } = entry;
  const work = body.k === 'name' ? body.work : undefined;
  const proven = work && (await isProof(crypto, roomId, author, work, proofBits));
  return proven ? { ...entry, proven } : entry;
}

/** The body in the bytes that an author made, or null when it is invalid. */
export const readBody = (bytes: Uint8Array): EntryBody | null => decode(bytes, chained);

/** What an unverified entry claims. */
export interface Peeked {
  readonly k: EntryBody['k'];
  readonly key: Bytes;
  readonly seq: number;
  readonly clock: number;
  readonly work: Bytes | undefined;
}

/** Null when it is no entry. */
export function peekEntry(signed: SignedEntry): Peeked | null {
  const body = decode(signed.body, chained);
  if (!body) return null;
  const { k, key, seq, clock } = body;
  return { k, key, seq, clock, work: body.k === 'name' ? body.work : undefined };
}
