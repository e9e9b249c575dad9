/** A byte rate over the last few seconds, in one-second buckets. */

const SPAN_S = 5;

export interface Rate {
  add(bytes: number, nowMs: number): void;
  /** All bytes of the last seconds. */
  bytes(nowMs: number): number;
  bytesPerSecond(nowMs: number): number;
}

export function createRate(spanS = SPAN_S): Rate {
  const buckets = new Map<number, number>();
  let firstAtMs: number | undefined;
  // After a clock is set back, later buckets would otherwise never expire.
  const forget = (second: number) => {
    for (const at of buckets.keys()) if (at <= second - spanS || at > second) buckets.delete(at);
  };
  const bytes = (nowMs: number) => {
    forget(Math.floor(nowMs / 1000));
    let sum = 0;
    for (const bucket of buckets.values()) sum += bucket;
    return sum;
  };
  return {
    add(count, nowMs) {
      const second = Math.floor(nowMs / 1000);
      forget(second);
      if (buckets.size === 0) firstAtMs = nowMs;
      buckets.set(second, (buckets.get(second) ?? 0) + count);
    },
    bytes,
    bytesPerSecond(nowMs) {
      const sum = bytes(nowMs);
      if (sum === 0 || firstAtMs === undefined) return 0;
      const spanMs = Math.min(spanS * 1000, Math.max(500, nowMs - firstAtMs));
      return (sum / spanMs) * 1000;
    },
  };
}
