/** The names of networks in Redis: hashed, and different for each topic, so that they tell nobody where members are. */
import { createHmac } from 'node:crypto';
import { NETWORK_SIZES, sizesOf } from '../address.ts';
import type { Networks } from '../address.ts';
import type { PerNetwork } from '../places.ts';

/** Enough that two networks of a topic hardly ever share a name: 48 bits. */
const NAME_CHARS = 8;

/**
 * A first letter for the size, then a hash; widest first, with spaces between. A network that is an address itself is
 * named once.
 */
export function networkNames(secret: string, topic: string, from: Networks): string {
  const names = sizesOf(from).map((size) => {
    const text = `swapmeet/2 network ${topic} ${from[size]}`;
    const hash = createHmac('sha256', secret).update(text).digest('base64url');
    return size.charAt(0) + hash.slice(0, NAME_CHARS);
  });
  return names.join(' ');
}

/** What the scripts want to know: members at most, then of a block, a site and an address. */
export const boundArgs = (membersMax: number, perNetwork: PerNetwork): string[] => [
  `${membersMax}`,
  ...NETWORK_SIZES.map((size) => `${perNetwork[size]}`),
];
