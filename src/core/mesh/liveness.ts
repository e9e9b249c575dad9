/** Watches links while they are in use: one on which nothing comes any more is asked, and doubted when that brings nothing. */
import type { PeerId } from '../base/ids.ts';
import {
  ANSWER_MS,
  ROUND_TRIP_MS_GUESS,
  ROUND_TRIP_MS_MAX,
  LIVENESS_SILENCE_MS,
  USED_MS,
} from '../limits/liveness.ts';
import type { Clock, Off } from '../ports.ts';
import type { Neighbour } from './neighbour.ts';

/** When things happened on a link, in milliseconds of one clock. */
export interface LinkTimes {
  readonly heardAtMs: number;
  /** Something was sent that the other side answers, or a piece of a file. */
  readonly usedAtMs: number;
  /** When this silence was asked about; undefined: not yet. */
  readonly askedAtMs: number | undefined;
  readonly doubted: boolean;
  /** The shortest that was measured: what a queue adds to it is no silence. */
  readonly shortestTripMs: number | undefined;
}

/** What to do now, and when to look again; undefined: not before the link is used again. */
export interface Verdict {
  readonly now: 'nothing' | 'ask' | 'doubt';
  readonly againMs: number | undefined;
}

/**
 * A path that loses packets is silent for a retransmission or two, and a page may be held up for long: so silence
 * alone is only a question, and what does not answer that in time is doubted, once.
 */
export function judge(link: LinkTimes, nowMs: number): Verdict {
  if (link.doubted || nowMs - link.usedAtMs >= USED_MS)
    return { now: 'nothing', againMs: undefined };
  const travelMs = 2 * Math.min(link.shortestTripMs ?? ROUND_TRIP_MS_GUESS, ROUND_TRIP_MS_MAX);
  const wait = (sinceMs: number, ms: number) => {
    // A clock that was set back says nothing of the link.
    const leftMs = sinceMs > nowMs ? ms : sinceMs + ms - nowMs;
    return leftMs > 0 ? leftMs : undefined;
  };
  if (link.askedAtMs !== undefined) {
    const againMs = wait(link.askedAtMs, ANSWER_MS + travelMs);
    return againMs === undefined ? { now: 'doubt', againMs } : { now: 'nothing', againMs };
  }
  const againMs = wait(link.heardAtMs, LIVENESS_SILENCE_MS + travelMs);
  if (againMs !== undefined) return { now: 'nothing', againMs };
  return { now: 'ask', againMs: ANSWER_MS + travelMs };
}

export interface LivenessOptions {
  readonly clock: Clock;
  ask(it: Neighbour): void;
  doubt(peer: PeerId): void;
}

export interface Liveness {
  /** Something came. */
  heard(it: Neighbour): void;
  /** Something was sent that ought to bring something back. */
  used(it: Neighbour): void;
  /** Its link is gone. */
  forget(it: Neighbour): void;
  stop(): void;
}

export function createLiveness({ clock, ask, doubt }: LivenessOptions): Liveness {
  const timers = new Map<Neighbour, Off>();

  function look(it: Neighbour): void {
    timers.delete(it);
    const { now, againMs } = judge(it, clock.now());
    if (againMs !== undefined)
      timers.set(
        it,
        clock.after(againMs, () => look(it)),
      );
    if (now === 'ask') {
      it.askedAtMs = clock.now();
      ask(it);
    } else if (now === 'doubt') {
      it.doubted = true;
      doubt(it.peer);
    }
  }

  return {
    heard(it) {
      it.heard = true;
      it.heardAtMs = clock.now();
      it.askedAtMs = undefined;
      it.doubted = false;
    },
    used(it) {
      if (!it.link) return;
      it.usedAtMs = clock.now();
      if (!timers.has(it))
        timers.set(
          it,
          clock.after(LIVENESS_SILENCE_MS, () => look(it)),
        );
    },
    forget(it) {
      timers.get(it)?.();
      timers.delete(it);
    },
    stop() {
      for (const stop of timers.values()) stop();
      timers.clear();
    },
  };
}
