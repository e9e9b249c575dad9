/** What one relay process forwards to another, for a connection of that one. Parsed like a client's message. */
import * as v from 'valibot';
import { BOX_CHARS_MAX, opaque, parse, sid } from '../protocol.ts';

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
