/** How much each link may give us of routes and answers, and how much we give to each. */
import type { Bytes } from '../base/bytes.ts';
import { FairShares, type Bringer } from '../base/fair-shares.ts';
import type { PeerId } from '../base/ids.ts';
import { TokenBuckets } from '../base/token-bucket.ts';
import { LINKS_MAX } from '../limits/mesh.ts';
import {
  ROUTE_BYTES_BURST,
  ROUTE_BYTES_PER_SECOND,
  ROUTE_COUNTED_BYTES_MIN,
} from '../limits/routing.ts';
import { PASSED_ON_PARTS } from '../limits/shared.ts';

export class RouteBudgets {
  readonly #routes = new TokenBuckets<PeerId>(ROUTE_BYTES_PER_SECOND, ROUTE_BYTES_BURST);
  readonly #answers = new TokenBuckets<PeerId>(ROUTE_BYTES_PER_SECOND, ROUTE_BYTES_BURST);
  readonly #givenRoutes: FairShares<PeerId>;
  readonly #givenAnswers: FairShares<PeerId>;

  constructor(self: PeerId) {
    const [perSecond, burst] = [ROUTE_BYTES_PER_SECOND, ROUTE_BYTES_BURST];
    const options = { self, perSecond, burst, parts: PASSED_ON_PARTS, linksMax: LINKS_MAX };
    this.#givenRoutes = new FairShares(options);
    this.#givenAnswers = new FairShares(options);
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
  mayPass(of: Bringer<PeerId>, to: PeerId, body: Bytes, nowMs: number): boolean {
    return this.#givenRoutes.take(of, to, nowMs, counted(body));
  }

  /** Whether we give an answer to `to`, which the link `by` brought, or we. */
  mayAnswer(by: PeerId, to: PeerId, body: Bytes, nowMs: number): boolean {
    return this.#givenAnswers.take({ link: by, origin: by }, to, nowMs, counted(body));
  }
}

const counted = (body: Bytes): number => Math.max(ROUTE_COUNTED_BYTES_MIN, body.length);
