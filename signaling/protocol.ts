/**
 * What travels between a browser and the relay: JSON text frames over one WebSocket at `/relay`. Client and
 * relay share this file and nearby/nearby-protocol.ts. Both sides parse every message with these schemas.
 *
 * The relay names each connection with a random session id (`sid`). On the wire `announce` stands for a sealed
 * peer record. Members seal their peer records and boxes; to the relay they are opaque base64url.
 */
import * as v from 'valibot';

export const RELAY_PATH = '/relay';
export const PROTOCOL_VERSION = 1;

/** Limits of single fields. The relay's rate and count limits are in limits.ts. */
export const PEER_RECORD_CHARS_MAX = 1_500;
export const BOX_CHARS_MAX = 16_000;
export const MEMBERS_SAMPLE_MAX = 24;
/** The largest frame that a client accepts: a sample of members, with its envelope. */
export const FRAME_BYTES_MAX = 64_000;
/** And the relay: a box with its envelope, and room to spare. Half of one may wait on every connection. */
export const CLIENT_FRAME_BYTES_MAX = 24_000;

export const opaque = (charsMax: number) =>
  v.pipe(v.string(), v.maxLength(charsMax), v.regex(/^[A-Za-z0-9_-]*$/));
const topic = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/));
export const sid = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16}$/));

const iceServer = v.object({
  urls: v.union([
    v.pipe(v.string(), v.maxLength(300)),
    v.pipe(v.array(v.pipe(v.string(), v.maxLength(300))), v.maxLength(8)),
  ]),
  username: v.optional(v.pipe(v.string(), v.maxLength(300))),
  credential: v.optional(v.pipe(v.string(), v.maxLength(300))),
});
const iceServers = v.pipe(v.array(iceServer), v.maxLength(8));
/** How long the credentials among them are valid. Left out when they don't expire. A week at most. */
const iceTtlMs = v.optional(
  v.pipe(v.number(), v.integer(), v.minValue(1_000), v.maxValue(604_800_000)),
);

export const clientMessage = v.variant('type', [
  /** Become a member of a topic; answered by `members`. Joining again replaces the peer record. */
  v.object({
    type: v.literal('join'),
    v: v.literal(PROTOCOL_VERSION),
    topic,
    announce: opaque(PEER_RECORD_CHARS_MAX),
  }),
  /** Ask for another random sample; answered by `members`. */
  v.object({ type: v.literal('sample'), topic }),
  /** Deliver a sealed box to another member of the topic; answered by `gone` when it is not there. */
  v.object({ type: v.literal('signal'), topic, to: sid, box: opaque(BOX_CHARS_MAX) }),
  v.object({ type: v.literal('leave'), topic }),
  /** Ask for ICE servers with fresh credentials; answered by `ice`. */
  v.object({ type: v.literal('ice') }),
  /** Heartbeat; answered by `pong`. */
  v.object({ type: v.literal('ping') }),
]);
export type ClientMessage = v.InferOutput<typeof clientMessage>;

const errorCode = v.picklist([
  'bad-message', // not JSON, or not one of the messages above
  'rate', // too many messages a second
  'not-a-member', // signal or sample for a topic that the client has not joined
  'too-many-topics',
  'topic-full',
  'nearby-full', // this network has as many nearby offers as the relay shows
  'not-nearby', // the relay does not know this connection's network
  'too-many-connections',
  'shutting-down',
]);
export type RelayErrorCode = v.InferOutput<typeof errorCode>;

export const relayMessage = v.variant('type', [
  /** First message on every connection. */
  v.object({
    type: v.literal('welcome'),
    v: v.literal(PROTOCOL_VERSION),
    sid,
    iceServers,
    iceTtlMs,
    /** Whether this connection may use the messages of nearby-protocol.ts. */
    nearby: v.optional(v.boolean()),
    /** Send `ping` at least this often. The relay closes an idle connection after about 2.5 times as long. */
    heartbeatMs: v.pipe(v.number(), v.integer(), v.minValue(1_000)),
  }),
  v.object({
    type: v.literal('members'),
    topic,
    /** A random sample of the others. */
    members: v.pipe(
      v.array(v.object({ sid, announce: opaque(PEER_RECORD_CHARS_MAX) })),
      v.maxLength(MEMBERS_SAMPLE_MAX),
    ),
  }),
  v.object({ type: v.literal('signal'), topic, from: sid, box: opaque(BOX_CHARS_MAX) }),
  v.object({ type: v.literal('gone'), topic, sid }),
  v.object({ type: v.literal('ice'), iceServers, iceTtlMs }),
  v.object({ type: v.literal('pong') }),
  v.object({
    type: v.literal('error'),
    code: errorCode,
    message: v.pipe(v.string(), v.maxLength(300)),
  }),
]);
export type RelayMessage = v.InferOutput<typeof relayMessage>;

/** WebSocket close codes of the relay. */
export const CLOSE_BAD_MESSAGES = 4400;
export const CLOSE_RATE = 4429;
export const CLOSE_TOO_MANY_CONNECTIONS = 4503;
export const CLOSE_IDLE = 4408;
/** RFC 6455: going away. */
export const CLOSE_SHUTTING_DOWN = 1001;

/** The text, parsed by this schema, or null. */
export function parse<Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
): v.InferOutput<Schema> | null {
  if (text.length > FRAME_BYTES_MAX) return null;
  try {
    const result = v.safeParse(schema, JSON.parse(text));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}
/** The message in a frame, or null when there is none. Never throws. */
export const parseClientMessage = (text: string): ClientMessage | null =>
  parse(clientMessage, text);
export const parseRelayMessage = (text: string): RelayMessage | null => parse(relayMessage, text);
