/** What one relay process passes on to another for a connection of that one, read like a client's words. */
import * as v from 'valibot';
import { BOX_CHARS_MAX, opaque, parse, sid } from '../protocol.ts';

/** A client's topic, or one of those that nearby-exchange.ts keeps. */
const topic = v.pipe(v.string(), v.regex(/^(?:open:|asks:)?[A-Za-z0-9_-]{22}$/));

const passedOn = v.variant('type', [
  v.object({ type: v.literal('signal'), topic, from: sid, box: opaque(BOX_CHARS_MAX) }),
  v.object({ type: v.literal('gone'), topic, sid }),
]);
export type PassedOn = v.InferOutput<typeof passedOn>;

/** Null for whatever is none. Never throws. */
export const parsePassedOn = (text: string): PassedOn | null => parse(passedOn, text);
