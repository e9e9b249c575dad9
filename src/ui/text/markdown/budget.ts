/** What the marks of one message may cost a page. */

/** Ten thousand characters could ask for five thousand elements. Nobody writes so many marks; the others show as they were typed. */
const ELEMENTS_MAX = 500;
/** Quotes and lists in each other. Within a line no mark stands within itself, which bounds that depth. */
export const BLOCK_DEPTH_MAX = 4;

/** The elements that a message may still have. */
export class Budget {
  #left = ELEMENTS_MAX;

  get isSpent(): boolean {
    return this.#left === 0;
  }

  /** False: there are no more. */
  take(): boolean {
    if (this.isSpent) return false;
    this.#left -= 1;
    return true;
  }
}
