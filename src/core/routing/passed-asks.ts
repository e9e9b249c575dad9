/** To which links the ways of an ask have been passed here. Of each link that brings some so many, so that none makes us forget others'. */
import { BoundedMap } from '../base/bounded-map.ts';
import type { PeerId } from '../base/ids.ts';
import { PASSED_ASKS_MAX } from '../limits/routing.ts';

export class PassedAsks {
  readonly #byBringer = new Map<PeerId, BoundedMap<string, Set<PeerId>>>();

  /** @param by the link that brought it, or we */
  add(ask: string, by: PeerId, next: PeerId): void {
    const asks = this.#byBringer.get(by) ?? new BoundedMap(PASSED_ASKS_MAX);
    this.#byBringer.set(by, asks.set(ask, (asks.get(ask) ?? new Set()).add(next)));
  }

  linksOf(ask: string): Set<PeerId> {
    const all = [...this.#byBringer.values()];
    return new Set(all.flatMap((asks) => [...(asks.get(ask) ?? [])]));
  }

  unlinked(peer: PeerId): void {
    this.#byBringer.delete(peer);
  }
}
