/** Tells when a download does not go on, beat by beat. */

/** Beats after which it stalls: nothing is asked for, or what was asked for does not come. */
const BEATS = { idle: 2, unanswered: 8 };

export class Stall {
  #idle = 0;
  #unanswered = 0;

  /** No peer here has what is missing, or those who have it do not send it. */
  get stalled(): boolean {
    return this.#idle >= BEATS.idle || this.unanswered;
  }

  /** Chunks were asked for, and for a while hardly anything came, though each request was made again. */
  get unanswered(): boolean {
    return this.#idle < BEATS.idle && this.#unanswered >= BEATS.unanswered;
  }

  /**
   * A beat is over. A link that ends and comes back does not begin a new count: its peer could stay silent for good, and never
   * for long enough. After a longer absence it does.
   * @param isStill it wants chunks, and nothing moved.
   * @returns whether `stalled` or `unanswered` has changed
   */
  tick(isStill: boolean, hasAsked: boolean): boolean {
    const [stalled, unanswered] = [this.stalled, this.unanswered];
    this.#idle = isStill && !hasAsked ? this.#idle + 1 : 0;
    if (!isStill || this.#idle >= BEATS.unanswered) this.#unanswered = 0;
    else if (hasAsked) this.#unanswered += 1;
    return stalled !== this.stalled || unanswered !== this.unanswered;
  }
}
