/**
 * Short-lived TURN credentials by the scheme that coturn calls `use-auth-secret` (draft-uberti-behave-turn-rest-00).
 * The user name holds the time they expire, the password is an HMAC of the name. Server and relay share only the secret.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { RelayMessage } from './protocol.ts';

export type IceServer = Extract<RelayMessage, { type: 'welcome' }>['iceServers'][number];

export interface Turn {
  /** turn: and turns: URLs of one server, or of several with the same secret. */
  readonly urls: readonly string[];
  readonly secret: string;
  /** How long credentials are valid. */
  readonly ttlMs: number;
}

/** What a client is told: servers, and how long their credentials are valid if they expire. */
export interface IceOffer {
  iceServers: IceServer[];
  iceTtlMs?: number;
}

/** Credentials that expire `ttlMs` from now. The name is new each time, so a server's log cannot link visits. */
export function turnServer({ urls, secret, ttlMs }: Turn, wallMs: number): IceServer {
  const endsAtS = Math.floor((wallMs + ttlMs) / 1_000);
  const username = `${endsAtS}:${randomBytes(9).toString('base64url')}`;
  const credential = createHmac('sha1', secret).update(username).digest('base64');
  return { urls: [...urls], username, credential };
}

/** The fixed servers, and with `turn` one more with fresh credentials. */
export function iceOffer(
  fixed: readonly IceServer[],
  turn: Turn | undefined,
  wallMs: number,
): IceOffer {
  if (!turn) return { iceServers: [...fixed] };
  return { iceServers: [...fixed, turnServer(turn, wallMs)], iceTtlMs: turn.ttlMs };
}
