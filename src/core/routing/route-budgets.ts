/** How much each link may give us of routes and answers, and how much we give to each. */
import type { Bytes } from '../base/bytes.ts';
import type { PeerId } from '../base/ids.ts';
import { TokenBuckets } from '../base/token-bucket.ts';
import {
  ROUTE_BYTES_BURST,
  ROUTE_BYTES_PER_SECOND,
  ROUTE_COUNTED_BYTES_MIN,
} from '../limits/routing.ts';

export class RouteBudgets {
  readonly #received = new TokenBuckets<PeerId>(ROUTE_BYTES_PER_SECOND, ROUTE_BYTES_BURST);
  /** What we give to one link: no more than it takes from us. */
  readonly #given = new TokenBuckets<PeerId>(ROUTE_BYTES_PER_SECOND, ROUTE_BYTES_BURST);
  /** Of that, what came from one link (or from us): no link uses up what the others may give. */
  readonly #givenOf = new TokenBuckets<string>(ROUTE_BYTES_PER_SECOND / 2, ROUTE_BYTES_BURST / 2);

  /** Whether we read what `peer` gave us. */
  takes(peer: PeerId, body: Bytes | undefined, nowMs: number): boolean {
    return this.#received.take(peer, nowMs, counted(body));
  }

  /** Whether we pass on to `to` what came from `from`. */
  mayGive(from: PeerId, to: PeerId, body: Bytes, nowMs: number): boolean {
    const bytes = counted(body);
    return this.#givenOf.take(`${from} ${to}`, nowMs, bytes) && this.#given.take(to, nowMs, bytes);
  }
}

const counted = (body: Bytes | undefined): number =>
  Math.max(ROUTE_COUNTED_BYTES_MIN, body?.length ?? 0);
