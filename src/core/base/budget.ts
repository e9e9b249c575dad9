/** A budget of bytes: a burst, refilled at a steady rate. What is spent may pass it once; then its owner waits. */

export class Budget {
  readonly #perSecond: number;
  readonly #burst: number;
  #left: number;
  #atMs = -Infinity;

  constructor(perSecond: number, burst: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#left = burst;
  }

  spend(nowMs: number, bytes: number): void {
    this.#fill(nowMs);
    this.#left -= bytes;
  }

  /** How long until something is left; 0: now. */
  waitMs(nowMs: number): number {
    this.#fill(nowMs);
    return this.#left > 0 ? 0 : Math.ceil(((1 - this.#left) / this.#perSecond) * 1000);
  }

  #fill(nowMs: number): void {
    const added = (Math.max(0, nowMs - this.#atMs) / 1000) * this.#perSecond;
    this.#left = Math.min(this.#burst, this.#left + added);
    this.#atMs = nowMs;
  }
}
