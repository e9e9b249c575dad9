/**
 * Every message on the control lane of a link: one MessagePack map with its type in `t`. The frames of the bulk lane are in
 * swarm/data-frame.ts.
 */
import * as v from 'valibot';
import { byTag, byteString, decode } from '../base/codec.ts';
import { HASH_BYTES, SHORT_ID_BYTES } from '../base/ids.ts';
import {
  AUTHORS_PER_VECTOR,
  CLAIMS_PER_MESSAGE_MAX,
  ENTRIES_PER_AUTHOR_MAX,
  ENTRIES_PER_MESSAGE_MAX,
  ENTRY_BYTES_MAX,
  NAME_CHARS_MAX,
  RANGES_PER_AUTHOR_MAX,
} from '../limits/chat.ts';
import { ANNOUNCED_MAX, GRAFTED_MAX } from '../limits/gossip.ts';
import { PASSWORD_CHARS_MAX } from '../limits/room.ts';
import { ROUTE_BODY_BYTES_MAX, ROUTE_HOPS_MAX } from '../limits/routing.ts';
import {
  CONTROL_MESSAGE_BYTES_MAX,
  KEY_BYTES,
  LATER_MESSAGE_BYTES_MAX,
  LATER_TYPE_CHARS_MAX,
  SIGNATURE_BYTES,
  PROOF_BYTES,
} from '../limits/shared.ts';
import { CHUNKS_PER_FILE_MAX } from '../limits/files.ts';
import {
  FILES_PER_QUERY_MAX,
  RATHER_CHUNKS_MAX,
  REQUESTS_PER_WIRE_MAX,
  SEGMENT_BYTES_MAX,
} from '../limits/swarm.ts';
import { claimSchema, position } from './claim.ts';
import { PROTOCOL_VERSION } from './envelope.ts';
import { SALT_BYTES, shortId, uint } from './fields.ts';
import { liveMessages } from './live-messages.ts';
import { presenceMessages } from './presence-messages.ts';

/** What tells that two routes are ways of one ask. */
export const ASK_BYTES = 8;

const chunkIndex = uint(CHUNKS_PER_FILE_MAX - 1);
const chunkList = v.pipe(v.array(chunkIndex), v.minLength(1), v.maxLength(1024));
const digest = byteString(SHORT_ID_BYTES);

/** Author and number of an entry. */
const entryPosition = v.strictTuple([shortId, position]);

/** A signed entry of the log, exactly as its author sent it. */
const signedEntry = v.strictObject({
  body: byteString(1, ENTRY_BYTES_MAX),
  sig: byteString(SIGNATURE_BYTES),
});

/**
 * Author, 8 bytes of the mark (equal for equal heads and forks), seq of the head, lowest forked seq (0: none), and which
 * positions are here or not wanted: [from, to, from, to, …], the highest first.
 */
const heldOfAuthor = v.strictTuple([
  shortId,
  byteString(8),
  uint(ENTRIES_PER_AUTHOR_MAX),
  uint(ENTRIES_PER_AUTHOR_MAX),
  v.pipe(
    v.array(uint(ENTRIES_PER_AUTHOR_MAX)),
    v.maxLength(2 * RANGES_PER_AUTHOR_MAX),
    v.check((ranges) => ranges.length % 2 === 0),
  ),
]);

/** See swarm/manifest/segment-claim.ts. */
const segmentClaim = v.strictTuple([
  uint(CHUNKS_PER_FILE_MAX),
  byteString(HASH_BYTES),
  byteString(HASH_BYTES),
  byteString(SIGNATURE_BYTES),
]);

/**
 * What a route is about: its receiver's peer record, a sealed signal, who has a file (said, asked), that its receiver dials the asker to
 * give a file, how far its receiver is, a room handoff, what is in its libraries, a file of them, whether it has the asker's entry.
 */
export const ROUTED_KINDS = [
  ...(['card', 'signal', 'provide', 'find', 'dial', 'trace', 'move'] as const),
  ...(['search', 'want', 'held'] as const),
] as const;
export type RoutedKind = (typeof ROUTED_KINDS)[number];

const messages = [
  /* mesh */
  /** The first message on every link, from both sides, sent again when the name or the proof of work changes. */
  v.strictObject({
    t: v.literal('hello'),
    v: v.literal(PROTOCOL_VERSION),
    name: v.pipe(v.string(), v.maxLength(NAME_CHARS_MAX * 2)),
    /** The sender's X25519 key: others seal private entries to it. */
    box: byteString(KEY_BYTES),
    /** The proof of work (its nonce), once the sender has one; see proof-of-work.ts. */
    work: v.optional(byteString(PROOF_BYTES)),
  }),
  /** `digest` is that of the sender's log; if it differs from the receiver's, they compare their logs. */
  v.strictObject({ t: v.literal('ping'), n: uint(2 ** 32), digest }),
  v.strictObject({ t: v.literal('pong'), n: uint(2 ** 32), digest }),
  /** The sender leaves, or ends this link and stays in the room. */
  v.strictObject({ t: v.literal('bye'), stays: v.optional(v.literal(true)) }),
  /** Whether the sender needs this link. One that neither side needs ends once it is idle. */
  v.strictObject({ t: v.literal('keep'), on: v.boolean() }),

  /* room */
  /** A room handoff: the sender opened this room for the receiver. A secret (see room-address.ts), and a password or ''. */
  v.strictObject({
    t: v.literal('move'),
    secret: byteString(SHORT_ID_BYTES),
    password: v.pipe(v.string(), v.maxLength(PASSWORD_CHARS_MAX)),
  }),

  /* chat */
  /**
   * Sums of the authors' marks, in 256 groups that a hash of salt and id gives; answered with vectors where they differ. Or in 4 of
   * these groups, where the logs seem equal; answered with the beginning of a comparison.
   */
  v.strictObject({
    t: v.literal('sums'),
    salt: byteString(SALT_BYTES),
    sums: v.union([byteString(4 * 256), byteString(4 * 4)]),
  }),
  /** What the sender holds of the authors of the groups in `scope`, for this salt; of all, if that is empty. */
  v.strictObject({
    t: v.literal('vector'),
    salt: byteString(SALT_BYTES),
    scope: byteString(0, 256),
    authors: v.pipe(v.array(heldOfAuthor), v.maxLength(AUTHORS_PER_VECTOR)),
    /** Asks for the receiver's vector. */
    reply: v.boolean(),
    /** Of which new authors the sender's log takes entries: 0 of none, 1 of those with a proof of work, 2 of all. */
    takes: v.picklist([0, 1, 2]),
  }),
  /** What authors have signed about positions: two claims that contradict each other prove a fork. */
  v.strictObject({
    t: v.literal('claims'),
    list: v.pipe(v.array(claimSchema), v.minLength(1), v.maxLength(CLAIMS_PER_MESSAGE_MAX)),
  }),
  /** `more`: the sender has further entries that the receiver's vector lacked; ask again with a new vector. */
  v.strictObject({
    t: v.literal('entries'),
    more: v.boolean(),
    list: v.pipe(v.array(signedEntry), v.minLength(1), v.maxLength(ENTRIES_PER_MESSAGE_MAX)),
  }),

  /* chat, along the tree of gossip/entry-tree.ts */
  /** New entries that the receiver may not have. */
  v.strictObject({
    t: v.literal('push'),
    list: v.pipe(v.array(signedEntry), v.minLength(1), v.maxLength(ENTRIES_PER_MESSAGE_MAX)),
  }),
  /** The sender has these new entries, and does not push them. */
  v.strictObject({
    t: v.literal('ihave'),
    list: v.pipe(v.array(entryPosition), v.minLength(1), v.maxLength(ANNOUNCED_MAX)),
  }),
  /** Push these, and from now on whatever their authors write. */
  v.strictObject({
    t: v.literal('graft'),
    list: v.pipe(v.array(entryPosition), v.minLength(1), v.maxLength(GRAFTED_MAX)),
  }),
  /** Announce what this author writes, and do not push it. */
  v.strictObject({ t: v.literal('prune'), author: shortId }),
  ...liveMessages,

  /* routing; see routing/route.ts */
  /**
   * Words from one member to another, passed on by those in between. `n` is the sender's, for the answer; `ask` the asker's.
   * With `reverse` they go the way by which words of their receiver came.
   */
  v.strictObject({
    t: v.literal('route'),
    n: uint(2 ** 32),
    to: shortId,
    from: shortId,
    ask: byteString(ASK_BYTES),
    kind: v.picklist(ROUTED_KINDS),
    hops: v.pipe(uint(ROUTE_HOPS_MAX), v.minValue(1)),
    reverse: v.optional(v.literal(true)),
    body: byteString(0, ROUTE_BODY_BYTES_MAX),
  }),
  /** The answer to the receiver's route `n`; without a body, there is no way from here. */
  v.strictObject({
    t: v.literal('routed'),
    n: uint(2 ** 32),
    body: v.optional(byteString(0, ROUTE_BODY_BYTES_MAX)),
  }),

  ...presenceMessages,

  /* swarm; `file` is the file's id */
  /** Asks which chunks of these files the receiver holds; answered with a bitfield for each file that it knows. */
  v.strictObject({
    t: v.literal('who'),
    files: v.pipe(v.array(shortId), v.minLength(1), v.maxLength(FILES_PER_QUERY_MAX)),
  }),
  /** Asks for the segments of the manifest from number `from` on, now and as it grows. */
  v.strictObject({ t: v.literal('manifest'), file: shortId, from: uint(CHUNKS_PER_FILE_MAX) }),
  v.strictObject({
    t: v.literal('segment'),
    file: shortId,
    body: byteString(1, SEGMENT_BYTES_MAX),
    sig: byteString(SIGNATURE_BYTES),
  }),
  /** Two claims of the sharer that contradict each other: number, hash of the body before, hash of the body, signature. */
  v.strictObject({
    t: v.literal('broken'),
    file: shortId,
    claims: v.strictTuple([segmentClaim, segmentClaim]),
  }),
  /** Which chunks the sender holds; replaces its last bitfield. Chunk 0 is the high bit of byte 0. */
  v.strictObject({
    t: v.literal('bitfield'),
    file: shortId,
    bits: byteString(0, CHUNKS_PER_FILE_MAX / 8),
  }),
  v.strictObject({ t: v.literal('have'), file: shortId, chunks: chunkList }),
  v.strictObject({
    t: v.literal('request'),
    file: shortId,
    chunks: v.pipe(v.array(chunkIndex), v.minLength(1), v.maxLength(REQUESTS_PER_WIRE_MAX)),
    /** Nobody else gives the sender what it lacks. */
    insists: v.optional(v.literal(true)),
    /** It reads the file and does not download it: it would not take anything else instead. */
    reads: v.optional(v.literal(true)),
  }),
  /** The sender does not answer these requests, because others have the chunks or get them now; it would give `rather`. */
  v.strictObject({
    t: v.literal('elsewhere'),
    file: shortId,
    chunks: v.pipe(v.array(chunkIndex), v.minLength(1), v.maxLength(REQUESTS_PER_WIRE_MAX)),
    rather: v.pipe(v.array(chunkIndex), v.maxLength(RATHER_CHUNKS_MAX)),
  }),
  v.strictObject({ t: v.literal('cancel'), file: shortId, chunks: chunkList }),
  /** The sender will not answer these requests: it does not have the chunks, or no longer has them. */
  v.strictObject({ t: v.literal('reject'), file: shortId, chunks: chunkList }),
  /** For all files of the room: the sender wants chunks that the receiver has, or no longer does. */
  v.strictObject({ t: v.literal('interested') }),
  v.strictObject({ t: v.literal('uninterested') }),
  /** For all files of the room: the sender answers no requests until `unchoke`. A new link is unchoked. */
  v.strictObject({ t: v.literal('choke') }),
  v.strictObject({ t: v.literal('unchoke') }),
] as const;
const messageSchema = byTag('t', messages);

export type Message = v.InferOutput<typeof messageSchema>;
export type SignedEntry = v.InferOutput<typeof signedEntry>;
type Of<Type extends Message['t']> = Extract<Message, { t: Type }>;
export type SumsMessage = Of<'sums'>;
export type VectorMessage = Of<'vector'>;
export type EntriesMessage = Of<'entries'>;
export type ClaimsMessage = Of<'claims'>;
export type PushMessage = Of<'push'>;
export type GossipMessage = Of<'push' | 'ihave' | 'graft' | 'prune'>;
export type PresenceMessage = Extract<Message, { t: `presence${string}` | 'suspect' | 'vouch' }>;
export type SignedPresence = Of<'presence'>['list'][number];
export type LogMessage = SumsMessage | VectorMessage | EntriesMessage | ClaimsMessage;
export type ChokeMessage = Of<'interested' | 'uninterested' | 'choke' | 'unchoke'>;
export type FileMessage = Of<
  | 'who'
  | 'manifest'
  | 'segment'
  | 'broken'
  | 'bitfield'
  | 'have'
  | 'request'
  | 'cancel'
  | 'reject'
  | 'elsewhere'
>;
export type SwarmMessage = FileMessage | ChokeMessage;
export type CursorMessage = Of<'cursor'>;
export type TypesMessage = Of<'types'>;
export type RoutingMessage = Of<'route' | 'routed'>;
export type RequestMessage = Of<'request'>;
export type SegmentMessage = Of<'segment'>;
export type BrokenMessage = Of<'broken'>;

/** The message in `bytes`, or null when they are no valid message. Never throws. */
export function decodeMessage(bytes: Uint8Array): Message | null {
  return bytes.length <= CONTROL_MESSAGE_BYTES_MAX ? decode(bytes, messageSchema) : null;
}

const types = new Set<string>(messages.map((it) => it.entries.t.literal));
const laterSchema = v.looseObject({
  t: v.pipe(
    v.string(),
    v.maxLength(LATER_TYPE_CHARS_MAX),
    v.check((t) => !types.has(t)),
  ),
});
/** A message of a type that we do not know, as a later version may have it. Short, because it is read for nothing. */
export const isOfLaterVersion = (bytes: Uint8Array): boolean =>
  bytes.length <= LATER_MESSAGE_BYTES_MAX && decode(bytes, laterSchema) !== null;
