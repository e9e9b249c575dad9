/**
 * What members ask owners of libraries, and what these answer: a search, and a file that somebody takes. Members on the way pass
 * both on, so an answer is signed, for exactly this question.
 */
import * as v from 'valibot';
import type { LibraryQuestion } from '../api/library.ts';
import { concat, utf8, type Bytes } from '../base/bytes.ts';
import { byteString, decode, encode } from '../base/codec.ts';
import { idBytes, SHORT_ID_BYTES, type RoomId } from '../base/ids.ts';
import {
  CHUNKS_PER_FILE_MAX,
  CHUNK_BYTES_MAX,
  FILE_NAME_CHARS_MAX,
  MIME_CHARS_MAX,
  PATH_CHARS_MAX,
} from '../limits/files.ts';
import {
  HITS_BYTES_MAX,
  HITS_MAX,
  LIBRARY_FILES_MAX,
  SEARCH_TERMS_MAX,
  SEARCH_WORD_CHARS_MAX,
  SEARCH_WORDS_MAX,
} from '../limits/library.ts';
import { SIGNATURE_BYTES } from '../limits/shared.ts';
import type { Crypto, Identity } from '../ports.ts';
import { shortId, uint } from '../wire/fields.ts';

/** Makes each question another one: no answer to an earlier one is taken for it. */
export const QUESTION_BYTES = 8;

const once = { n: byteString(QUESTION_BYTES) };
const fileBytes = uint(CHUNKS_PER_FILE_MAX * CHUNK_BYTES_MAX);
const fileNumber = uint(LIBRARY_FILES_MAX - 1);
const word = v.pipe(v.string(), v.minLength(1), v.maxLength(SEARCH_WORD_CHARS_MAX));

const searchSchema = v.strictObject({
  ...once,
  terms: v.pipe(
    v.array(v.pipe(v.array(word), v.minLength(1), v.maxLength(SEARCH_WORDS_MAX))),
    v.maxLength(SEARCH_TERMS_MAX),
  ),
  min: v.optional(fileBytes),
  max: v.optional(fileBytes),
});

const wantSchema = v.strictObject({ ...once, library: shortId, at: fileNumber });
export type Want = v.InferOutput<typeof wantSchema>;

/** Library, number of the file in its catalogue, path, size. */
const hitSchema = v.strictTuple([
  shortId,
  fileNumber,
  v.pipe(v.string(), v.minLength(1), v.maxLength(PATH_CHARS_MAX)),
  fileBytes,
]);
const hitsSchema = v.strictObject({
  hits: v.pipe(v.array(hitSchema), v.maxLength(HITS_MAX)),
  /** There are others. */
  more: v.boolean(),
});
export type Hits = v.InferOutput<typeof hitsSchema>;
export type Hit = Hits['hits'][number];

const givenSchema = v.union([
  /** What the file's id covers (F1). */
  v.strictObject({
    nonce: byteString(SHORT_ID_BYTES),
    name: v.pipe(v.string(), v.maxLength(2 * FILE_NAME_CHARS_MAX)),
    mime: v.pipe(v.string(), v.maxLength(2 * MIME_CHARS_MAX)),
    size: fileBytes,
  }),
  /** `busy`: ask again in a moment. `gone`: its owner cannot read it. */
  v.strictObject({ no: v.picklist(['busy', 'gone']) }),
]);
export type Given = v.InferOutput<typeof givenSchema>;

const signedSchema = v.strictObject({
  body: byteString(1, HITS_BYTES_MAX),
  sig: byteString(SIGNATURE_BYTES),
});

export const encodeSearch = (
  n: Bytes,
  { terms, minBytes: min, maxBytes: max }: LibraryQuestion,
): Bytes => encode({ n, terms, min, max });

export function decodeSearch(bytes: Uint8Array): LibraryQuestion | null {
  const read = decode(bytes, searchSchema);
  return read && { terms: read.terms, minBytes: read.min, maxBytes: read.max };
}

export const encodeWant = (want: Want): Bytes => encode(want);
export const decodeWant = (bytes: Uint8Array): Want | null => decode(bytes, wantSchema);

/** So many of these hits as an answer has room for. */
export function encodeHits(all: readonly Hit[], more: boolean): Bytes {
  for (let count = Math.min(all.length, HITS_MAX); ; count--) {
    const bytes = encode({ hits: all.slice(0, count), more: more || count < all.length });
    if (bytes.length <= HITS_BYTES_MAX || count === 0) return bytes;
  }
}
export const decodeHits = (bytes: Uint8Array): Hits | null => decode(bytes, hitsSchema);
export const encodeGiven = (given: Given): Bytes => encode(given);
export const decodeGiven = (bytes: Uint8Array): Given | null => decode(bytes, givenSchema);

/** What an owner and an asker agree on: which room, and with which question. */
export interface Asked {
  readonly roomId: RoomId;
  readonly crypto: Crypto;
  readonly question: Bytes;
}

const signedText = async ({ roomId, crypto, question }: Asked, body: Uint8Array): Promise<Bytes> =>
  concat(utf8('swapmeet/2 library'), idBytes(roomId), await crypto.hash(question), body);

export async function signAnswer(asked: Asked, identity: Identity, body: Bytes): Promise<Bytes> {
  const sig = await identity.sign(await signedText(asked, body));
  return encode({ body, sig });
}

/** What the owner with this key answered to the question; undefined when it was not them, or they answered something else. */
export async function readAnswer(
  asked: Asked,
  key: Uint8Array,
  answer: Uint8Array,
): Promise<Bytes | undefined> {
  const signed = decode(answer, signedSchema);
  if (!signed) return undefined;
  const text = await signedText(asked, signed.body);
  return (await asked.crypto.verify(key, text, signed.sig)) ? signed.body.slice() : undefined;
}
