/** Bytes a second over the last few seconds, in one-second buckets. */

const SPAN_S = 5;

export interface Rate {
  add(bytes: number, nowMs: number): void;
  bytesPerSecond(nowMs: number): number;
}

export function createRate(): Rate {
  const buckets = new Map<number, number>();
  let firstAtMs: number | undefined;
  const forget = (second: number) => {
    for (const old of buckets.keys()) if (old <= second - SPAN_S) buckets.delete(old);
  };
  return {
    add(bytes, nowMs) {
      const second = Math.floor(nowMs / 1000);
      if (buckets.size === 0) firstAtMs = nowMs;
      forget(second);
      buckets.set(second, (buckets.get(second) ?? 0) + bytes);
    },
    bytesPerSecond(nowMs) {
      forget(Math.floor(nowMs / 1000));
      if (buckets.size === 0 || firstAtMs === undefined) return 0;
      const sum = [...buckets.values()].reduce((a, b) => a + b, 0);
      const spanMs = Math.min(SPAN_S * 1000, Math.max(500, nowMs - firstAtMs));
      return (sum / spanMs) * 1000;
    },
  };
}
