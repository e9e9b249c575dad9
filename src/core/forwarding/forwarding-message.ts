/**
 * What members say to each other below the messages of the room: which peers they are linked with, and what they
 * forward for others. On the control lane 0xc1 (which begins no MessagePack value) and a MessagePack map.
 */
import * as v from 'valibot';
import { concat, type Bytes } from '../base/bytes.ts';
import { byTag, byteString, decode, encode } from '../base/codec.ts';
import { idBytes, peerId, SHORT_ID_BYTES, type PeerId } from '../base/ids.ts';
import { PIECE_BYTES_MAX } from '../limits/forwarding.ts';
import { LINKS_MAX } from '../limits/mesh.ts';
import { CONTROL_MESSAGE_BYTES_MAX, LINK_ID_BYTES } from '../limits/shared.ts';
import type { Lane } from '../ports.ts';

/** A piece with its kind, nonce and tag. */
const BODY_BYTES_MAX = PIECE_BYTES_MAX + 64;
const MARK = 0xc1;
const TYPE_FORWARDED = 2;

const id = byteString(SHORT_ID_BYTES);
const between = { from: id, to: id, link: byteString(LINK_ID_BYTES) };

export const DROP_REASONS = [
  'closed', // by an end of the link
  'unreached', // the forwarder is not linked with both
  'full', // it forwards for as many pairs as it will
  'spent', // it forwards no more files: its share of today is used up, or its person said so
  'refused', // the other end wants no link
  'unknown', // nobody knows this link
] as const;
export type DropReason = (typeof DROP_REASONS)[number];

const schema = byTag('t', [
  /** All peers that the sender is linked with, and whether it forwards files between them. */
  v.strictObject({
    t: v.literal('reach'),
    peers: v.pipe(v.array(id), v.maxLength(LINKS_MAX)),
    files: v.boolean(),
  }),
  /** The handshake of a forwarded link; the forwarder sets `files`: whether it forwards files. */
  v.strictObject({ t: v.literal('ask'), ...between, files: v.boolean(), body: byteString(128) }),
  v.strictObject({ t: v.literal('answer'), ...between, files: v.boolean(), body: byteString(128) }),
  /** A sealed piece of a forwarded link's control lane. */
  v.strictObject({ t: v.literal('piece'), ...between, body: byteString(1, BODY_BYTES_MAX) }),
  /** The forwarded link is over. */
  v.strictObject({ t: v.literal('drop'), ...between, reason: v.picklist(DROP_REASONS) }),
]);

export type ForwardingMessage = v.InferOutput<typeof schema>;
export type Of<Type extends ForwardingMessage['t']> = Extract<ForwardingMessage, { t: Type }>;
export type HandshakeMessage = Of<'ask' | 'answer'>;
/** What goes from one end of a forwarded link to the other. */
export type EndMessage = Of<'ask' | 'answer' | 'piece' | 'drop'>;

/** A sealed piece of the bulk lane. */
export interface BulkPiece {
  readonly from: PeerId;
  readonly to: PeerId;
  readonly link: Bytes;
  /** A view into the message that it came in. */
  readonly body: Bytes;
}

/** The fields that name the two ends and the link. */
export const endsOf = (from: PeerId, to: PeerId, link: Bytes) => ({
  from: idBytes(from),
  to: idBytes(to),
  link,
});

export const encodeForwarding = (message: ForwardingMessage): Bytes =>
  concat(Uint8Array.of(MARK), encode(message));

/** Whether a message is for this layer and not for the room. */
export const isForwarding = (lane: Lane, bytes: Uint8Array): boolean =>
  bytes[0] === (lane === 'bulk' ? TYPE_FORWARDED : MARK);

/** The message in `bytes`, or null when it is none. Never throws. */
export function decodeForwarding(bytes: Uint8Array): ForwardingMessage | null {
  if (bytes[0] !== MARK || bytes.length > CONTROL_MESSAGE_BYTES_MAX) return null;
  return decode(bytes.subarray(1), schema);
}

const HEADER_BYTES = 1 + 2 * SHORT_ID_BYTES + LINK_ID_BYTES;

/** 2 u8 ‖ from 16 ‖ to 16 ‖ link 8 ‖ sealed piece. */
export const encodeBulkPiece = ({ from, to, link, body }: BulkPiece): Bytes =>
  concat(Uint8Array.of(TYPE_FORWARDED), idBytes(from), idBytes(to), link, body);

/** The piece in `bytes`, or null when it is none. Never throws. */
export function decodeBulkPiece(bytes: Bytes): BulkPiece | null {
  const isPiece = bytes.length > HEADER_BYTES && bytes.length <= HEADER_BYTES + BODY_BYTES_MAX;
  if (!isPiece || bytes[0] !== TYPE_FORWARDED) return null;
  return {
    from: peerId(bytes.subarray(1)),
    to: peerId(bytes.subarray(1 + SHORT_ID_BYTES)),
    link: bytes.subarray(1 + 2 * SHORT_ID_BYTES, HEADER_BYTES),
    body: bytes.subarray(HEADER_BYTES),
  };
}
