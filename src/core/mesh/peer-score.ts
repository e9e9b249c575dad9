/** A peer's score: each breach of the protocol adds points, which wear off; too many cost it the link. */
import type { Fault } from '../peers.ts';
import { FAULT_POINTS_MAX, FAULT_POINTS_PER_SECOND } from '../limits/mesh.ts';

const POINTS: Record<Fault, number> = {
  malformed: 10,
  'bad-entry': 20,
  'bad-chunk': 50,
  'bad-segment': 50,
  unasked: 0.5,
  flood: FAULT_POINTS_MAX,
};

export interface PeerScore {
  readonly points: number;
  readonly atMs: number;
}
export const NO_FAULTS: PeerScore = { points: 0, atMs: 0 };

/** The score after one more fault. */
export function addFault(score: PeerScore, fault: Fault, nowMs: number): PeerScore {
  const worn = Math.max(0, ((nowMs - score.atMs) / 1000) * FAULT_POINTS_PER_SECOND);
  return { points: Math.max(0, score.points - worn) + POINTS[fault], atMs: nowMs };
}

export const isUnbearable = (score: PeerScore): boolean => score.points >= FAULT_POINTS_MAX;
