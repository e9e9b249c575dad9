/** Decides whether an address may open one more connection. Counts only, in memory. */
import type { RelayLimits } from './limits.ts';
import { createTokenBucket } from './token-bucket.ts';
import type { TokenBucket } from './token-bucket.ts';

type AdmissionLimits = Pick<
  RelayLimits,
  'connections' | 'connectionsPerAddress' | 'connectsPerAddress'
>;

export class Admission {
  readonly #limits: AdmissionLimits;
  readonly #byAddress = new Map<string, { open: number; connects: TokenBucket }>();
  #openInAll = 0;

  constructor(limits: AdmissionLimits) {
    this.#limits = limits;
  }

  /** How many addresses are remembered. */
  get addresses(): number {
    return this.#byAddress.size;
  }

  /** Counts a new connection from `address`, or returns false and counts nothing. */
  admit(address: string, nowMs: number): boolean {
    const { connections, connectionsPerAddress, connectsPerAddress } = this.#limits;
    if (this.#openInAll >= connections) return false;
    const entry = this.#byAddress.get(address) ?? {
      open: 0,
      connects: createTokenBucket(connectsPerAddress, nowMs),
    };
    if (entry.open >= connectionsPerAddress) return false;
    this.#byAddress.set(address, entry);
    if (!entry.connects.take(1, nowMs)) return false;
    entry.open++;
    this.#openInAll++;
    return true;
  }

  /** A connection that was admitted has closed. */
  release(address: string): void {
    const entry = this.#byAddress.get(address);
    if (!entry || entry.open === 0) return;
    entry.open--;
    this.#openInAll--;
  }

  /** Forgets addresses that have no connection and opened none lately. */
  prune(nowMs: number): void {
    for (const [address, { open, connects }] of this.#byAddress) {
      if (open === 0 && connects.isFull(nowMs)) this.#byAddress.delete(address);
    }
  }
}
