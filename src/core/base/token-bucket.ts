/** Limits how often something may happen, or how much of it: a burst, refilled at a steady rate. */

export interface TokenBucket {
  /** Takes one token, or as many as you say; false when fewer are left, and then none is taken. */
  take(nowMs: number, count?: number): boolean;
  /** Whether one is left. */
  has(nowMs: number): boolean;
}

/** A class, because a room of thousands has several for each person. */
class Bucket implements TokenBucket {
  readonly #perSecond: number;
  readonly #burst: number;
  #tokens: number;
  #lastMs = 0;

  constructor(perSecond: number, burst: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#tokens = burst;
  }

  /** When it was last asked. */
  get lastMs(): number {
    return this.#lastMs;
  }

  has(nowMs: number): boolean {
    return this.#hold(nowMs, 1);
  }

  take(nowMs: number, count = 1): boolean {
    if (!this.#hold(nowMs, count)) return false;
    this.#tokens -= count;
    return true;
  }

  #hold(nowMs: number, count: number): boolean {
    const refill = (Math.max(0, nowMs - this.#lastMs) / 1000) * this.#perSecond;
    this.#tokens = Math.min(this.#burst, this.#tokens + refill);
    this.#lastMs = nowMs;
    return this.#tokens >= count;
  }
}

export const createTokenBucket = (perSecond: number, burst: number): TokenBucket =>
  new Bucket(perSecond, burst);

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
  readonly #buckets = new Map<Owner, Bucket>();
  /** The one that was used last. */
  #last: Bucket | undefined;
  /** When we last looked who is as good as new. */
  #lookedAtMs = -Infinity;

  constructor(perSecond: number, burst: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
  }

  take(owner: Owner, nowMs: number, count?: number): boolean {
    const known = this.#buckets.get(owner);
    const bucket = known ?? new Bucket(this.#perSecond, this.#burst);
    if (bucket !== this.#last) {
      if (known) this.#buckets.delete(owner);
      this.#buckets.set(owner, bucket);
      this.#last = bucket;
    }
    const isTaken = bucket.take(nowMs, count);
    this.#forget(nowMs);
    return isTaken;
  }

  has(owner: Owner, nowMs: number): boolean {
    return this.#buckets.get(owner)?.has(nowMs) ?? true;
  }

  #forget(nowMs: number): void {
    const fullMs = (this.#burst / this.#perSecond) * 1_000;
    const isEarly = Math.abs(nowMs - this.#lookedAtMs) < fullMs;
    if (isEarly && this.#buckets.size <= OWNERS_MAX) return;
    this.#lookedAtMs = nowMs;
    for (const [owner, { lastMs }] of this.#buckets) {
      // A clock that was set back makes nobody full.
      if (this.#buckets.size <= OWNERS_MAX && nowMs - lastMs < fullMs) break;
      this.#buckets.delete(owner);
    }
  }
}
