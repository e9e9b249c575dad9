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
  const isMappedIpv4 = groups.slice(0, 5).every((g) => g === 0) && groups[5] === 0xffff;
  if (!isMappedIpv4) return `${groups.slice(0, 4).map(hex).join(':')}::/64`;
  const [high = 0, low = 0] = groups.slice(6);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
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
