/** What we remember of one peer: how it is linked, when it was last heard, when to dial it again. */
import type { Bytes } from '../base/bytes.ts';
import type { DialTrouble } from '../base/errors.ts';
import { nameFromKey } from '../identity/friendly-name.ts';
import type { PeerId } from '../base/ids.ts';
import { LOST_MS, UNREACHED_FAILURES } from '../limits/mesh.ts';
import { CONTROL_MESSAGES_BURST, CONTROL_MESSAGES_PER_SECOND } from '../limits/shared.ts';
import type { Link, LinkPath, Off } from '../ports.ts';
import { NO_FAULTS, type PeerScore } from './peer-score.ts';
import { createTokenBucket, type TokenBucket } from '../base/token-bucket.ts';

export interface Neighbour {
  readonly peer: PeerId;
  /** When this device first met it; undefined: never before. */
  metAtMs: number | undefined;
  name: string;
  /** X25519, from its last hello. */
  boxKey: Bytes | undefined;
  /** The open link and what undoes our listening to it. */
  link: Link | undefined;
  unlisten: Off[];
  linkedAtMs: number;
  /** Until then its link is safe from others, as the lot fell on it. */
  safeUntilMs: number;
  /** It said hello on the open link: from here on it takes part. */
  greeted: boolean;
  /** A message came since the last tick. */
  heard: boolean;
  silentTicks: number;
  /** See silence.ts. */
  heardAtMs: number;
  usedAtMs: number;
  askedAtMs: number | undefined;
  doubted: boolean;
  budget: TokenBucket;
  faults: PeerScore;
  path: LinkPath;
  roundTripMs: number | undefined;
  /** The shortest on this link. */
  shortestTripMs: number | undefined;
  ping: { n: number; sentAtMs: number } | undefined;
  dialing: boolean;
  /** Attempts that failed since it was last linked. */
  failures: number;
  /** What the last of them came to. */
  trouble: DialTrouble | undefined;
  dialAtMs: number;
  /** Last sighting, or the moment its link was lost. */
  seenAtMs: number;
  lost: boolean;
  /** It has shown its proof of work. */
  worked: boolean;
}

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
    link: undefined,
    unlisten: [],
    linkedAtMs: 0,
    safeUntilMs: 0,
    greeted: false,
    heard: false,
    silentTicks: 0,
    heardAtMs: nowMs,
    usedAtMs: -Infinity,
    askedAtMs: undefined,
    doubted: false,
    budget: freshBudget(),
    faults: NO_FAULTS,
    path: 'unknown',
    roundTripMs: undefined,
    shortestTripMs: undefined,
    ping: undefined,
    dialing: false,
    failures: 0,
    trouble: undefined,
    dialAtMs: nowMs,
    seenAtMs: nowMs,
    lost: false,
    worked: false,
  };
}

/** It is here, but several attempts in a row came to nothing. */
export const isUnreached = (it: Readonly<Neighbour>): boolean =>
  !it.greeted && !it.lost && it.failures >= UNREACHED_FAILURES;

export const freshBudget = () =>
  createTokenBucket(CONTROL_MESSAGES_PER_SECOND, CONTROL_MESSAGES_BURST);

/** Whether nothing speaks for this peer being here any more. */
export const isForgettable = (it: Neighbour, nowMs: number): boolean =>
  !it.link && !it.dialing && nowMs - it.seenAtMs > LOST_MS;
