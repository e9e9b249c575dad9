/** What an entry says: its kinds, their fields and bounds. */
import * as v from 'valibot';
import { byTag, byteString } from '../base/codec.ts';
import { HASH_BYTES, SHORT_ID_BYTES } from '../base/ids.ts';
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
import {
  BATCH_ITEMS_MAX,
  CHUNKS_PER_FILE_MAX,
  CHUNK_BYTES_MAX,
  FILE_NAME_CHARS_MAX,
  LIST_BYTES_MAX,
  MIME_CHARS_MAX,
  THUMB_BYTES_MAX,
  listBytesMax,
} from '../limits/files.ts';
import { LIBRARY_FILES_MAX } from '../limits/library.ts';
import { NOTE_UPDATE_BYTES_MAX } from '../limits/notes.ts';
import { KEY_BYTES, PROOF_BYTES } from '../limits/shared.ts';
import { looksSchema } from '../wire/looks.ts';

const uint = (min: number, max: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const text = (charsMax: number) =>
  v.pipe(
    v.string(),
    // It has at least as many UTF-16 units, which are there without counting.
    v.check((it) => it.length <= charsMax || charCount(it) <= charsMax),
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
/** A kind of a later version of this app: it is kept and passed on, and shows nothing. */
const later = v.pipe(
  v.looseObject({ k: v.pipe(v.string(), v.regex(/^[a-z][a-z-]{0,15}$/)), ...chain }),
  v.transform(({ key, seq, prev, clock, time }) => {
    return { k: 'unknown' as const, key, seq, prev, clock, time };
  }),
);

const body = byTag(
  'k',
  [
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
      /** The colour and the mark that its author chose, if any. */
      looks: v.optional(looksSchema),
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
    /** Opens a shared note for everyone. Its id is that of this entry. */
    v.strictObject({
      k: v.literal('note'),
      ...chain,
      title: v.pipe(text(TITLE_CHARS_MAX), v.minLength(1)),
    }),
    /** Changes a note. Devices that open the note look into the update; see core/notes/note-update.ts. */
    v.strictObject({
      k: v.literal('note-update'),
      ...chain,
      of: byteString(HASH_BYTES),
      /** Names the author's visit, and so the client that the update is of. */
      start: uint(1, ENTRIES_PER_AUTHOR_MAX),
      update: byteString(1, NOTE_UPDATE_BYTES_MAX),
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
  ],
  later,
);

/** Only the first entry of a chain has no previous one. A batch has a list and a count, other files neither; a library is no batch. */
export const entryBody = v.pipe(
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

/** Characters, roughly as people count them: code points. */
export function charCount(it: string): number {
  let count = 0;
  for (const _ of it) count += 1;
  return count;
}
