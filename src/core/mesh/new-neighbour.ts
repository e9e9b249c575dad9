/** What we begin with of a peer, of its link, and of what it may send: only where there are links. */
import type { PeerId } from '../base/ids.ts';
import { TokenBuckets } from '../base/token-bucket.ts';
import { nameFromKey } from '../identity/friendly-name.ts';
import { CONTROL_MESSAGES_BURST, CONTROL_MESSAGES_PER_SECOND } from '../limits/shared.ts';
import type { Link } from '../ports.ts';
import type { Neighbour, OpenLink } from './neighbour.ts';
import { NO_FAULTS } from './peer-score.ts';

export function createNeighbour(
  peer: PeerId,
  nowMs: number,
  metAtMs: number | undefined,
): Neighbour {
  return {
    peer,
    metAtMs,
    name: nameFromKey(peer),
    boxKey: undefined,
    open: undefined,
    linkedAtMs: 0,
    chosen: false,
    neededUntilMs: 0,
    servedAtMs: undefined,
    outbound: false,
    invited: false,
    parted: false,
    safeUntilMs: 0,
    faults: NO_FAULTS,
    dialing: false,
    failures: 0,
    trouble: undefined,
    dialAtMs: nowMs,
    seenAtMs: nowMs,
    lost: false,
    hasProof: false,
  };
}

export function openLink(link: Link, nowMs: number): OpenLink {
  return {
    link,
    unlisten: [],
    greeted: false,
    heard: true,
    silentTicks: 0,
    comparedAtMs: -Infinity,
    filesAtMs: nowMs,
    toldKeep: true,
    theyKeep: true,
    heardAtMs: nowMs,
    usedAtMs: -Infinity,
    askedAtMs: undefined,
    doubted: false,
    path: 'unknown',
    roundTripMs: undefined,
    shortestTripMs: undefined,
    ping: undefined,
  };
}

/** How many control messages each peer may send, on whatever links it has or had. */
export const controlBudgets = (): TokenBuckets<PeerId> =>
  new TokenBuckets(CONTROL_MESSAGES_PER_SECOND, CONTROL_MESSAGES_BURST);
