/** Ids: branded base64url strings, so that one kind is never taken for another. */
import { BoundedMap } from './bounded-map.ts';
import { fromBase64Url, toBase64Url, type Bytes } from './bytes.ts';

declare const brand: unique symbol;
type Id<Kind extends string> = string & { readonly [brand]: Kind };

/** 16 bytes: the start of SHA-256("swapmeet/2 peer" ‖ Ed25519 public key). 22 characters. */
export type PeerId = Id<'peer'>;
/** 16 bytes: the start of SHA-256("swapmeet/2 file" ‖ sharer's public key ‖ nonce). 22 characters. */
export type FileId = Id<'file'>;
/** 32 bytes: SHA-256 of an entry's body. 43 characters. */
export type EntryId = Id<'entry'>;
/** 32 bytes: SHA-256 of a chunk's bytes. 43 characters. */
export type ChunkHash = Id<'chunk'>;
/** 16 bytes derived from the room's secret: all that a relay learns about a room. 22 characters. */
export type Topic = Id<'topic'>;
/** 16 bytes derived from the room's secret and password, which no server learns: what members sign names it. 22 characters. */
export type RoomId = Id<'room'>;

export const SHORT_ID_BYTES = 16;
export const HASH_BYTES = 32;

const short = (bytes: Uint8Array): string => {
  if (bytes.length < SHORT_ID_BYTES) throw new RangeError('an id needs 16 bytes');
  return toBase64Url(bytes.subarray(0, SHORT_ID_BYTES));
};
const long = (bytes: Uint8Array): string => {
  if (bytes.length !== HASH_BYTES) throw new RangeError('a hash has 32 bytes');
  return toBase64Url(bytes);
};

export const peerId = (bytes: Uint8Array) => short(bytes) as PeerId;
export const fileId = (bytes: Uint8Array) => short(bytes) as FileId;
export const topic = (bytes: Uint8Array) => short(bytes) as Topic;
export const roomId = (bytes: Uint8Array) => short(bytes) as RoomId;
export const entryId = (bytes: Uint8Array) => long(bytes) as EntryId;
export const chunkHash = (bytes: Uint8Array) => long(bytes) as ChunkHash;

/** A file id from a person or a link, or null when it is not one. */
export function parseFileId(text: string): FileId | null {
  return fromBase64Url(text)?.length === SHORT_ID_BYTES ? (text as FileId) : null;
}

/** The bytes behind an id; every id is base64url by construction. */
export function idBytes(id: PeerId | FileId | EntryId | ChunkHash | Topic | RoomId): Bytes {
  const known = decoded.get(id);
  if (known) return known;
  const bytes = fromBase64Url(id);
  if (!bytes) throw new TypeError('not an id');
  decoded.set(id, bytes);
  return bytes;
}

/** In a large room the same ids are written again and again. As many as fit into half a megabyte; nobody changes these bytes. */
const decoded = new BoundedMap<string, Bytes>(4_096);
