/**
 * The links to which we passed the ways of each ask. We remember a fixed number of asks for each link that brings some, so that none makes
 * us forget those of others; and of each ask the last way: a member that repeats another's ask does not choose where its next way goes.
 */
import { BoundedMap } from '../base/bounded-map.ts';
import type { PeerId } from '../base/ids.ts';
import { PASSED_ASKS_MAX } from '../limits/routing.ts';

export interface AskNames {
  readonly to: PeerId;
  readonly from: PeerId;
  readonly ask: string;
}

/** With other people's names it is another ask. */
const nameOf = ({ to, from, ask }: AskNames): string => `${to} ${from} ${ask}`;

export class PassedAsks {
  readonly #byBringer = new Map<PeerId, BoundedMap<string, Set<PeerId>>>();

  readonly #self: PeerId;

  constructor(self: PeerId) {
    this.#self = self;
  }

  /** @param by the link that brought it, or we: of our own asks all are remembered */
  add(names: AskNames, by: PeerId, next: PeerId): void {
    const ask = nameOf(names);
    const asks = this.#byBringer.get(by) ?? new BoundedMap(PASSED_ASKS_MAX);
    const known = by === this.#self ? asks.get(ask) : undefined;
    this.#byBringer.set(by, asks.set(ask, (known ?? new Set()).add(next)));
  }

  linksOf(names: AskNames): Set<PeerId> {
    const ask = nameOf(names);
    const all = [...this.#byBringer.values()];
    return new Set(all.flatMap((asks) => [...(asks.get(ask) ?? [])]));
  }

  unlinked(peer: PeerId): void {
    this.#byBringer.delete(peer);
  }
}
