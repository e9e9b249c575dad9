/** How often a network may do something: an address, and the site and the block around it. Counts only, in memory. */
import { sizesOf } from '../address.ts';
import type { Networks, NetworkSize } from '../address.ts';
import type { Rate } from '../limits.ts';
import { createTokenBucket } from '../token-bucket.ts';
import type { TokenBucket } from '../token-bucket.ts';

export interface NetworkRatesOptions {
  readonly per: Readonly<Record<NetworkSize, Rate>>;
  /** What each site may do even if others of its block use that up. A block has 256 sites at most. */
  readonly sure: Rate;
  /** How many networks are remembered; the oldest is forgotten first. */
  readonly remembered: number;
}

/** What a network has left. */
interface Use {
  readonly name: string;
  /** Of the network, or `sure` for the part that a site has for sure. */
  readonly size: NetworkSize | 'sure';
  readonly bucket: TokenBucket;
}

export class NetworkRates {
  readonly #options: NetworkRatesOptions;
  /** By network, for those that did it lately. */
  readonly #uses = new Map<string, Use>();
  #addresses = 0;

  constructor(options: NetworkRatesOptions) {
    this.#options = options;
  }

  /** How many addresses are remembered. */
  get addresses(): number {
    return this.#addresses;
  }

  /**
   * Takes one from each network, or from none of them: one that is over its own rate takes nothing from the networks
   * around it. Where others have used up the block's, each site in it has its part.
   */
  take(from: Networks, nowMs: number): boolean {
    const uses = sizesOf(from).map((size) => this.#useOf(from[size], size, nowMs));
    const over = uses.filter(({ bucket }) => !bucket.has(1, nowMs));
    if (over.some(({ size }) => size !== 'block')) return false;
    if (over.length > 0) uses.push(this.#useOf(`sure ${from.site}`, 'sure', nowMs));
    if (!uses.every(({ size, bucket }) => size === 'block' || bucket.has(1, nowMs))) return false;
    for (const use of uses) {
      use.bucket.take(1, nowMs);
      this.#remember(use);
    }
    return true;
  }

  /** Forgets networks that did it not lately, and that nobody wants remembered. */
  prune(nowMs: number, isWanted: (network: string) => boolean = () => false): void {
    for (const use of this.#uses.values()) {
      if (use.bucket.isFull(nowMs) && !isWanted(use.name)) this.#forget(use);
    }
  }

  #useOf(name: string, size: Use['size'], nowMs: number): Use {
    const { per, sure } = this.#options;
    const rate = size === 'sure' ? sure : per[size];
    return this.#uses.get(name) ?? { name, size, bucket: createTokenBucket(rate, nowMs) };
  }

  #remember(use: Use): void {
    if (this.#uses.has(use.name)) return;
    this.#uses.set(use.name, use);
    if (use.size === 'address') this.#addresses++;
    const [oldest] = this.#uses.values();
    if (this.#uses.size > this.#options.remembered && oldest) this.#forget(oldest);
  }

  #forget({ name, size }: Use): void {
    if (this.#uses.delete(name) && size === 'address') this.#addresses--;
  }
}
