/** The three texts by which two people link without a server: invitation, reply, confirmation. */
import * as v from 'valibot';
import { concat, fromBase64Url, toBase64Url, type Bytes } from '../../../core/base/bytes.ts';
import { byteString, decode, encode } from '../../../core/base/codec.ts';
import { SHORT_ID_BYTES } from '../../../core/base/ids.ts';
import {
  PAIRING_BOXES_MAX,
  PAIRING_BYTES_MAX,
  PAIRING_CHARS_MAX,
  PEER_RECORD_BYTES_MAX,
  SIGNAL_BYTES_MAX,
} from '../../../core/limits/signaling.ts';

export const PAIRING_ID_BYTES = 8;

const common = {
  v: v.literal(1),
  topic: byteString(SHORT_ID_BYTES),
  /** The invitation's id. The other two texts repeat it. */
  id: byteString(PAIRING_ID_BYTES),
};
const signals = {
  /** The reply's id. Its confirmation repeats it. */
  reply: byteString(PAIRING_ID_BYTES),
  /** The start that all boxes share, such as the sender's peer record. */
  head: byteString(0, SIGNAL_BYTES_MAX),
  tails: v.pipe(
    v.array(byteString(0, SIGNAL_BYTES_MAX)),
    v.minLength(1),
    v.maxLength(PAIRING_BOXES_MAX),
  ),
};
const schema = v.variant('t', [
  v.object({
    t: v.literal('invitation'),
    ...common,
    until: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    /** The sealed peer record of the one who invites. */
    announce: byteString(1, PEER_RECORD_BYTES_MAX),
  }),
  v.object({ t: v.literal('reply'), ...common, ...signals }),
  v.object({ t: v.literal('confirmation'), ...common, ...signals }),
]);
export type PairingMessage = v.InferOutput<typeof schema>;

/** base64url of MessagePack. */
export const writePairingText = (message: PairingMessage): string => toBase64Url(encode(message));

/** Null for anything else. Never throws. Ignores spaces and line breaks, which mail adds. */
export function readPairingText(text: string): PairingMessage | null {
  if (text.length > 2 * PAIRING_CHARS_MAX) return null;
  const bare = text.replace(/\s+/g, '');
  if (bare.length > PAIRING_CHARS_MAX) return null;
  const bytes = fromBase64Url(bare);
  const message = bytes && bytes.length <= PAIRING_BYTES_MAX ? decode(bytes, schema) : null;
  return message && (message.t === 'invitation' || areBoxes(message)) ? message : null;
}

function areBoxes({ head, tails }: { head: Bytes; tails: readonly Bytes[] }): boolean {
  const sizes = tails.map((tail) => head.length + tail.length);
  return sizes.every((size) => size > 0 && size <= SIGNAL_BYTES_MAX);
}

/** Every signal repeats its sender's peer record; a text that people copy contains it once. */
export function foldBoxes(boxes: readonly Bytes[]): { head: Bytes; tails: Bytes[] } {
  const [first = new Uint8Array()] = boxes;
  let shared = first.length;
  for (const box of boxes) {
    const differs = first.findIndex((byte, at) => byte !== box[at]);
    if (differs >= 0) shared = Math.min(shared, differs);
  }
  return { head: first.slice(0, shared), tails: boxes.map((box) => box.slice(shared)) };
}

export const unfoldBoxes = ({ head, tails }: { head: Bytes; tails: readonly Bytes[] }): Bytes[] =>
  tails.map((tail) => concat(head, tail));
