/** Where two chains of one author differ: some claims of one of them tell. */
import { claimAt, type Chain } from '../chain.ts';
import type { Claim } from '../claim.ts';

/** Claims at positions from `seq` down, in growing steps: a few of them show where two chains differ. */
export function ladder(chain: Chain, seq: number): Claim[] {
  const claims: Claim[] = [];
  for (let step = 0; step < seq; step = Math.max(1, step * 2)) {
    const claim = claimAt(chain, seq - step);
    if (claim) claims.push(claim);
  }
  return claims;
}
