/** Distances between ids, as in Kademlia (Maymounkov and Mazières, 2002): the XOR of two ids, read as a number. */

/** Below 0 when `a` is closer to `to` than `b` is, 0 when they are equal. All three have the same length. */
export function compareDistance(to: Uint8Array, a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < to.length; i++) {
    const byte = to[i] ?? 0;
    const difference = ((a[i] ?? 0) ^ byte) - ((b[i] ?? 0) ^ byte);
    if (difference !== 0) return difference;
  }
  return 0;
}
