/** The network address that a connection counts against. Pure. */
import { isIPv4, isIPv6 } from 'node:net';

/**
 * The key under which connections of one client are counted: the IPv4 address, or the /64 of an
 * IPv6 address, since one household or phone owns a whole /64.
 *
 * With `trustedProxies` of ours in front, the client is the entry of X-Forwarded-For that the
 * outermost of them added. Entries to the left of it are the client's own claim.
 */
export function addressKey(
  remoteAddress: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string {
  const forwarded = forwardedFor?.split(',').at(-trustedProxies);
  const key = trustedProxies > 0 && forwarded ? networkOf(withoutPort(forwarded.trim())) : null;
  return key ?? networkOf(remoteAddress ?? '') ?? 'unknown';
}

/**
 * The network of a connection as addressKey tells them apart, but null where that is only a guess: when a proxy
 * is in front that nobody configured, or when a trusted one does not name its client. Otherwise everybody
 * behind the proxy would count as one network.
 */
export function networkKey(
  remoteAddress: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string | null {
  if (trustedProxies === 0)
    return forwardedFor === undefined ? networkOf(remoteAddress ?? '') : null;
  const forwarded = forwardedFor?.split(',').at(-trustedProxies);
  return forwarded ? networkOf(withoutPort(forwarded.trim())) : null;
}

/** What is never an address on the internet: this machine, its link, private networks, and those behind a carrier. */
const PRIVATE_IPV4 =
  /^(?:0|10|127)\.|^169\.254\.|^192\.168\.|^172\.(?:1[6-9]|2\d|3[01])\.|^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./;
const PRIVATE_IPV6 = /^(?:f[cd][0-9a-f]{2}|fe[89a-f][0-9a-f]):|^0:0:0:0::/;

/** @param network as networkKey returns it */
export const isPrivateNetwork = (network: string): boolean =>
  isIPv4(network) ? PRIVATE_IPV4.test(network) : PRIVATE_IPV6.test(network);

function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d+)?$/.exec(text);
  if (bracketed) return bracketed[1] ?? '';
  return text.replace(/^([\d.]+):\d+$/, '$1');
}

function networkOf(address: string): string | null {
  const text = address.replace(/%.*$/, '').toLowerCase();
  if (isIPv4(text)) return text;
  if (!isIPv6(text)) return null;
  const groups = ipv6Groups(text);
  return embeddedIpv4(groups) ?? `${groups.slice(0, 4).map(hex).join(':')}::/64`;
}

/**
 * The IPv4 address that an IPv6 address stands for: IPv4-mapped and -translated (RFC 2765), NAT64 (RFC 6052, RFC 8215),
 * 6to4 and Teredo. One IPv4 address makes a whole /48 of 6to4 and thousands of /64s of the others.
 */
function embeddedIpv4(groups: readonly number[]): string | null {
  const starts = (...prefix: number[]): boolean => prefix.every((group, i) => groups[i] === group);
  const [, second = 0, third = 0] = groups;
  const [high = 0, low = 0] = groups.slice(6);
  if (starts(0x2002)) return dotted(second, third);
  if (starts(0x2001, 0)) return dotted(high ^ 0xffff, low ^ 0xffff);
  const isLast =
    starts(0, 0, 0, 0, 0, 0xffff) ||
    starts(0, 0, 0, 0, 0xffff, 0) ||
    starts(0x64, 0xff9b, 0, 0, 0, 0) ||
    starts(0x64, 0xff9b, 1);
  return isLast ? dotted(high, low) : null;
}

const dotted = (high: number, low: number): string =>
  [high >> 8, high & 255, low >> 8, low & 255].join('.');

/** How large the networks are that an address belongs to, widest first. */
export const NETWORK_SIZES = ['block', 'site', 'address'] as const;
export type NetworkSize = (typeof NETWORK_SIZES)[number];

/**
 * An address as addressKey tells them apart, and the networks around it. A provider gives a household or a small firm a
 * /56 of IPv6 and a tunnel or a server a /48, each with many /64s; a /24 is the smallest block of IPv4 that is rented
 * out and routed. The site of an IPv4 address is that address. Nothing is known around one that is unknown.
 */
export type Networks = Readonly<Record<NetworkSize, string>>;

/** The sizes that tell these networks apart, widest first. */
export const sizesOf = (from: Networks): NetworkSize[] =>
  NETWORK_SIZES.filter((size) => size === 'address' || from[size] !== from.address);

/** Their names, widest first. */
export const namesOf = (from: Networks): string[] => sizesOf(from).map((size) => from[size]);

/** @param address as addressKey returns it */
export function networksAround(address: string): Networks {
  if (isIPv4(address)) {
    return { address, site: address, block: address.replace(/\d+$/, '0/24') };
  }
  const match = /^([0-9a-f]+:[0-9a-f]+:[0-9a-f]+):([0-9a-f]+)::\/64$/.exec(address);
  if (!match) return { address, site: address, block: address };
  const [, block = '', subnet = ''] = match;
  return {
    address,
    site: `${block}:${hex(parseInt(subnet, 16) & 0xff00)}::/56`,
    block: `${block}::/48`,
  };
}

const hex = (group: number): string => group.toString(16);

/** The eight 16-bit groups of a valid IPv6 address, with `::` and a dotted tail expanded. */
function ipv6Groups(text: string): number[] {
  const undotted = text.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_all, a, b, c, d) =>
    [hex((+a << 8) | +b), hex((+c << 8) | +d)].join(':'),
  );
  const [head = '', tail] = undotted.split('::');
  const parse = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((group) => parseInt(group, 16));
  const [before, after] = [parse(head), parse(tail ?? '')];
  if (tail === undefined) return before;
  return [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after];
}

/** The networks of a connection that we know nothing of. */
export const NOWHERE: Networks = networksAround('unknown');
