/** Limits how often something may happen, or how much of it: a burst, refilled at a steady rate. */

export interface TokenBucket {
  /** Takes one token, or as many as you say; false when fewer are left, and then none is taken. */
  take(nowMs: number, count?: number): boolean;
  /** Whether one is left. */
  has(nowMs: number): boolean;
}

export function createTokenBucket(perSecond: number, burst: number): TokenBucket {
  let tokens = burst;
  let lastMs = 0;
  const take = (nowMs: number, count: number) => {
    tokens = Math.min(burst, tokens + (Math.max(0, nowMs - lastMs) / 1000) * perSecond);
    lastMs = nowMs;
    return tokens >= count;
  };
  return {
    has: (nowMs) => take(nowMs, 1),
    take(nowMs, count = 1) {
      if (!take(nowMs, count)) return false;
      tokens -= count;
      return true;
    },
  };
}

/** Of those that one table remembers: more than can use up a bucket while it refills. */
const OWNERS_MAX = 1_024;

/**
 * A bucket for each of many. It outlives links and sessions: one that has had the time to be full again is as good as new, so
 * only such a bucket is forgotten.
 */
export class TokenBuckets<Owner> {
  readonly #perSecond: number;
  readonly #burst: number;
  /** The one that was not used for the longest time comes first. */
  readonly #buckets = new Map<Owner, { readonly bucket: TokenBucket; readonly usedAtMs: number }>();
  /** When we last looked who is as good as new. */
  #lookedAtMs = -Infinity;

  constructor(perSecond: number, burst: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
  }

  take(owner: Owner, nowMs: number, count?: number): boolean {
    const bucket =
      this.#buckets.get(owner)?.bucket ?? createTokenBucket(this.#perSecond, this.#burst);
    this.#buckets.delete(owner);
    this.#buckets.set(owner, { bucket, usedAtMs: nowMs });
    this.#forget(nowMs);
    return bucket.take(nowMs, count);
  }

  has(owner: Owner, nowMs: number): boolean {
    return this.#buckets.get(owner)?.bucket.has(nowMs) ?? true;
  }

  #forget(nowMs: number): void {
    const fullMs = (this.#burst / this.#perSecond) * 1_000;
    const isEarly = Math.abs(nowMs - this.#lookedAtMs) < fullMs;
    if (isEarly && this.#buckets.size <= OWNERS_MAX) return;
    this.#lookedAtMs = nowMs;
    for (const [owner, { usedAtMs }] of this.#buckets) {
      // A clock that was set back makes nobody full.
      if (this.#buckets.size <= OWNERS_MAX && nowMs - usedAtMs < fullMs) break;
      this.#buckets.delete(owner);
    }
  }
}
