/** Decides whether an address may open one more connection. Counts only, in memory. */
import { networksAround, NETWORK_SIZES } from './address.ts';
import type { NetworkSize } from './address.ts';
import type { RelayLimits } from './limits.ts';
import { Places } from './places.ts';
import { createTokenBucket } from './token-bucket.ts';
import type { TokenBucket } from './token-bucket.ts';

type AdmissionLimits = Pick<
  RelayLimits,
  'connections' | 'connectionsPer' | 'connectsPer' | 'networksRemembered'
>;

export class Admission {
  readonly #limits: AdmissionLimits;
  readonly #places: Places;
  /** By network, for those that opened connections lately, and for addresses that have some. */
  readonly #connects = new Map<
    string,
    { readonly size: NetworkSize; readonly bucket: TokenBucket }
  >();
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
    // The widest first, so that one address after the other of a block that is over its rate leaves no trace.
    const isWithinRate = NETWORK_SIZES.every((size) => {
      if (size !== 'address' && from[size] === from.address) return true;
      const bucket =
        this.#connects.get(from[size])?.bucket ??
        createTokenBucket(this.#limits.connectsPer[size], nowMs);
      if (!bucket.take(1, nowMs)) return false;
      this.#remember(from[size], size, bucket);
      return true;
    });
    return isWithinRate ? this.#places.take(sid, from) : null;
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

  #remember(network: string, size: NetworkSize, bucket: TokenBucket): void {
    if (this.#connects.has(network)) return;
    this.#connects.set(network, { size, bucket });
    if (size === 'address') this.#addresses++;
    const [oldest] = this.#connects.keys();
    if (this.#connects.size > this.#limits.networksRemembered && oldest) this.#forget(oldest);
  }

  #forget(network: string): void {
    if (this.#connects.get(network)?.size === 'address') this.#addresses--;
    this.#connects.delete(network);
  }
}
