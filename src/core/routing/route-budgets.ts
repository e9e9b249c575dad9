/** How much each link may give us of routes and answers, and how much we give to each. */
import type { Bytes } from '../base/bytes.ts';
import type { PeerId } from '../base/ids.ts';
import { TokenBuckets } from '../base/token-bucket.ts';
import { LINKS_MAX } from '../limits/mesh.ts';
import {
  ROUTE_BYTES_BURST,
  ROUTE_BYTES_PER_SECOND,
  ROUTE_COUNTED_BYTES_MIN,
  ROUTE_SHARES,
} from '../limits/routing.ts';

/** Where something came from: the link that brought it, and who says it. */
export interface Bringer {
  readonly link: PeerId;
  readonly origin: PeerId;
}

export class RouteBudgets {
  readonly #routes = bucketsOf<PeerId>(1);
  readonly #answers = bucketsOf<PeerId>(1);
  readonly #givenRoutes: FairShares;
  readonly #givenAnswers: FairShares;

  constructor(self: PeerId) {
    this.#givenRoutes = new FairShares(self);
    this.#givenAnswers = new FairShares(self);
  }

  /** Whether we read a route that `peer` gave us. */
  takesRoute(peer: PeerId, body: Bytes, nowMs: number): boolean {
    return this.#routes.take(peer, nowMs, counted(body));
  }

  /** Whether we read an answer of `peer`. */
  takesAnswer(peer: PeerId, body: Bytes, nowMs: number): boolean {
    return this.#answers.take(peer, nowMs, counted(body));
  }

  /** Whether we pass a route on to `to`. */
  mayPass(of: Bringer, to: PeerId, body: Bytes, nowMs: number): boolean {
    return this.#givenRoutes.take(of, to, nowMs, counted(body));
  }

  /** Whether we give an answer to `to`, which the link `by` brought, or we. */
  mayAnswer(by: PeerId, to: PeerId, body: Bytes, nowMs: number): boolean {
    return this.#givenAnswers.take({ link: by, origin: by }, to, nowMs, counted(body));
  }
}

/**
 * What we give to one link, which is no more than it takes from us: a part for our own, an equal part for each link that brings
 * some, and a common part for those who need more. So however many use up the common one, each has its own. Of both parts, who is
 * said to have sent it has half at most for each link: links can put other names there, but only in their own parts.
 */
class FairShares {
  readonly #self: PeerId;
  readonly #own = bucketsOf<PeerId>(ROUTE_SHARES.own);
  readonly #ofLink = bucketsOf<string>(ROUTE_SHARES.links / LINKS_MAX);
  readonly #ofOrigin = bucketsOf<string>(ROUTE_SHARES.links / LINKS_MAX / 2);
  readonly #common = bucketsOf<PeerId>(ROUTE_SHARES.common);
  readonly #commonOf = bucketsOf<string>(ROUTE_SHARES.common / 2);

  constructor(self: PeerId) {
    this.#self = self;
  }

  take({ link, origin }: Bringer, to: PeerId, nowMs: number, bytes: number): boolean {
    if (link === this.#self)
      return this.#own.take(to, nowMs, bytes) || this.#common.take(to, nowMs, bytes);
    const [byLink, byOrigin] = [`${link} ${to}`, `${link} ${origin} ${to}`];
    const isOfTwo = origin !== link; // what a link says itself is all its own
    const ofLink = () => this.#ofLink.take(byLink, nowMs, bytes);
    const common = () => this.#common.take(to, nowMs, bytes);
    if (isOfTwo ? both(this.#ofOrigin, byOrigin, nowMs, bytes, ofLink) : ofLink()) return true;
    return both(this.#commonOf, byOrigin, nowMs, bytes, common);
  }
}

/** Takes from both or from none. */
function both(
  first: TokenBuckets<string>,
  owner: string,
  nowMs: number,
  bytes: number,
  second: () => boolean,
): boolean {
  if (!first.take(owner, nowMs, bytes)) return false;
  if (second()) return true;
  first.take(owner, nowMs, -bytes);
  return false;
}

const bucketsOf = <Owner>(share: number): TokenBuckets<Owner> =>
  new TokenBuckets(ROUTE_BYTES_PER_SECOND * share, ROUTE_BYTES_BURST * share);

const counted = (body: Bytes): number => Math.max(ROUTE_COUNTED_BYTES_MIN, body.length);
