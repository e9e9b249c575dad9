/**
 * By which links the entries of each author come here, and go on. Sets of links are numbers with a bit for each: in a large room there are
 * many authors, and all links are looked at for each entry.
 */
import { BoundedMap } from '../base/bounded-map.ts';
import type { PeerId } from '../base/ids.ts';
import { BRANCHES_MAX } from '../limits/gossip.ts';

export interface Way {
  /** Links that are eager for the author, and those that are lazy. Of the others nothing is known. */
  eager: number;
  lazy: number;
  /** Who is to bring them. */
  parent: PeerId | undefined;
  /** When we chose it, or last told somebody else to stop. */
  chosenAtMs: number;
  /** Whom we told to stop, and when. */
  told: BoundedMap<PeerId, number> | undefined;
  /** How many links had changed when we last looked for it. */
  changes: number;
}

export class Ways {
  readonly #ways = new BoundedMap<PeerId, Way>(BRANCHES_MAX);

  get(author: PeerId): Way | undefined {
    return this.#ways.get(author);
  }

  /** @param changes of links so far */
  of(author: PeerId, changes: number): Way {
    const known = this.#ways.get(author);
    if (known && this.#ways.size < BRANCHES_MAX) return known;
    const unknown = { eager: 0, lazy: 0, parent: undefined, chosenAtMs: -Infinity };
    const way = known ?? { ...unknown, told: undefined, changes };
    this.#ways.set(author, way);
    return way;
  }

  /** The authors whose entries `parent` was to bring. */
  *broughtBy(parent: PeerId): Generator<[PeerId, Way]> {
    for (const it of this.#ways) if (it[1].parent === parent) yield it;
  }

  /** A link has ended. Whether it was eager for anybody. */
  unlinked(bit: number): boolean {
    let wasEager = false;
    for (const way of this.#ways.values()) {
      wasEager ||= (way.eager & bit) !== 0;
      way.eager &= ~bit;
      way.lazy &= ~bit;
    }
    return wasEager;
  }
}

export function setEager(way: Way, bit: number): void {
  way.eager |= bit;
  way.lazy &= ~bit;
}

export function setLazy(way: Way, bit: number): void {
  way.lazy |= bit;
  way.eager &= ~bit;
}

/** One that no link has; 0: there are as many links as bits, more than the mesh has. */
export function freeBit(taken: Iterable<number>): number {
  let all = 0;
  for (const bit of taken) all |= bit;
  return ~all & -~all;
}
