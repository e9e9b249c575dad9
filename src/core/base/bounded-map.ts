/** A map with a bound: what was put last stays, what was put first goes. */

/** Puts a value last; returns the entries that had to go. */
export function keepNewest<Key, Value>(
  map: Map<Key, Value>,
  key: Key,
  value: Value,
  max: number,
): [Key, Value][] {
  map.delete(key);
  map.set(key, value);
  const dropped: [Key, Value][] = [];
  for (const entry of map) {
    if (map.size <= max) break;
    map.delete(entry[0]);
    dropped.push(entry);
  }
  return dropped;
}
