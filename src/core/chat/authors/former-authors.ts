/**
 * What a log remembers of authors who lost their places: from where on it wants what they say, their last name and the proof of
 * a fork. So what it had dropped, or was void, does not come back with them. Those of whom it dropped nothing need no memory.
 */
import { BoundedMap } from '../../base/bounded-map.ts';
import { SHORT_ID_BYTES, type PeerId } from '../../base/ids.ts';
import { FORMER_AUTHORS_MAX } from '../../limits/chat.ts';
import { takeOut, type Chain } from '../chain.ts';
import type { Entry } from '../entry.ts';

export class FormerAuthors {
  readonly #chains: BoundedMap<PeerId, Chain>;
  readonly #changed = new Set<PeerId>();

  constructor(max = FORMER_AUTHORS_MAX) {
    this.#chains = new BoundedMap(max, (_, author) => void this.#changed.add(author));
  }

  of(author: PeerId): Chain | undefined {
    return this.#chains.get(author);
  }

  /** The author has lost its place. */
  keep(chain: Chain, name: Entry | undefined): void {
    if (chain.floor === 1 && !chain.fork) return;
    takeOut(chain, (entry) => entry !== name);
    chain.mark = new Uint8Array(SHORT_ID_BYTES);
    this.#chains.set(chain.author, chain);
    this.#changed.add(chain.author);
  }

  /** The author is in the log again. */
  back(author: PeerId): void {
    if (this.#chains.delete(author)) this.#changed.add(author);
  }

  /** As an earlier visit stored it. */
  restore(chain: Chain): void {
    this.#chains.set(chain.author, chain);
  }

  /** Of whom what is stored is no longer right. */
  takeChanged(): PeerId[] {
    const changed = [...this.#changed];
    this.#changed.clear();
    return changed;
  }
}
