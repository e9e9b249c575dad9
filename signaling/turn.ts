/**
 * Short-lived TURN credentials by the scheme that coturn calls `use-auth-secret` (draft-uberti-behave-turn-rest-00).
 * The user name holds the time they expire, the password is an HMAC of the name. Server and relay share only the secret.
 *
 * coturn's quotas count by what follows the time in the name. So it stands for the client's network: one who asks for
 * more credentials gets the same quota. The server sees the client's address anyway; the name tells nobody else.
 */
import { createHmac } from 'node:crypto';
import type { RelayMessage } from './protocol.ts';

export type IceServer = Extract<RelayMessage, { type: 'welcome' }>['iceServers'][number];

export interface Turn {
  /** turn: and turns: URLs of one server, or of several with the same secret. */
  readonly urls: readonly string[];
  readonly secret: string;
  /** How long credentials are valid. */
  readonly ttlMs: number;
}

/** 96 bits. */
const NAME_CHARS = 16;

/** What a client is told: servers, and how long their credentials are valid if they expire. */
export interface IceOffer {
  iceServers: IceServer[];
  iceTtlMs?: number;
}

/** Credentials that expire `ttlMs` from now, for a client from this network. */
export function turnServer(
  { urls, secret, ttlMs }: Turn,
  wallMs: number,
  network: string,
): IceServer {
  const endsAtS = Math.floor((wallMs + ttlMs) / 1_000);
  const hash = createHmac('sha256', secret).update(`swapmeet/2 turn ${network}`);
  const username = `${endsAtS}:${hash.digest('base64url').slice(0, NAME_CHARS)}`;
  const credential = createHmac('sha1', secret).update(username).digest('base64');
  return { urls: [...urls], username, credential };
}

/** The fixed servers, and with `turn` one more with fresh credentials. */
export function iceOffer(
  fixed: readonly IceServer[],
  turn: Turn | undefined,
  wallMs: number,
  network: string,
): IceOffer {
  if (!turn) return { iceServers: [...fixed] };
  return { iceServers: [...fixed, turnServer(turn, wallMs, network)], iceTtlMs: turn.ttlMs };
}
