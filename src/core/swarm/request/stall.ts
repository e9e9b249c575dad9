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
    return this.#unanswered >= BEATS.unanswered;
  }

  /** A beat is over. @param isStill it wants chunks, and nothing moved. @returns whether `stalled` has changed */
  tick(isStill: boolean, hasAsked: boolean): boolean {
    const before = this.stalled;
    this.#idle = isStill && !hasAsked ? this.#idle + 1 : 0;
    this.#unanswered = isStill && hasAsked ? this.#unanswered + 1 : 0;
    return before !== this.stalled;
  }
}
