/**
 * Looks for peers that have what a download misses, beyond those whom we are linked with: when to look, with whom to link,
 * and whom to give up because nothing comes of it. Without I/O.
 */
import { BoundedMap } from '../../base/bounded-map.ts';
import type { PeerId } from '../../base/ids.ts';
import {
  DIAL_ASKED_AFTER_MS,
  DIAL_ASKED_AGAIN_MS,
  IDLE_SOURCE_MS,
  LOOK_AFTER_MS,
  LOOK_AGAIN_MAX_MS,
  LOOK_AGAIN_MS,
  SOURCE_APPEARS_MS,
  SOURCE_GIVES_MS,
  SOURCES_DROPPED_MAX,
  SOURCES_WANTED,
  UNREACHED_SOURCE_MS,
} from '../../limits/providers.ts';

/** Of a peer: no link with it, or it has nothing that we miss; it says that it has some; it has sent some lately. */
export type SourceState = 'none' | 'has' | 'gives';

interface Trial {
  sinceMs: number;
  state: SourceState;
  /** When it is to be asked to dial us. */
  askAtMs: number;
}

export interface SearchStep {
  /** Look who has it now, and say what came of it. */
  readonly look: boolean;
  /** Not for the first time: those who were found gave nothing. */
  readonly isAgain: boolean;
  /** Peers to be linked with. */
  readonly needed: readonly PeerId[];
  /** Those of them that are to dial us, if they have not been linked with us meanwhile: they may have no place for those who knock. */
  readonly toDial: readonly PeerId[];
}

export class SourceSearch {
  readonly #trials = new Map<PeerId, Trial>();
  /** Found, and not tried yet. */
  #found: PeerId[] = [];
  /** Until when each is not tried again. */
  readonly #dropped = new BoundedMap<PeerId, number>(SOURCES_DROPPED_MAX);
  #sinceMs: number | undefined;
  #nextLookAtMs = 0;
  #againMs = LOOK_AGAIN_MS;
  #isLooking = false;
  #looks = 0;

  /** Somebody may still turn up: the first lookup is under way, or those whom it found are being tried. */
  isHopeful(): boolean {
    const isFirst = this.#isLooking && this.#looks === 0;
    return isFirst || this.#found.length > 0 || this.#trials.size > 0;
  }

  /**
   * Call it every TICK_MS while the download misses something.
   * @param sources linked peers that have what it misses
   */
  step(
    nowMs: number,
    sources: ReadonlySet<PeerId>,
    stateOf: (peer: PeerId) => SourceState,
  ): SearchStep {
    this.#sinceMs ??= nowMs;
    for (const [peer, trial] of this.#trials) this.#review(peer, trial, stateOf(peer), nowMs);
    // One that we gave up is none, whatever it says.
    const isOther = (it: PeerId) => !this.#trials.has(it) && this.#isPossible(it, nowMs);
    const others = [...sources].filter(isOther).length;
    while (others + this.#trials.size < SOURCES_WANTED) {
      const next = this.#found.shift();
      if (next === undefined) break;
      if (!sources.has(next)) {
        const askAtMs = nowMs + DIAL_ASKED_AFTER_MS;
        this.#trials.set(next, { sinceMs: nowMs, state: 'none', askAtMs });
      }
    }
    const lacks = others + this.#trials.size < SOURCES_WANTED;
    const isDue = nowMs - this.#sinceMs >= LOOK_AFTER_MS && nowMs >= this.#nextLookAtMs;
    const look = lacks && isDue && !this.#isLooking;
    if (look) this.#isLooking = true;
    const [needed, toDial] = [[...this.#trials.keys()], this.#toDial(nowMs)];
    return { look, isAgain: this.#looks > 0, needed, toDial };
  }

  /** What came of a lookup, the likeliest first. */
  found(peers: readonly PeerId[], nowMs: number): void {
    this.#isLooking = false;
    this.#looks += 1;
    this.#found = peers.filter((it) => this.#isPossible(it, nowMs) && !this.#trials.has(it));
    this.#againMs =
      this.#found.length > 0 ? LOOK_AGAIN_MS : Math.min(2 * this.#againMs, LOOK_AGAIN_MAX_MS);
    this.#nextLookAtMs = nowMs + this.#againMs;
  }

  /** The download goes on no more. */
  stop(): void {
    this.#trials.clear();
    this.#found = [];
    this.#sinceMs = undefined;
  }

  #toDial(nowMs: number): PeerId[] {
    return [...this.#trials].flatMap(([peer, trial]) => {
      if (trial.state !== 'none' || nowMs < trial.askAtMs) return [];
      trial.askAtMs = nowMs + DIAL_ASKED_AGAIN_MS;
      return [peer];
    });
  }

  #isPossible(peer: PeerId, nowMs: number): boolean {
    return nowMs >= (this.#dropped.get(peer) ?? 0);
  }

  #review(peer: PeerId, trial: Trial, state: SourceState, nowMs: number): void {
    if (state === 'gives' || (state === 'has' && trial.state === 'none')) trial.sinceMs = nowMs;
    trial.state = state;
    const patienceMs = state === 'none' ? SOURCE_APPEARS_MS : SOURCE_GIVES_MS;
    if (nowMs - trial.sinceMs < patienceMs) return;
    this.#trials.delete(peer);
    const forMs = state === 'none' ? UNREACHED_SOURCE_MS : IDLE_SOURCE_MS;
    this.#dropped.set(peer, nowMs + forMs);
  }
}
