/**
 * A limited number of places, and how many each network holds. A network has its bound. When every place is taken, or
 * every one that a network may have, a newcomer gets one from the part that holds most, so nobody is kept out by those who hold many. Every step is O(1).
 */
import { sizesOf } from './address.ts';
import type { Networks, NetworkSize } from './address.ts';

/** Bounds for an address, for the site that it belongs to, and for the block that the site belongs to. */
export type PerNetwork = Readonly<Record<NetworkSize, number>>;

interface Network {
  readonly name: string;
  readonly around: Network | null;
  held: number;
  /** The networks within, by how many places they hold. The last entry is the largest. */
  readonly within: Set<Network>[];
  /** Of an address, oldest first. */
  readonly holders: Set<string>;
}

export class Places {
  readonly #max: number;
  readonly #perNetwork: PerNetwork;
  readonly #all = newNetwork('', null);
  readonly #networks = new Map<string, Network>();
  readonly #addressOf = new Map<string, Network>();

  constructor(max: number, perNetwork: PerNetwork) {
    this.#max = max;
    this.#perNetwork = perNetwork;
  }

  /** How many places this network holds. */
  heldBy(network: string): number {
    return this.#networks.get(network)?.held ?? 0;
  }

  /** Whether there is a place that nobody has to leave. */
  hasRoom(from: Networks): boolean {
    return this.#all.held < this.#max && !sizesOf(from).some((size) => this.#isFull(from, size));
  }

  /**
   * Gives a place, and says who lost it when all were taken, or all of a network around the newcomer; null when there is
   * none for it.
   */
  take(holder: string, from: Networks): { readonly pushedOut?: string } | null {
    const sizes = sizesOf(from);
    if (this.hasRoom(from)) return this.#add(holder, from, sizes);
    // A connection that leaves the narrowest network leaves those around it, too.
    const full = sizes.findLastIndex((size) => this.#isFull(from, size));
    const within = full < 0 ? this.#all : this.#networks.get(from[sizes[full] ?? 'block']);
    const pushedOut = within && this.#rivalOf(within, from, sizes.slice(full + 1));
    if (!pushedOut) return null;
    this.release(pushedOut);
    return { pushedOut, ...this.#add(holder, from, sizes) };
  }

  /** Does nothing for one without a place. */
  release(holder: string): void {
    const address = this.#addressOf.get(holder);
    this.#addressOf.delete(holder);
    address?.holders.delete(holder);
    for (let it: Network | null = address ?? null; it; it = it.around) {
      count(it, -1);
      if (it.held === 0) this.#networks.delete(it.name);
    }
  }

  #add(holder: string, from: Networks, sizes: readonly NetworkSize[]): object {
    let network = this.#all;
    for (const size of sizes) {
      const within = this.#networks.get(from[size]) ?? newNetwork(from[size], network);
      this.#networks.set(within.name, (network = within));
    }
    network.holders.add(holder);
    this.#addressOf.set(holder, network);
    for (let it: Network | null = network; it; it = it.around) count(it, 1);
    return {};
  }

  #isFull(from: Networks, size: NetworkSize): boolean {
    return this.heldBy(from[size]) >= this.#perNetwork[size];
  }

  /**
   * Who makes room in a network: the oldest of the largest address in its largest part, as it has had the time to link.
   * Nobody, unless the newcomer's part holds less even afterwards: otherwise two could push each other out for ever.
   */
  #rivalOf(within: Network, from: Networks, sizes: readonly NetworkSize[]): string | null {
    let network = within;
    for (const size of sizes) {
      const largest = largestIn(network);
      if (!largest) return null;
      const own = this.#networks.get(from[size]);
      if ((own?.held ?? 0) + 1 < largest.held) return oldestIn(largest);
      if (!own) return null;
      network = own;
    }
    return null; // the newcomer's own address holds most
  }
}

const newNetwork = (name: string, around: Network | null): Network => ({
  name,
  around,
  held: 0,
  within: [],
  holders: new Set(),
});

function count(network: Network, by: 1 | -1): void {
  const ranks = network.around?.within;
  ranks?.[network.held]?.delete(network);
  network.held += by;
  if (ranks && network.held > 0) (ranks[network.held] ??= new Set()).add(network);
}

function largestIn({ within }: Network): Network | null {
  while (within.length > 0) {
    const [largest] = within.at(-1) ?? [];
    if (largest) return largest;
    within.pop();
  }
  return null;
}

function oldestIn(network: Network): string | null {
  for (let it: Network | null = network; it; it = largestIn(it)) {
    const [oldest] = it.holders;
    if (oldest !== undefined) return oldest;
  }
  return null;
}
