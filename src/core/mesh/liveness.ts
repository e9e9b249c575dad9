/** Watches links that are in use: pings a link that falls silent, and doubts it when no answer comes. */
import { each } from '../base/each.ts';
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
  /** When we sent something that the other side answers, or a piece of a file. */
  readonly usedAtMs: number;
  /** When we sent a ping about this silence; undefined: not yet. */
  readonly askedAtMs: number | undefined;
  readonly doubted: boolean;
  /** The shortest measured round trip: queues add nothing to it. */
  readonly shortestTripMs: number | undefined;
}

/** What to do now, and when to look again; undefined: not before the link is used again. */
export interface Verdict {
  readonly now: 'nothing' | 'ask' | 'doubt';
  readonly againMs: number | undefined;
}

/**
 * A path that loses packets is silent for a retransmission or two, and a page may be busy, so silence alone only leads
 * to a ping. A link that does not answer it in time is doubted, once.
 */
export function judge(link: LinkTimes, nowMs: number): Verdict {
  if (link.doubted || nowMs - link.usedAtMs >= USED_MS)
    return { now: 'nothing', againMs: undefined };
  const travelMs = 2 * Math.min(link.shortestTripMs ?? ROUND_TRIP_MS_GUESS, ROUND_TRIP_MS_MAX);
  const wait = (sinceMs: number, ms: number) => {
    // The clock was set back: start to wait again.
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

export class Liveness {
  readonly #options: LivenessOptions;
  readonly #timers = new Map<Neighbour, Off>();

  constructor(options: LivenessOptions) {
    this.#options = options;
  }

  /** Something came on its link. */
  heard({ open }: Neighbour): void {
    if (!open) return;
    open.heard = true;
    open.heardAtMs = this.#options.clock.now();
    open.askedAtMs = undefined;
    open.doubted = false;
  }

  /** We sent something that should bring an answer. */
  used(it: Neighbour): void {
    if (!it.open) return;
    it.open.usedAtMs = this.#options.clock.now();
    if (!this.#timers.has(it)) this.#lookAfter(it, LIVENESS_SILENCE_MS);
  }

  /** We sent part of a file, or asked for one. */
  usedForFiles(it: Neighbour): void {
    this.used(it);
    if (it.open) it.open.filesAtMs = this.#options.clock.now();
  }

  /** Part of a file came. */
  heardFiles(it: Neighbour): void {
    this.heard(it);
    if (it.open) it.open.filesAtMs = it.open.heardAtMs;
  }

  /** Its link is gone. */
  forget(it: Neighbour): void {
    this.#timers.get(it)?.();
    this.#timers.delete(it);
  }

  stop(): void {
    each(this.#timers.values(), (stop) => stop());
    this.#timers.clear();
  }

  #lookAfter(it: Neighbour, ms: number): void {
    this.#timers.set(
      it,
      this.#options.clock.after(ms, () => this.#look(it)),
    );
  }

  #look(it: Neighbour): void {
    this.#timers.delete(it);
    if (!it.open) return;
    const nowMs = this.#options.clock.now();
    const { now, againMs } = judge(it.open, nowMs);
    if (againMs !== undefined) this.#lookAfter(it, againMs);
    if (now === 'ask') {
      it.open.askedAtMs = nowMs;
      this.#options.ask(it);
    } else if (now === 'doubt') {
      it.open.doubted = true;
      this.#options.doubt(it.peer);
    }
  }
}
