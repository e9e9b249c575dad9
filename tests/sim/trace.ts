/** What happened in a run: its last events for people, and a hash over all of them for replays. */

export interface Trace {
  add(nowMs: number, event: string): void;
  events(): number;
  /** Equal for equal runs. */
  hash(): string;
  last(): string[];
}

const KEPT = 120;

/** `print` gets every line as it comes. */
export function createTrace(startMs: number, print?: (line: string) => void): Trace {
  const ring: string[] = [];
  let [low, high, count] = [0x811c9dc5, 0x01000193, 0];
  return {
    add(nowMs, event) {
      const line = `${((nowMs - startMs) / 1000).toFixed(3)} ${event}`;
      ring[count++ % KEPT] = line;
      print?.(line);
      for (let i = 0; i < line.length; i++) {
        low = Math.imul(low ^ line.charCodeAt(i), 0x01000193);
        high = Math.imul(high + line.charCodeAt(i), 0x85ebca6b) ^ (high >>> 13);
      }
    },
    events: () => count,
    hash: () => `${(low >>> 0).toString(16)}${(high >>> 0).toString(16)}`,
    last: () => [...ring.slice(count % KEPT), ...ring.slice(0, count % KEPT)],
  };
}
