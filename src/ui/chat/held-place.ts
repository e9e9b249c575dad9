/** Keeps a scrolling box where its reader is while what is in it grows, shrinks and moves. See reading-place.ts. */
import { followsEnd, isAtEnd } from './reading-place.ts';

/** A line, and how far below the upper edge it stands. */
export interface Line {
  readonly element: HTMLElement;
  readonly top: number;
}

type Moved = (follows: boolean, lastInView: string | undefined) => void;

export class HeldPlace {
  readonly #frame: HTMLElement;
  readonly #onMoved: Moved;
  follows = true;
  /** Those in view hold still, or the first that is left of them. */
  lines: readonly Line[] = [];
  #scrollTop = 0;
  #isTouched = false;
  /** Takes in what stands above the view has grown by, so that nothing has to be scrolled; false: it cannot. */
  absorb: (px: number) => boolean = () => false;

  /** @param frame scrolls; its lines are the elements with `data-line` */
  constructor(frame: HTMLElement, onMoved: Moved) {
    this.#frame = frame;
    this.#onMoved = onMoved;
  }

  toEnd(): void {
    this.follows = true;
    this.#isTouched = false;
    this.settle();
  }

  /** The reader turns the wheel, moves a finger, presses a key or the scroll bar: a scroll may follow. */
  touched(): void {
    this.#isTouched = true;
  }

  /** Something scrolled. */
  scrolled(): void {
    const frame = this.#frame;
    if (frame.clientHeight === 0) return; // another tab is in front
    const byReader = frame.scrollTop !== this.#scrollTop;
    this.follows = followsEnd({ follows: this.follows, scrollTop: this.#scrollTop }, frame);
    this.#isTouched = false;
    this.#note(byReader);
  }

  /** Something in the box or around it has changed its size or place. */
  settle(): void {
    const frame = this.#frame;
    if (frame.clientHeight === 0) return;
    const scrolled = this.#scrolledByReader();
    // At the end the browser scrolls by itself, too: what gets shorter and longer again within a frame moves the end.
    if (scrolled !== 0 && (this.#isTouched || !this.follows))
      this.follows = followsEnd({ follows: this.follows, scrollTop: this.#scrollTop }, frame);
    if (this.follows) frame.scrollTop = frame.scrollHeight;
    else {
      const line = this.#lineLeft();
      const moved = line ? this.#topOf(line.element) - line.top + scrolled : 0;
      if (Math.abs(moved) >= 0.5 && !this.absorb(moved)) frame.scrollTop += moved;
    }
    this.#note(scrolled !== 0 || !this.#lineLeft());
  }

  /** How far the reader scrolled since we looked last: what comes may be here before the event that tells of it. */
  #scrolledByReader(): number {
    const { scrollTop } = this.#frame;
    // The browser scrolls by itself where there is less than before.
    return isAtEnd(this.#frame) ? 0 : scrollTop - this.#scrollTop;
  }

  #topOf(element: Element): number {
    return element.getBoundingClientRect().top - this.#frame.getBoundingClientRect().top;
  }

  #lineLeft(): Line | undefined {
    return this.lines.find(({ element }) => element.isConnected);
  }

  /** @param anew the lines in view are now where they belong. Otherwise rounded positions would add up. */
  #note(anew: boolean): void {
    this.#scrollTop = this.#frame.scrollTop;
    const inView = this.follows ? [] : this.#inView();
    if (anew || this.follows) this.lines = inView;
    this.#onMoved(this.follows, inView.at(-1)?.element.dataset['line']);
  }

  #inView(): Line[] {
    const all = this.#frame.querySelectorAll<HTMLElement>('[data-line]');
    const { top, bottom } = this.#frame.getBoundingClientRect();
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((all[middle]?.getBoundingClientRect().bottom ?? 0) <= top) low = middle + 1;
      else high = middle;
    }
    const lines: Line[] = [];
    for (let i = low; i < all.length; i++) {
      const element = all[i];
      const box = element?.getBoundingClientRect();
      if (!element || !box || box.top >= bottom) break;
      lines.push({ element, top: box.top - top });
    }
    return lines;
  }
}
