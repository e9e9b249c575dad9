/** What people do at this moment. It is told over links and forgotten soon; nothing of it is stored. */
import * as v from 'valibot';
import { byteString } from '../base/codec.ts';
import { HASH_BYTES } from '../base/ids.ts';
import { NOTE_CLIENT_MAX, NOTE_POSITION_MAX } from '../limits/notes.ts';
import { SIGNATURE_BYTES } from '../limits/shared.ts';
import { shortId, uint } from './fields.ts';

/** The character of a note that a cursor stands before: by which client, and which of theirs; or none, at the end. */
const placeInNote = v.union([
  v.strictTuple([]),
  v.strictTuple([uint(NOTE_CLIENT_MAX), uint(NOTE_POSITION_MAX)]),
]);

export const liveMessages = [
  /** The sender's person is typing. */
  v.strictObject({ t: v.literal('typing') }),
  /** The author's person is typing: a word that members pass on. See chat/typing/typing-word.ts. */
  v.strictObject({
    t: v.literal('types'),
    author: shortId,
    /** Names the word: milliseconds since the epoch by the author's clock, or one more than in the author's last one. */
    at: uint(Number.MAX_SAFE_INTEGER),
    sig: byteString(SIGNATURE_BYTES),
  }),
  /** Where the sender's cursor is in a note: where its selection begins, and where it ends. Nowhere: they no longer edit it. */
  v.strictObject({
    t: v.literal('cursor'),
    note: byteString(HASH_BYTES),
    at: v.union([v.strictTuple([]), v.strictTuple([placeInNote, placeInNote])]),
  }),
] as const;
