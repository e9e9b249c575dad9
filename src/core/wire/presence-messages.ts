/** Messages about who is here, which go along a tree of their own: see gossip/presence.ts. */
import * as v from 'valibot';
import { byteString } from '../base/codec.ts';
import {
  ANNOUNCED_MAX,
  GRAFTED_MAX,
  PEOPLE_PER_VECTOR_MAX,
  PRESENCE_BYTES_MAX,
  PRESENCE_GROUPS,
  PRESENCE_PER_MESSAGE_MAX,
  SUSPECTS_PER_MESSAGE_MAX,
} from '../limits/gossip.ts';
import { SIGNATURE_BYTES } from '../limits/shared.ts';
import { SALT_BYTES, shortId, uint } from './fields.ts';

/** A person and the time of their record of presence, which names it: see presence/presence-record.ts. */
const presenceVersion = v.strictTuple([shortId, uint(Number.MAX_SAFE_INTEGER)]);

export const presenceMessages = [
  /** Records of presence. `push`: they are new, and go along the tree. */
  v.strictObject({
    t: v.literal('presence'),
    push: v.boolean(),
    list: v.pipe(
      v.array(
        v.strictObject({
          body: byteString(1, PRESENCE_BYTES_MAX),
          sig: byteString(SIGNATURE_BYTES),
        }),
      ),
      v.minLength(1),
      v.maxLength(PRESENCE_PER_MESSAGE_MAX),
    ),
  }),
  /** As `ihave`, `graft` and `prune`, for records of presence. */
  v.strictObject({
    t: v.literal('presence-ihave'),
    list: v.pipe(v.array(presenceVersion), v.minLength(1), v.maxLength(ANNOUNCED_MAX)),
  }),
  v.strictObject({
    t: v.literal('presence-graft'),
    list: v.pipe(v.array(presenceVersion), v.minLength(1), v.maxLength(GRAFTED_MAX)),
  }),
  /** Of whose records the sender wants no more from the receiver. */
  v.strictObject({
    t: v.literal('presence-prune'),
    list: v.pipe(v.array(shortId), v.minLength(1), v.maxLength(PRESENCE_PER_MESSAGE_MAX)),
  }),
  /** Sums of who is here, in groups that a hash of salt and id gives; answered with vectors where they differ. */
  v.strictObject({
    t: v.literal('presence-sums'),
    salt: byteString(SALT_BYTES),
    sums: byteString(4 * PRESENCE_GROUPS),
  }),
  /** Whom the sender lists of the groups in `scope`, for this salt. */
  v.strictObject({
    t: v.literal('presence-vector'),
    salt: byteString(SALT_BYTES),
    scope: byteString(1, PRESENCE_GROUPS),
    list: v.pipe(v.array(presenceVersion), v.maxLength(PEOPLE_PER_VECTOR_MAX)),
    /** Asks for the receiver's vector. */
    reply: v.boolean(),
    /** The sender has room for people without a proof of work. */
    free: v.boolean(),
  }),
  /** The sender, or somebody else, lost the link to these people; those who are here answer with a new record. */
  v.strictObject({
    t: v.literal('suspect'),
    list: v.pipe(v.array(presenceVersion), v.minLength(1), v.maxLength(SUSPECTS_PER_MESSAGE_MAX)),
  }),
  /** Asks which of these the receiver is linked with, or answers that the sender is. */
  v.strictObject({
    t: v.literal('vouch'),
    ask: v.boolean(),
    list: v.pipe(v.array(presenceVersion), v.minLength(1), v.maxLength(SUSPECTS_PER_MESSAGE_MAX)),
  }),
] as const;
