/**
 * A budget for what we pass on, so that nobody pays for what others bring: a part for our own, an equal part for each that brings
 * some, and a common part for those who need more. However many use up the common one, each has its own. Of both parts, a
 * sender that is named has half at most for each bringer: bringers can put other names there, but only in their own parts.
 */
import { TokenBuckets } from './token-bucket.ts';

/** Where something came from: the link that brought it, and who says it. */
export interface Bringer<Who> {
  readonly link: Who;
  readonly origin: Who;
}

export interface SharesOptions<Who> {
  readonly self: Who;
  /** Of all together, for each receiver. */
  readonly perSecond: number;
  readonly burst: number;
  /** How it is parted, as parts of 1. */
  readonly parts: { readonly own: number; readonly links: number; readonly common: number };
  /** How many may bring some. */
  readonly linksMax: number;
}

export class FairShares<Who> {
  readonly #self: Who;
  readonly #own: TokenBuckets<string>;
  readonly #ofLink: TokenBuckets<string>;
  readonly #ofOrigin: TokenBuckets<string>;
  readonly #common: TokenBuckets<string>;
  readonly #commonOf: TokenBuckets<string>;

  constructor({ self, perSecond, burst, parts, linksMax }: SharesOptions<Who>) {
    const bucketsOf = (part: number) => new TokenBuckets<string>(perSecond * part, burst * part);
    this.#self = self;
    this.#own = bucketsOf(parts.own);
    this.#ofLink = bucketsOf(parts.links / linksMax);
    this.#ofOrigin = bucketsOf(parts.links / linksMax / 2);
    this.#common = bucketsOf(parts.common);
    this.#commonOf = bucketsOf(parts.common / 2);
  }

  /** Whether so much may go on. @param to the receiver; '' for all of them */
  take({ link, origin }: Bringer<Who>, to: Who | '', nowMs: number, count: number): boolean {
    const common = () => this.#common.take(`${to}`, nowMs, count);
    if (link === this.#self) return this.#own.take(`${to}`, nowMs, count) || common();
    const [byLink, byOrigin] = [`${link} ${to}`, `${link} ${origin} ${to}`];
    const ofLink = () => this.#ofLink.take(byLink, nowMs, count);
    // What a link says itself is all its own.
    const isOther = origin !== link;
    if (isOther ? both(this.#ofOrigin, byOrigin, nowMs, count, ofLink) : ofLink()) return true;
    return both(this.#commonOf, byOrigin, nowMs, count, common);
  }
}

/** Takes from both or from none. */
function both(
  first: TokenBuckets<string>,
  owner: string,
  nowMs: number,
  count: number,
  second: () => boolean,
): boolean {
  if (!first.take(owner, nowMs, count)) return false;
  if (second()) return true;
  first.take(owner, nowMs, -count);
  return false;
}
