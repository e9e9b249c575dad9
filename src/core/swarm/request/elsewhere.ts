/** What a peer that deals a file out told us: others have what we asked for, and what to ask it for instead. */
import { ELSEWHERE_MS } from '../../limits/swarm.ts';

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
