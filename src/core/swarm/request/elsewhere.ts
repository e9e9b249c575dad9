/** What a peer that deals a file out told us: others have what we asked for, and what to ask it for instead. */
import { ELSEWHERE_MS, INSIST_AFTER_MS, READER_PATIENCE_MS } from '../../limits/swarm.ts';
import type { ReadAhead } from './read-ahead.ts';

export interface Elsewhere {
  /** It gives these to us and to nobody else. */
  readonly rather: Set<number>;
  /** Others have these. */
  readonly others: ReadonlySet<number>;
  /** Until then we ask it for nothing else; for readers not for what others have. */
  readonly untilMs: number;
}

/** @param before what it told us last */
export function sentElsewhere(
  others: readonly number[],
  rather: readonly number[],
  nowMs: number,
  before?: Elsewhere,
): Elsewhere {
  const isRecent = before !== undefined && isWaiting(before, nowMs);
  return {
    rather: new Set(rather),
    others: new Set([...(isRecent ? before.others : []), ...others]),
    untilMs: rather.length > 0 ? nowMs : nowMs + ELSEWHERE_MS,
  };
}

const isWaiting = ({ untilMs }: Elsewhere, nowMs: number): boolean =>
  nowMs < untilMs && untilMs - nowMs <= ELSEWHERE_MS;

/** What to ask it for next: a chunk; `nothing` yet; or undefined: whatever we would ask of any peer. */
export function pickRather(
  elsewhere: Elsewhere,
  isMissing: (chunk: number) => boolean,
  nowMs: number,
): number | 'nothing' | undefined {
  for (const chunk of elsewhere.rather) {
    if (isMissing(chunk)) return chunk;
    elsewhere.rather.delete(chunk);
  }
  return isWaiting(elsewhere, nowMs) ? 'nothing' : undefined;
}

/** What of a wire tells who gives us anything. */
interface Given {
  readonly dealsSinceMs: number | undefined;
  readonly insisting: boolean;
  readonly lastFrameAtMs: number;
}

interface Asking {
  readonly clock: { now(): number };
  wires(): Iterable<Given>;
  readers(): Iterable<Pick<ReadAhead, 'insists' | 'waitsSinceMs'>>;
}

/**
 * Whether we tell a peer that deals that nobody else gives us anything. A reader waits for others for a moment, one that saves
 * a stream not at all.
 */
export function insistsOn(wire: Given, { clock, wires, readers }: Asking): boolean {
  if (wire.dealsSinceMs === undefined) return false;
  let servedAtMs = wire.dealsSinceMs;
  for (const it of wires()) if (!it.insisting) servedAtMs = Math.max(servedAtMs, it.lastFrameAtMs);
  const nowMs = clock.now();
  const isPressed = ({
    insists,
    waitsSinceMs = nowMs,
  }: Pick<ReadAhead, 'insists' | 'waitsSinceMs'>) =>
    insists || nowMs - waitsSinceMs >= READER_PATIENCE_MS;
  return nowMs - servedAtMs >= INSIST_AFTER_MS || [...readers()].some(isPressed);
}
