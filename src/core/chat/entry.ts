/** One signed entry of the log: its bytes, its id, and how to check it. */
import { concat, utf8, type Bytes } from '../base/bytes.ts';
import { decode, encode } from '../base/codec.ts';
import {
  entryId,
  HASH_BYTES,
  idBytes,
  type EntryId,
  type PeerId,
  type RoomId,
} from '../base/ids.ts';
import type { SignedEntry } from '../wire/message.ts';
import { isProof } from '../identity/proof-of-work.ts';
import type { Crypto, Identity } from '../ports.ts';
import { claimedBytes } from './claim.ts';
import { entryBody, type Content, type EntryBody } from './entry-body.ts';

export type { Content, EntryBody };

const HASHED = utf8('swapmeet/2 entry-id');

export interface Entry {
  readonly id: EntryId;
  readonly author: PeerId;
  readonly body: EntryBody;
  /** As it is sent and stored; the signature covers the hash of exactly these bytes, see claim.ts. */
  readonly signed: SignedEntry;
  /** It is a name with a valid proof of work. */
  readonly proven?: boolean;
}

/** It opens a note or changes one: these stay longer than messages. */
export const isOfNote = ({ body: { k } }: Pick<Entry, 'body'>): boolean =>
  k === 'note' || k === 'note-update';

export const idOf = async (crypto: Crypto, bodyBytes: Uint8Array): Promise<EntryId> =>
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
export const readBody = (bytes: Uint8Array): EntryBody | null => decode(bytes, entryBody);

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
  const body = decode(signed.body, entryBody);
  if (!body) return null;
  const { k, key, seq, clock } = body;
  return { k, key, seq, clock, work: body.k === 'name' ? body.work : undefined };
}
