/** Decides whether an address may open one more connection. Counts only, in memory. */
import { networksAround, sizesOf } from './address.ts';
import type { Networks, NetworkSize } from './address.ts';
import type { RelayLimits } from './limits.ts';
import { Places } from './places.ts';
import { createTokenBucket } from './token-bucket.ts';
import type { TokenBucket } from './token-bucket.ts';

type AdmissionLimits = Pick<
  RelayLimits,
  'connections' | 'connectionsPer' | 'connectsPer' | 'connectsSure' | 'networksRemembered'
>;

/** How many connections a network has opened lately. */
interface Connects {
  readonly network: string;
  /** Of the network, or `sure` for the part that a site has for sure. */
  readonly size: NetworkSize | 'sure';
  readonly bucket: TokenBucket;
}

export class Admission {
  readonly #limits: AdmissionLimits;
  readonly #places: Places;
  /** By network, for those that opened connections lately, and for addresses that have some. */
  readonly #connects = new Map<string, Connects>();
  #addresses = 0;

  constructor(limits: AdmissionLimits) {
    this.#limits = limits;
    this.#places = new Places(limits.connections, limits.connectionsPer);
  }

  /** How many addresses are remembered. */
  get addresses(): number {
    return this.#addresses;
  }

  /**
   * Counts a new connection from `address`, and says which one has to close for it. Null when there is no place for it,
   * and then it is not counted.
   */
  admit(sid: string, address: string, nowMs: number): { readonly pushedOut?: string } | null {
    const from = networksAround(address);
    return this.#takeRate(from, nowMs) ? this.#places.take(sid, from) : null;
  }

  /** A connection has closed. Does nothing for one that was not admitted, or was pushed out. */
  release(sid: string): void {
    this.#places.release(sid);
  }

  /** Forgets networks that have no connection and opened none lately. */
  prune(nowMs: number): void {
    for (const [network, { bucket }] of this.#connects) {
      if (bucket.isFull(nowMs) && this.#places.heldBy(network) === 0) this.#forget(network);
    }
  }

  /**
   * Takes a connection from the rate of each network, or from none of them: one that is over its own takes nothing from
   * the networks around it. Where others have used up the block's, each site in it has a part for sure.
   */
  #takeRate(from: Networks, nowMs: number): boolean {
    const buckets = sizesOf(from).map((size) => this.#bucketOf(from[size], size, nowMs));
    const over = buckets.filter(({ bucket }) => !bucket.has(1, nowMs));
    if (over.some(({ size }) => size !== 'block')) return false;
    const sure = over.length > 0 ? [this.#bucketOf(`sure ${from.site}`, 'sure', nowMs)] : [];
    if (!sure.every(({ bucket }) => bucket.has(1, nowMs))) return false;
    for (const it of [...buckets, ...sure]) {
      it.bucket.take(1, nowMs);
      this.#remember(it);
    }
    return true;
  }

  #bucketOf(network: string, size: Connects['size'], nowMs: number): Connects {
    const { connectsPer, connectsSure } = this.#limits;
    const rate = size === 'sure' ? connectsSure : connectsPer[size];
    return this.#connects.get(network) ?? { network, size, bucket: createTokenBucket(rate, nowMs) };
  }

  #remember(connects: Connects): void {
    const { network, size } = connects;
    if (this.#connects.has(network)) return;
    this.#connects.set(network, connects);
    if (size === 'address') this.#addresses++;
    const [oldest] = this.#connects.keys();
    if (this.#connects.size > this.#limits.networksRemembered && oldest) this.#forget(oldest);
  }

  #forget(network: string): void {
    if (this.#connects.get(network)?.size === 'address') this.#addresses--;
    this.#connects.delete(network);
  }
}
