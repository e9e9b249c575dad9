/** The settings that name STUN and TURN servers. Pure. */
import { parseRelayMessage, PROTOCOL_VERSION } from '../protocol.ts';
import { listOf, type Environment } from './environment.ts';
import { iceOffer } from '../turn.ts';
import type { IceServer, Turn } from '../turn.ts';

export interface IceConfig {
  readonly iceServers: readonly IceServer[];
  readonly turn?: Turn;
}

const TTL_MINUTES_DEFAULT = 360;
/** Shorter, and clients would renew all the time. Longer, and a leaked credential is as bad as a fixed one. */
const TTL_MINUTES = { min: 5, max: 10_080 };

/** The servers in `env`, or a sentence that names the wrong variable and says what to write. */
export function readIce(env: Environment): IceConfig | string {
  const stun = stunServers(env['STUN_URLS']);
  if (!stun) {
    return 'STUN_URLS is not valid: use addresses such as stun:stun.example.org:3478, 8 at most, separated by commas.';
  }
  const listed = iceServers(env['ICE_SERVERS']);
  if (!listed) {
    return 'ICE_SERVERS is not valid: use a JSON list such as [{"urls":"stun:stun.example.org:3478"}].';
  }
  const turn = readTurn(env);
  if (typeof turn === 'string') return turn;

  const fixed = [...stun, ...listed];
  const offer = iceOffer(fixed, turn, 0, 'any');
  if (!checked(offer.iceServers)) {
    return 'STUN_URLS, ICE_SERVERS and TURN_URLS name too many servers together: leave some out of ICE_SERVERS.';
  }
  return { iceServers: fixed, ...(turn ? { turn } : {}) };
}

function readTurn(env: Environment): Turn | undefined | string {
  const urls = listOf(env['TURN_URLS']);
  const secret = env['TURN_SECRET'];
  if (urls.length === 0)
    return secret
      ? 'TURN_SECRET has no effect without TURN_URLS: set both, or neither.'
      : undefined;
  if (!urls.every((url) => /^turns?:/.test(url)) || !checked([{ urls }])) {
    return 'TURN_URLS is not valid: use addresses such as turn:turn.example.org:3478,turns:turn.example.org:443?transport=tcp, 8 at most.';
  }
  if (!secret)
    return 'TURN_SECRET is missing: TURN_URLS needs it, the static-auth-secret of the TURN server.';
  const minutes = Number(env['TURN_TTL_MINUTES'] || TTL_MINUTES_DEFAULT);
  if (!Number.isInteger(minutes) || minutes < TTL_MINUTES.min || minutes > TTL_MINUTES.max) {
    return `TURN_TTL_MINUTES is not valid: use a number from ${TTL_MINUTES.min} to ${TTL_MINUTES.max}.`;
  }
  return { urls, secret, ttlMs: minutes * 60_000 };
}

function stunServers(text: string | undefined): IceServer[] | null {
  const given = listOf(text);
  return given.length === 0 ? [] : checked([{ urls: given }]);
}

function iceServers(text: string | undefined): IceServer[] | null {
  if (!text) return [];
  try {
    return checked(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The servers, if clients accept them in a `welcome` and no browser throws at their addresses. */
function checked(servers: unknown): IceServer[] | null {
  const welcome = {
    type: 'welcome',
    v: PROTOCOL_VERSION,
    sid: 'A'.repeat(16),
    iceServers: servers,
    heartbeatMs: 1_000,
  };
  const message = parseRelayMessage(JSON.stringify(welcome));
  if (message?.type !== 'welcome') return null;
  const urls = message.iceServers.flatMap((server) => server.urls);
  return urls.every((url) => /^(stun|stuns|turn|turns):[^\s/]+$/.test(url))
    ? message.iceServers
    : null;
}
