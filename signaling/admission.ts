/** Decides whether one more connection from an address is let in; counts only, in memory. */
import type { RelayLimits } from './limits.ts';
import { createTokenBucket } from './token-bucket.ts';
import type { TokenBucket } from './token-bucket.ts';

export interface Admission {
  /** Counts a new connection from `address`, or says false and counts nothing. */
  admit(address: string, nowMs: number): boolean;
  /** A connection that was admitted is closed. */
  release(address: string): void;
  /** Forgets addresses that have no connection and opened none lately. */
  prune(nowMs: number): void;
  /** How many addresses are remembered. */
  readonly addresses: number;
}

/** Makes an empty table. */
export function createAdmission(limits: RelayLimits): Admission {
  const byAddress = new Map<string, { open: number; connects: TokenBucket }>();
  let openInAll = 0;
  return {
    admit(address, nowMs) {
      if (openInAll >= limits.connections) return false;
      const entry = byAddress.get(address) ?? {
        open: 0,
        connects: createTokenBucket(limits.connectsPerAddress, nowMs),
      };
      if (entry.open >= limits.connectionsPerAddress) return false;
      byAddress.set(address, entry);
      if (!entry.connects.take(1, nowMs)) return false;
      entry.open++;
      openInAll++;
      return true;
    },
    release(address) {
      const entry = byAddress.get(address);
      if (!entry || entry.open === 0) return;
      entry.open--;
      openInAll--;
    },
    prune(nowMs) {
      for (const [address, { open, connects }] of byAddress) {
        if (open === 0 && connects.isFull(nowMs)) byAddress.delete(address);
      }
    },
    get addresses() {
      return byAddress.size;
    },
  };
}
