/**
 * The places of a log's authors. Keys cost nothing, so authors without a proof of work have half of the places at most. Somebody
 * who works to fill them all keeps out nobody whom we meet; and one who meets us with key after key takes few from those who were here.
 */
import type { PeerId } from '../../base/ids.ts';
import { AUTHORS_MAX, FREE_AUTHORS_MAX, GUEST_AUTHORS_MAX } from '../../limits/chat.ts';
import { isGone, type Chain } from '../chain.ts';
import type { Standing } from '../history.ts';

export interface PlaceBounds {
  readonly authors: number;
  readonly free: number;
  readonly guests: number;
}

export interface PlacesOptions {
  /** It never gives its place away. */
  readonly self?: PeerId | undefined;
  /** What each author is to this device; without it, all are strangers. */
  readonly standingOf?: ((author: PeerId) => Standing) | undefined;
  readonly bounds?: PlaceBounds;
}

/** A place that an author may have. */
export interface Place {
  /** Who has it now. */
  readonly of?: PeerId | undefined;
  /** It is one of those for people whom we meet when there is no other. */
  readonly isGuest: boolean;
}

export class AuthorPlaces {
  readonly #self: PeerId | undefined;
  readonly #standingOf: (author: PeerId) => Standing;
  readonly #bounds: PlaceBounds;
  /** In the order in which they came. */
  #chains = new Map<PeerId, Chain>();
  /** Whom we knew or were linked to when they came. */
  readonly #met = new Set<PeerId>();
  /** Authors who came when there was no other place, in the order in which they came. They are as many as the bound for good. */
  #guests = new Set<PeerId>();
  /** Those of an earlier visit, while the stored log is loaded. */
  #expected: ReadonlySet<PeerId> = new Set();
  /** Authors of whom nothing is left, without and with a proof of work: one more author may take their place. */
  readonly #gone = { free: new Set<PeerId>(), proven: new Set<PeerId>() };
  /** Authors without a proof of work that are no guests. */
  #free = 0;

  constructor({ self, standingOf, bounds }: PlacesOptions = {}) {
    this.#self = self;
    this.#standingOf = standingOf ?? (() => 'stranger');
    this.#bounds = bounds ?? {
      authors: AUTHORS_MAX,
      free: FREE_AUTHORS_MAX,
      guests: GUEST_AUTHORS_MAX,
    };
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

  /** A place for one more author; undefined: none. */
  placeFor(author: PeerId, proven: boolean): Place | undefined {
    if (this.#expected.has(author) && this.isRoomFor(true)) return { isGuest: true };
    if (this.isRoomFor(proven)) return { isGuest: false };
    const [free] = this.#gone.free;
    const [worked] = proven || this.#free < this.#bounds.free ? this.#gone.proven : [];
    const gone = free ?? worked;
    if (gone) return { of: gone, isGuest: this.#guests.has(gone) };
    return this.#mayAsk(author, proven) ? this.#guestPlace(author) : undefined;
  }

  joined(chain: Chain, { isGuest }: Place): void {
    const { author } = chain;
    this.#chains.set(author, chain);
    if (!this.#isStranger(author)) this.#met.add(author);
    if (isGuest) this.#guests.add(author);
    else if (!chain.proven) this.#free += 1;
  }

  left(chain: Chain): void {
    const { author } = chain;
    this.#chains.delete(author);
    this.#met.delete(author);
    if (!this.#guests.delete(author) && !chain.proven) this.#free -= 1;
    this.#gone.free.delete(author);
    this.#gone.proven.delete(author);
  }

  /** An author that has a place has shown a proof of work. */
  proved(author: PeerId): void {
    if (!this.#guests.has(author)) this.#free -= 1;
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

  guests(): readonly PeerId[] {
    return [...this.#guests];
  }

  /** These were guests on an earlier visit. */
  expect(guests: Iterable<PeerId>): void {
    this.#expected = new Set(guests);
  }

  /** The stored log is loaded: who came when. */
  loaded(cameAtMs: (author: PeerId) => number): void {
    const guests = [...this.#expected].filter((author) => this.#guests.has(author));
    this.#guests = new Set([...guests, ...this.#guests]);
    this.#expected = new Set();
    this.#chains = new Map(
      [...this.#chains].sort(([one], [other]) => cameAtMs(one) - cameAtMs(other)),
    );
  }

  /** Others whom we are not linked to take what we say only with our proof of work, so we wait for it. */
  #mayAsk(author: PeerId, proven: boolean): boolean {
    return author === this.#self ? proven : !this.#isStranger(author);
  }

  #isStranger(author: PeerId): boolean {
    return author !== this.#self && this.#standingOf(author) === 'stranger';
  }

  /**
   * A place for an author whom we meet when all are taken. The first of them take those of strangers that were here, and as many
   * only: then they take each other's. Strangers take no stranger's place, so two devices that meet others do not bring each other
   * again and again what each lets go.
   */
  #guestPlace(author: PeerId): Place | undefined {
    const isGuest = author !== this.#self;
    const isWithin = this.#guests.size < this.#bounds.guests;
    if (isWithin && this.isRoomFor(true)) return { isGuest };
    const of = (isWithin ? this.#lastStranger() : undefined) ?? this.#firstGuest(author);
    return of === undefined ? undefined : { of, isGuest };
  }

  /**
   * Of the strangers that are no guests one that we never met, and that came last. Whether it has worked does not count: those
   * who flood a room have, and people who were here before may not.
   */
  #lastStranger(): PeerId | undefined {
    let [leaving, least] = [undefined as PeerId | undefined, Infinity];
    for (const author of this.#chains.keys()) {
      if (this.#guests.has(author)) continue;
      const rank = Number(this.#met.has(author));
      if (rank <= least && this.#isStranger(author)) [leaving, least] = [author, rank];
    }
    return leaving;
  }

  /**
   * Of the guests one that is a stranger by now, and for a newcomer also one that we knew: so that known ones do
   * not take each other's places again and again. Without a proof of work rather than with one, and then who came first.
   */
  #firstGuest(author: PeerId): PeerId | undefined {
    const mayBeKnown = this.#standingOf(author) !== 'known';
    let [leaving, least] = [undefined as PeerId | undefined, Infinity];
    for (const guest of this.#guests) {
      const standing = this.#standingOf(guest);
      if (standing === 'linked' || (standing === 'known' && !mayBeKnown)) continue;
      const rank = Number(standing === 'known') * 2 + Number(this.#chains.get(guest)?.proven);
      if (rank < least) [leaving, least] = [guest, rank];
    }
    return leaving;
  }
}
