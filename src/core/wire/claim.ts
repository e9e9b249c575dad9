/** A claim that an author forked, as it travels and is stored. */
import * as v from 'valibot';
import { byteString } from '../base/codec.ts';
import { HASH_BYTES } from '../base/ids.ts';
import { ENTRIES_PER_AUTHOR_MAX } from '../limits/chat.ts';
import { SIGNATURE_BYTES } from '../limits/shared.ts';

/** Number of an entry in its author's chain. */
export const position = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(1),
  v.maxValue(ENTRIES_PER_AUTHOR_MAX),
);

/** Key, seq, id of the previous entry (zeros only for the first), id, signature; see chat/claim.ts. */
export const claimSchema = v.pipe(
  v.strictTuple([
    byteString(32),
    position,
    byteString(HASH_BYTES),
    byteString(HASH_BYTES),
    byteString(SIGNATURE_BYTES),
  ]),
  v.check(([, seq, prev]) => seq > 1 || prev.every((byte) => byte === 0)),
);
export type ClaimTuple = v.InferOutput<typeof claimSchema>;
