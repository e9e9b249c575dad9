/** What one relay process tells another through Redis. Parsed like a client's message. */
import * as v from 'valibot';
import { BOX_CHARS_MAX, opaque, parse, PEER_RECORD_CHARS_MAX, sid } from '../protocol.ts';
import type { Member } from './topics.ts';

/** A client's topic, or one of those that nearby-exchange.ts keeps. */
const topic = v.pipe(v.string(), v.regex(/^(?:open:|asks:)?[A-Za-z0-9_-]{22}$/));

/** Around the sender, see network-names.ts. */
const networks = v.pipe(v.string(), v.regex(/^[abs][\w-]{8}(?: [abs][\w-]{8}){0,2}$/));

const forwardedMessage = v.variant('type', [
  v.object({ type: v.literal('signal'), topic, from: sid, networks, box: opaque(BOX_CHARS_MAX) }),
  v.object({ type: v.literal('gone'), topic, sid }),
  /** The receiver made room in a full topic, and is no member any more. */
  v.object({ type: v.literal('full'), topic }),
]);
export type ForwardedMessage = v.InferOutput<typeof forwardedMessage>;

/** Null when the text is no such message. Never throws. */
export const parseForwardedMessage = (text: string): ForwardedMessage | null =>
  parse(forwardedMessage, text);

const member = v.object({ sid, announce: opaque(PEER_RECORD_CHARS_MAX) });
/** nearby-exchange.ts parses what is in it. */
const nearbyMember = v.object({
  sid,
  announce: v.pipe(v.string(), v.maxLength(PEER_RECORD_CHARS_MAX)),
});

/** The members in an answer of Redis: sid, record, … Clients take a sample as a whole, so those that none would take are left out. */
export function parseMembers(topic: string, answer: unknown): Member[] {
  const flat: readonly unknown[] = Array.isArray(answer) ? answer : [];
  const members: Member[] = [];
  for (let i = 0; i + 1 < flat.length; i += 2) {
    const schema = topic.includes(':') ? nearbyMember : member;
    const read = v.safeParse(schema, { sid: flat[i], announce: flat[i + 1] });
    if (read.success) members.push(read.output);
  }
  return members;
}
