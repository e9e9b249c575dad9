/**
 * The network on which a connection sees nearby offers, or null. Nobody sees any where networks cannot be told apart,
 * and neither does a page of another site: its visitor did not ask for it.
 */
import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { isPrivateNetwork, networkKey } from '../address.ts';

export interface NearbyRules {
  /**
   * `false`: nobody sees any. `lan`: the relay serves a network of its own, so a private address is a client. Otherwise
   * it may as well be a proxy that names nobody, and is unknown.
   */
  readonly nearby?: boolean | 'lan';
  readonly trustedProxies?: number;
  /** Pages of other origins are refused before. Without a list, only pages of the relay's own host see offers. */
  readonly allowedOrigins?: readonly string[];
}

/** A proxy that nobody configured gives itself away with any of these. */
const SIGNS_OF_A_PROXY = [
  ...['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto'],
  ...['x-real-ip', 'x-client-ip', 'true-client-ip', 'cf-connecting-ip', 'fly-client-ip'],
];

/** Ends of names that the public DNS does not have. */
const LOCAL_NAME = /^[^.]+$|\.(?:localhost|local|lan|internal|home\.arpa)$/;

export function nearbyNetwork(request: IncomingMessage, rules: NearbyRules): string | null {
  const { nearby = true, trustedProxies = 0, allowedOrigins } = rules;
  if (nearby === false) return null;
  const { headers } = request;
  if (trustedProxies === 0 && SIGNS_OF_A_PROXY.some((name) => headers[name] !== undefined))
    return null;
  const forwardedFor = text(headers['x-forwarded-for']);
  const network = networkKey(request.socket.remoteAddress, forwardedFor, trustedProxies);
  if (network === null) return null;
  const isPrivate = isPrivateNetwork(network);
  if (isPrivate && nearby !== 'lan') return null;
  // Without an origin it is a program, which is on the network itself.
  if (headers.origin === undefined || allowedOrigins) return network;
  const host = hostOf(request, trustedProxies);
  if (host === null || hostOfOrigin(headers.origin) !== host) return null;
  return isPrivate && !isLocalName(host) ? null : network;
}

/** As the page's address has it. A page cannot set any of these headers. */
function hostOf({ headers }: IncomingMessage, trustedProxies: number): string | null {
  const forwarded = trustedProxies > 0 ? text(headers['x-forwarded-host']) : undefined;
  const host = (forwarded?.split(',')[0] ?? headers.host ?? '').trim();
  return hostOfOrigin(`http://${host.replace(/:443$/, '')}`);
}

const hostOfOrigin = (origin: string): string | null =>
  URL.canParse(origin) && /^https?:/.test(origin) ? new URL(origin).host : null;

/** A page of any site can have its name lead to a private address, and is then of the same host as the relay there. */
function isLocalName(host: string): boolean {
  const name = host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  return isIP(name) !== 0 || LOCAL_NAME.test(name);
}

const text = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header.join(',') : header;
