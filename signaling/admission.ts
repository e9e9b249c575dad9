/** Decides whether an address may open one more connection. Counts only, in memory. */
import { networksAround } from './address.ts';
import type { RelayLimits } from './limits.ts';
import { NetworkRates } from './sockets/network-rates.ts';
import { Places } from './places.ts';

type AdmissionLimits = Pick<
  RelayLimits,
  'connections' | 'connectionsPer' | 'connectsPer' | 'connectsSure' | 'networksRemembered'
>;

export class Admission {
  readonly #places: Places;
  readonly #connects: NetworkRates;

  constructor(limits: AdmissionLimits) {
    this.#places = new Places(limits.connections, limits.connectionsPer);
    this.#connects = new NetworkRates({
      per: limits.connectsPer,
      sure: limits.connectsSure,
      remembered: limits.networksRemembered,
    });
  }

  /** How many addresses are remembered. */
  get addresses(): number {
    return this.#connects.addresses;
  }

  /**
   * Counts a new connection from `address`, and says which one has to close for it. Null when there is no place for it,
   * and then it is not counted.
   */
  admit(sid: string, address: string, nowMs: number): { readonly pushedOut?: string } | null {
    const from = networksAround(address);
    return this.#connects.take(from, nowMs) ? this.#places.take(sid, from) : null;
  }

  /** A connection has closed. Does nothing for one that was not admitted, or was pushed out. */
  release(sid: string): void {
    this.#places.release(sid);
  }

  /** Forgets networks that have no connection and opened none lately. */
  prune(nowMs: number): void {
    this.#connects.prune(nowMs, (network) => this.#places.heldBy(network) > 0);
  }
}
