/** What a peer that deals a file out told us: others have what we asked for, and what to ask it for instead. */
import { ELSEWHERE_MS, INSIST_AFTER_MS, READER_PATIENCE_MS } from '../../limits/swarm.ts';
import type { ReadAhead } from './read-ahead.ts';

export interface Elsewhere {
  /** It gives these to us and to nobody else. */
  readonly rather: Set<number>;
  /** Until then we ask it for nothing else. */
  readonly untilMs: number;
}

export const sentElsewhere = (rather: readonly number[], nowMs: number): Elsewhere => ({
  rather: new Set(rather),
  untilMs: rather.length > 0 ? nowMs : nowMs + ELSEWHERE_MS,
});

/** What to ask it for next: a chunk; `nothing` yet; or undefined: whatever we would ask of any peer. */
export function pickRather(
  { rather, untilMs }: Elsewhere,
  isMissing: (chunk: number) => boolean,
  nowMs: number,
): number | 'nothing' | undefined {
  for (const chunk of rather) {
    if (isMissing(chunk)) return chunk;
    rather.delete(chunk);
  }
  const isWaiting = nowMs < untilMs && untilMs - nowMs <= ELSEWHERE_MS;
  return isWaiting ? 'nothing' : undefined;
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
