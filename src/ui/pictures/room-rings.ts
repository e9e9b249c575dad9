/** Where people stand in the picture of a room: around us, by their ids. Pure. */
import type { PeerId } from '../../core/base/ids.ts';
import { commonBits, compareCloseness } from '../../core/base/xor.ts';

/** Half the side of the square in which all of it lies; we are in its middle. */
export const HALF_SIDE = 100;
/** Up to so many others stand on one ring. */
export const ONE_RING_MAX = 24;
/** More would be points of less than two pixels on a phone. */
export const DRAWN_MAX = 500;

export interface Place {
  readonly peer: PeerId;
  readonly x: number;
  readonly y: number;
  /** The side of their square. */
  readonly side: number;
}

/** k-buckets that have a ring each; nearer ones, which hold few people, share the last. */
const RINGS_MAX = 6;
const OUTER = 91;
const INNER = 30;
const ONE_RING = 70;
/** Of the space on a ring, and between two, how much its squares take. */
const FILLED = 0.62;
const SIDE_MAX = 20;

/**
 * At most DRAWN_MAX places: of more people those who are linked, and others evenly by their ids. The order is that of closeness to
 * us, so that those whose ids have a long common beginning are side by side.
 */
export function roomRings(
  self: PeerId,
  others: readonly PeerId[],
  isLinked: (peer: PeerId) => boolean,
): readonly Place[] {
  const byCloseness = (a: PeerId, b: PeerId) => compareCloseness(self, a, b);
  const drawn = thinned([...others].sort(byCloseness), isLinked).sort(byCloseness);
  if (drawn.length <= ONE_RING_MAX) return ring(drawn, ONE_RING, SIDE_MAX);
  const rings: PeerId[][] = [];
  for (const peer of drawn) {
    const at = Math.min(commonBits(self, peer), RINGS_MAX - 1);
    (rings[at] ??= []).push(peer);
  }
  const filled = rings.filter((it) => it.length > 0);
  const step = (OUTER - INNER) / Math.max(1, filled.length - 1);
  return filled.flatMap((peers, i) => ring(peers, OUTER - i * step, step * FILLED));
}

function thinned(sorted: PeerId[], isLinked: (peer: PeerId) => boolean): PeerId[] {
  if (sorted.length <= DRAWN_MAX) return sorted;
  const linked = sorted.filter(isLinked).slice(0, DRAWN_MAX);
  const far = sorted.filter((peer) => !isLinked(peer));
  const kept = DRAWN_MAX - linked.length;
  const some = Array.from({ length: kept }, (_, i) => far[Math.floor((i * far.length) / kept)]);
  return [...linked, ...some.filter((it) => it !== undefined)];
}

/** Evenly, from the top on, clockwise. */
function ring(peers: readonly PeerId[], radius: number, sideMax: number): Place[] {
  const arc = (2 * Math.PI) / Math.max(1, peers.length);
  const side = Math.min(sideMax, radius * arc * FILLED);
  return peers.map((peer, i) => ({
    peer,
    x: tenth(radius * Math.sin(i * arc)),
    y: tenth(-radius * Math.cos(i * arc)),
    side: tenth(side),
  }));
}

const tenth = (n: number): number => Math.round(n * 10) / 10;
