/**
 * The places of a log's authors. Keys cost nothing, so authors without a proof of work have half of the places at most; and who
 * works to fill them all keeps nobody out whom we meet.
 */
import type { PeerId } from '../base/ids.ts';
import { AUTHORS_MAX, FREE_AUTHORS_MAX } from '../limits/chat.ts';
import { isGone, type Chain } from './chain.ts';
import type { Standing } from './history.ts';

export interface PlaceBounds {
  readonly authors: number;
  readonly free: number;
}

export interface PlacesOptions {
  /** It never gives its place away. */
  readonly self?: PeerId | undefined;
  /** What each author is to this device; without it, all are strangers. */
  readonly standingOf?: ((author: PeerId) => Standing) | undefined;
  readonly bounds?: PlaceBounds;
}

export class AuthorPlaces {
  readonly #self: PeerId | undefined;
  readonly #standingOf: (author: PeerId) => Standing;
  readonly #bounds: PlaceBounds;
  /** In the order in which they came. */
  readonly #chains = new Map<PeerId, Chain>();
  /** Whom we knew or were linked to when they came. */
  readonly #met = new Set<PeerId>();
  /** Authors of whom nothing is left, without and with a proof of work: one more author may take their place. */
  readonly #gone = { free: new Set<PeerId>(), proven: new Set<PeerId>() };
  /** Authors without a proof of work. */
  #free = 0;

  constructor({ self, standingOf, bounds }: PlacesOptions = {}) {
    this.#self = self;
    this.#standingOf = standingOf ?? (() => 'stranger');
    this.#bounds = bounds ?? { authors: AUTHORS_MAX, free: FREE_AUTHORS_MAX };
  }

  /** Whether one more author finds a place that nobody has. @param proven it has a proof of work */
  isRoomFor(proven: boolean): boolean {
    return this.#chains.size < this.#bounds.authors && (proven || this.#free < this.#bounds.free);
  }

  /** Which authors find a place without taking a stranger's: 0 none, 1 those with a proof of work, 2 all. */
  takes(): 0 | 1 | 2 {
    const { free, proven } = this.#gone;
    const isFreeLeft = this.#free < this.#bounds.free && proven.size > 0;
    if (this.isRoomFor(false) || free.size > 0 || isFreeLeft) return 2;
    return this.isRoomFor(true) || proven.size > 0 ? 1 : 0;
  }

  /** Whether `author` may take the place of another. */
  mayTake(author: PeerId, proven: boolean): boolean {
    const kind = this.takes();
    if (kind === 2 || (kind === 1 && proven)) return true;
    return (
      this.#mayAsk(author, proven) && this.#hasStranger(proven || this.#free < this.#bounds.free)
    );
  }

  /** The author whose place `author` may take; undefined: nobody's. */
  leaving(author: PeerId, proven: boolean): PeerId | undefined {
    const mayAnyLeave = proven || this.#free < this.#bounds.free;
    const [free] = this.#gone.free;
    const [worked] = mayAnyLeave ? this.#gone.proven : [];
    return (
      free ?? worked ?? (this.#mayAsk(author, proven) ? this.#stranger(mayAnyLeave) : undefined)
    );
  }

  joined(chain: Chain): void {
    this.#chains.set(chain.author, chain);
    if (!this.#isStranger(chain.author)) this.#met.add(chain.author);
    if (!chain.proven) this.#free += 1;
  }

  left(chain: Chain): void {
    this.#chains.delete(chain.author);
    this.#met.delete(chain.author);
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

  /** Others whom we are not linked to take what we say only with our proof of work, so we wait for it. */
  #mayAsk(author: PeerId, proven: boolean): boolean {
    return author === this.#self ? proven : !this.#isStranger(author);
  }

  #isStranger(author: PeerId): boolean {
    return author !== this.#self && this.#standingOf(author) === 'stranger';
  }

  #hasStranger(isProvenToo: boolean): boolean {
    for (const { author, proven } of this.#chains.values())
      if ((isProvenToo || !proven) && this.#isStranger(author)) return true;
    return false;
  }

  /**
   * The stranger that goes first: one that we never met, without a proof of work, that came last. Strangers take no stranger's
   * place, so two devices that meet others do not bring each other again and again what each lets go.
   */
  #stranger(isProvenToo: boolean): PeerId | undefined {
    let [leaving, least] = [undefined as PeerId | undefined, Infinity];
    for (const { author, proven } of this.#chains.values()) {
      if (proven && !isProvenToo) continue;
      const rank = Number(this.#met.has(author)) * 2 + Number(proven);
      if (rank <= least && this.#isStranger(author)) [leaving, least] = [author, rank];
    }
    return leaving;
  }
}
