/**
 * The links by which the words of others came: the way back to members that no bucket leads to, such as a newcomer with its first link
 * (the reverse routes of AODV: RFC 3561). Anybody can say that words are another's, so such ways come beside those by distance, never in
 * their place; and we remember a fixed number for each link, so that none makes us forget what came by the others.
 */
import { BoundedMap } from '../base/bounded-map.ts';
import type { PeerId } from '../base/ids.ts';
import { REVERSE_WAY_MS, REVERSE_SENDERS_MAX } from '../limits/routing.ts';

export class ReverseWays {
  /** By link, when words of each sender last came. */
  readonly #byLink = new Map<PeerId, BoundedMap<PeerId, number>>();

  heard(from: PeerId, link: PeerId, nowMs: number): void {
    const senders = this.#byLink.get(link) ?? new BoundedMap(REVERSE_SENDERS_MAX);
    this.#byLink.set(link, senders.set(from, nowMs));
  }

  /** Whether words of `to` came by this link a moment ago. */
  leads(link: PeerId, to: PeerId, nowMs: number): boolean {
    return nowMs - (this.#byLink.get(link)?.get(to) ?? -Infinity) < REVERSE_WAY_MS;
  }

  unlinked(link: PeerId): void {
    this.#byLink.delete(link);
  }
}
