/** The places of a log's authors. Keys cost nothing, so authors without a proof of work have half of the places at most. */
import type { PeerId } from '../base/ids.ts';
import { AUTHORS_MAX, FREE_AUTHORS_MAX } from '../limits/chat.ts';
import { isGone, type Chain } from './chain.ts';

export interface PlaceBounds {
  readonly authors: number;
  readonly free: number;
}

export class AuthorPlaces {
  readonly #self: PeerId | undefined;
  readonly #bounds: PlaceBounds;
  /** Authors of whom nothing is left, without and with a proof of work: one more author may take their place. */
  readonly #gone = { free: new Set<PeerId>(), proven: new Set<PeerId>() };
  #all = 0;
  /** Authors without a proof of work. */
  #free = 0;

  /** @param self never gives its place away */
  constructor(self?: PeerId, bounds = { authors: AUTHORS_MAX, free: FREE_AUTHORS_MAX }) {
    this.#self = self;
    this.#bounds = bounds;
  }

  /** Whether one more author finds a place that nobody has. @param proven it has a proof of work */
  isRoomFor(proven: boolean): boolean {
    return this.#all < this.#bounds.authors && (proven || this.#free < this.#bounds.free);
  }

  /** The author whose place one more may take; undefined: nobody's. */
  leaving(proven: boolean): PeerId | undefined {
    const [free] = this.#gone.free;
    const [worked] = proven || this.#free < this.#bounds.free ? this.#gone.proven : [];
    return free ?? worked;
  }

  joined(chain: Chain): void {
    this.#all += 1;
    if (!chain.proven) this.#free += 1;
  }

  left(chain: Chain): void {
    this.#all -= 1;
    if (!chain.proven) this.#free -= 1;
    this.#gone.free.delete(chain.author);
    this.#gone.proven.delete(chain.author);
  }

  /** An author that has a place has shown a proof of work. */
  proved(): void {
    this.#free -= 1;
  }

  /** The chain has changed. */
  note(chain: Chain): void {
    const { free, proven } = this.#gone;
    const gone = chain.author !== this.#self && isGone(chain);
    for (const [set, is] of [
      [free, gone && !chain.proven],
      [proven, gone && chain.proven],
    ] as const) {
      if (is) set.add(chain.author);
      else set.delete(chain.author);
    }
  }
}
