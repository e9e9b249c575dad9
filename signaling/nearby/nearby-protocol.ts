/**
 * Nearby offers as the relay sees them: rooms that people show on one network. These messages travel on the same
 * socket as those of protocol.ts. The relay can read the name of an offer, and nothing else: requests, answers and
 * the room's link are encrypted to the keys of the two people (PROTOCOL.md, V1 to V4).
 *
 * On the wire an offer is called an invitation: `invite`, `uninvite`, `invitations`.
 */
import * as v from 'valibot';
import { opaque, parse, sid } from '../protocol.ts';

export const NEARBY_OFFERS_MAX = 24;
/** UTF-16 units; 40 code points at most are shown. */
const NAME_CHARS_MAX = 80;
/** An X25519 public key, 32 bytes. */
const KEY = /^[A-Za-z0-9_-]{43}$/;
/** A key and a padded box of 256 bytes, or a padded box of 1,024. */
const BOX_CHARS_MAX = 1_600;

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(NAME_CHARS_MAX));
const key = v.pipe(v.string(), v.regex(KEY));
const box = opaque(BOX_CHARS_MAX);

/** What an offer shows to everybody on the network. */
export const nearbyOffer = v.object({ name, key });
export type NearbyOffer = v.InferOutput<typeof nearbyOffer>;

const nearbyRequest = v.variant('type', [
  /** Show an offer while this connection lives; answered by `nearby`. Sent again, it replaces the offer. */
  v.object({ type: v.literal('invite'), name, key }),
  v.object({ type: v.literal('uninvite') }),
  /** Ask for the offers; answered by `nearby`. */
  v.object({ type: v.literal('nearby') }),
  /** To the owner of an offer; answered by `absent` when the offer has ended. */
  v.object({ type: v.literal('ask'), to: sid, box }),
  /** From the owner of an offer to a peer that asked; answered by `absent` when that peer has left. */
  v.object({ type: v.literal('answer'), to: sid, box }),
]);
export type NearbyRequest = v.InferOutput<typeof nearbyRequest>;

const nearbyNews = v.variant('type', [
  /** The offers of others on this network. */
  v.object({
    type: v.literal('nearby'),
    invitations: v.pipe(v.array(v.object({ sid, name, key })), v.maxLength(NEARBY_OFFERS_MAX)),
  }),
  v.object({ type: v.literal('asked'), from: sid, box }),
  v.object({ type: v.literal('answered'), from: sid, box }),
  v.object({ type: v.literal('absent'), sid }),
]);
export type NearbyNews = v.InferOutput<typeof nearbyNews>;

/** What a client that connects only for nearby offers has to understand of the rest. */
const nearbyMessage = v.variant('type', [
  nearbyNews,
  v.object({
    type: v.literal('welcome'),
    nearby: v.optional(v.boolean()),
    heartbeatMs: v.pipe(v.number(), v.integer(), v.minValue(1_000)),
  }),
  v.object({ type: v.literal('pong') }),
  v.object({ type: v.literal('error'), code: v.pipe(v.string(), v.maxLength(40)) }),
]);
export type NearbyMessage = v.InferOutput<typeof nearbyMessage>;

/** The message in a frame, or null when there is none. Never throws. */
export const parseNearbyRequest = (text: string): NearbyRequest | null =>
  parse(nearbyRequest, text);
export const parseNearbyMessage = (text: string): NearbyMessage | null =>
  parse(nearbyMessage, text);
export const parseNearbyOffer = (text: string): NearbyOffer | null => parse(nearbyOffer, text);
