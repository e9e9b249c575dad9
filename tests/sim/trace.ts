/** What happened in a run: its last events for people, and a hash over all of them for replays. */
import { BoundedMap } from '../../src/core/base/bounded-map.ts';
import { utf8 } from '../../src/core/base/bytes.ts';
import { mixed } from '../../src/core/base/mix.ts';

export interface Trace {
  add(nowMs: number, event: string): void;
  events(): number;
  /** Equal for equal runs. */
  hash(): string;
  last(): string[];
}

const KEPT = 120;

/** The same events come again and again. */
const hashes = new BoundedMap<string, number>(100_000);

function hashOf(event: string): number {
  const known = hashes.get(event);
  if (known !== undefined) return known;
  const hash = mixed(utf8(event));
  hashes.set(event, hash);
  return hash;
}

/** `print` gets every line as it comes. */
export function createTrace(startMs: number, print?: (line: string) => void): Trace {
  const ring: [number, string][] = [];
  let [low, high, count] = [0x811c9dc5, 0x01000193, 0];
  const lineOf = ([nowMs, event]: [number, string]) =>
    `${((nowMs - startMs) / 1000).toFixed(3)} ${event}`;
  const mix = (word: number) => {
    low = Math.imul(low ^ word, 0x01000193);
    high = Math.imul(high + word, 0x85ebca6b) ^ (high >>> 13);
  };
  return {
    add(nowMs, event) {
      const entry: [number, string] = [nowMs, event];
      ring[count++ % KEPT] = entry;
      print?.(lineOf(entry));
      mix(Math.round((nowMs - startMs) * 1_000));
      mix(hashOf(event));
    },
    events: () => count,
    hash: () => `${(low >>> 0).toString(16)}${(high >>> 0).toString(16)}`,
    last: () => [...ring.slice(count % KEPT), ...ring.slice(0, count % KEPT)].map(lineOf),
  };
}
