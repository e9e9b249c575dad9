/** What we know of one peer: how it is linked, when we last heard it, when to dial it again. */
import type { Bytes } from '../base/bytes.ts';
import type { DialTrouble } from '../base/errors.ts';
import type { PeerId } from '../base/ids.ts';
import { LOST_MS, SERVED_MS, UNREACHED_FAILURES } from '../limits/mesh.ts';
import type { Link, LinkPath, Off } from '../ports.ts';
import type { PeerScore } from './peer-score.ts';

/** The state of one open link; each new link starts with its own. */
export interface OpenLink {
  readonly link: Link;
  /** Removes our listeners. */
  unlisten: Off[];
  /** It said hello: from now on we accept its other messages. */
  greeted: boolean;
  /** A message has come since the last heartbeat. */
  heard: boolean;
  silentTicks: number;
  /** When its digest last came. */
  comparedAtMs: number;
  /** When bytes of a file last went either way, or it was opened. */
  filesAtMs: number;
  /** What we last told it, and it us: whether each side needs the link. */
  toldKeep: boolean;
  theyKeep: boolean;
  /** See liveness.ts. */
  heardAtMs: number;
  usedAtMs: number;
  askedAtMs: number | undefined;
  doubted: boolean;
  path: LinkPath;
  /** As it is shown: small differences do not count. */
  roundTripMs: number | undefined;
  /** The shortest round trip so far. */
  shortestTripMs: number | undefined;
  ping: { readonly n: number; readonly sentAtMs: number } | undefined;
}

export interface Neighbour {
  readonly peer: PeerId;
  /** When this device first met it; undefined: never before. */
  metAtMs: number | undefined;
  name: string;
  /** X25519, from its last hello. */
  boxKey: Bytes | undefined;
  open: OpenLink | undefined;
  /** Since when it has a link; a link that replaces its older one keeps the time. */
  linkedAtMs: number;
  /** We want a link with it, see link-choice.ts. */
  chosen: boolean;
  /** A part of the room needs a link with it until then. */
  neededUntilMs: number;
  /** When it asked us for a link that it needs; undefined: not for the one that it has. */
  servedAtMs: number | undefined;
  /** We dialled the link that it has. */
  outbound: boolean;
  /** A person made its link by manual pairing. */
  invited: boolean;
  /** It ended the link and stays in the room. */
  parted: boolean;
  /** It won the lottery: its link may not be replaced before this time. */
  safeUntilMs: number;
  faults: PeerScore;
  dialing: boolean;
  /** Attempts that failed since it was last linked. */
  failures: number;
  /** Why the last attempt failed. */
  trouble: DialTrouble | undefined;
  dialAtMs: number;
  /** When signaling or members last showed it, or its link was lost. */
  seenAtMs: number;
  lost: boolean;
  /** It has shown a valid proof of work. */
  hasProof: boolean;
}

/** It said hello on its open link. */
export const isGreeted = (it: Readonly<Neighbour>): boolean => it.open?.greeted === true;

/** Nothing of a file went over its link for so long. */
export const isIdle = ({ open }: Readonly<Neighbour>, idleMs: number, nowMs: number): boolean =>
  open?.greeted === true && nowMs - open.filesAtMs >= idleMs;

/** We need the link with it that is there, or it does. */
export const isNeededByOne = (it: Readonly<Neighbour> | undefined): boolean =>
  it?.open !== undefined && (it.chosen || it.open.theyKeep);

/** Neither side needs its link, and it is idle. */
export const isSurplus = (it: Readonly<Neighbour>, idleMs: number, nowMs: number): boolean =>
  !isNeededByOne(it) && isIdle(it, idleMs, nowMs);

const wasJustServed = ({ servedAtMs }: Readonly<Neighbour>, nowMs: number): boolean =>
  servedAtMs !== undefined && Math.abs(nowMs - servedAtMs) < SERVED_MS;

/** It has a link, or is about to, because it asked for one. */
export const isServed = (it: Readonly<Neighbour>, nowMs: number): boolean =>
  it.open ? it.servedAtMs !== undefined : wasJustServed(it, nowMs);

/** A part of the room needs a link with it, or it has just asked for one: that is made before all others. */
export const isNeeded = (it: Readonly<Neighbour>, nowMs: number): boolean =>
  it.neededUntilMs > nowMs || wasJustServed(it, nowMs);

/** It is here, and we want a link with it, but several attempts in a row failed. */
export const isUnreached = (it: Readonly<Neighbour>): boolean =>
  it.chosen && !isGreeted(it) && !it.lost && it.failures >= UNREACHED_FAILURES;

/** Nothing suggests that this peer is still here. */
export const isForgettable = (it: Neighbour, nowMs: number): boolean =>
  !it.open && !it.dialing && nowMs - it.seenAtMs > LOST_MS;
