/**
 * By which links the words of others came: the way back to those to whom no bucket leads, as to a newcomer with its first link (the reverse
 * routes of AODV: RFC 3561). Anybody can say that words are of another, so such ways come beside those by distance, never in their
 * place; and of each link so many are remembered, so that none makes us forget what came by the others.
 */
import { BoundedMap } from '../base/bounded-map.ts';
import type { PeerId } from '../base/ids.ts';
import { REVERSE_WAY_MS, REVERSE_SENDERS_MAX } from '../limits/routing.ts';

export class ReverseWays {
  /** When words of each sender came last, by link. */
  readonly #byLink = new Map<PeerId, BoundedMap<PeerId, number>>();

  heard(from: PeerId, link: PeerId, nowMs: number): void {
    const senders = this.#byLink.get(link) ?? new BoundedMap(REVERSE_SENDERS_MAX);
    this.#byLink.set(link, senders.set(from, nowMs));
  }

  /** By this link words of `to` came a moment ago. */
  leads(link: PeerId, to: PeerId, nowMs: number): boolean {
    return nowMs - (this.#byLink.get(link)?.get(to) ?? -Infinity) < REVERSE_WAY_MS;
  }

  unlinked(link: PeerId): void {
    this.#byLink.delete(link);
  }
}
