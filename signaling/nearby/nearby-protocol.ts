/**
 * Open invitations between people of one network, as the relay sees it: what travels on the same socket as the
 * messages of protocol.ts. The name of an invitation is all that the relay can read; who asks to come in, the
 * answer and the room's link are sealed to the keys of both (PROTOCOL.md, V1 to V4).
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

/** What an invitation shows to everybody on the network. */
export const invitation = v.object({ name, key });
export type Invitation = v.InferOutput<typeof invitation>;

const nearbyRequest = v.variant('type', [
  /** Show an invitation for as long as this connection lives; answered by `nearby`. Again: replaces it. */
  v.object({ type: v.literal('invite'), name, key }),
  v.object({ type: v.literal('uninvite') }),
  /** Answered by `nearby`. */
  v.object({ type: v.literal('nearby') }),
  /** To whoever invites; `absent` when it no longer does. */
  v.object({ type: v.literal('ask'), to: sid, box }),
  /** From whoever invites to somebody who asked; `absent` when it is not there any more. */
  v.object({ type: v.literal('answer'), to: sid, box }),
]);
export type NearbyRequest = v.InferOutput<typeof nearbyRequest>;

const nearbyNews = v.variant('type', [
  /** The open invitations of others on this network. */
  v.object({
    type: v.literal('nearby'),
    invitations: v.pipe(v.array(v.object({ sid, name, key })), v.maxLength(NEARBY_OFFERS_MAX)),
  }),
  v.object({ type: v.literal('asked'), from: sid, box }),
  v.object({ type: v.literal('answered'), from: sid, box }),
  v.object({ type: v.literal('absent'), sid }),
]);
export type NearbyNews = v.InferOutput<typeof nearbyNews>;

/** What a client that is only here for this has to understand of the rest. */
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

/** The message in a frame, or null when it is none. Never throws. */
export const parseNearbyRequest = (text: string): NearbyRequest | null =>
  parse(nearbyRequest, text);
export const parseNearbyMessage = (text: string): NearbyMessage | null =>
  parse(nearbyMessage, text);
export const parseInvitation = (text: string): Invitation | null => parse(invitation, text);
