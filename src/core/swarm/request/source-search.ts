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
  SOURCE_SLOW_MS,
  SOURCES_DROPPED_MAX,
  SOURCES_TRIED_MAX,
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

/** It has shown nothing, or sent nothing of what it shows: others are tried beside it. */
const isSlow = ({ state, sinceMs }: Trial, nowMs: number): boolean =>
  state !== 'gives' && nowMs - sinceMs >= SOURCE_SLOW_MS;

export interface SearchStep {
  /** Look who has it now, and say what came of it. */
  readonly look: boolean;
  /** Not for the first time: those who were found gave nothing. */
  readonly isAgain: boolean;
  /** Peers to be linked with. */
  readonly needed: readonly PeerId[];
  /** Peers that were needed, and are no more. */
  readonly released: readonly PeerId[];
  /** Those of them that are to dial us, if they have not been linked with us meanwhile: they may have no place for those who knock. */
  readonly toDial: readonly PeerId[];
}

export class SourceSearch {
  readonly #trials = new Map<PeerId, Trial>();
  /** Found, and not tried yet. */
  #found: PeerId[] = [];
  /** Until when each is not tried again. */
  readonly #dropped = new BoundedMap<PeerId, number>(SOURCES_DROPPED_MAX);
  #needed: readonly PeerId[] = [];
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
    // Anybody can claim to have it: those who show nothing of it keep no place from the next ones.
    const hopes = () =>
      others + [...this.#trials.values()].filter((it) => !isSlow(it, nowMs)).length;
    while (hopes() < SOURCES_WANTED && this.#trials.size < SOURCES_TRIED_MAX) {
      const next = this.#found.shift();
      if (next === undefined) break;
      if (!sources.has(next)) {
        const askAtMs = nowMs + DIAL_ASKED_AFTER_MS;
        this.#trials.set(next, { sinceMs: nowMs, state: 'none', askAtMs });
      }
    }
    const isDue = nowMs - this.#sinceMs >= LOOK_AFTER_MS && nowMs >= this.#nextLookAtMs;
    const look = hopes() < SOURCES_WANTED && isDue && !this.#isLooking;
    if (look) this.#isLooking = true;
    return { look, isAgain: this.#looks > 0, ...this.#links(nowMs), toDial: this.#toDial(nowMs) };
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

  /** The download goes on no more. Returns who was needed for it. */
  stop(): readonly PeerId[] {
    const needed = this.#needed;
    this.#trials.clear();
    [this.#found, this.#needed] = [[], []];
    this.#sinceMs = undefined;
    return needed;
  }

  /** Slow ones are needed as long as nobody else is to be tried in their place. */
  #links(nowMs: number): Pick<SearchStep, 'needed' | 'released'> {
    const slowLast = [...this.#trials].sort(
      ([, a], [, b]) => Number(isSlow(a, nowMs)) - Number(isSlow(b, nowMs)),
    );
    const needed = slowLast.slice(0, SOURCES_WANTED).map(([peer]) => peer);
    const released = this.#needed.filter((it) => !needed.includes(it));
    this.#needed = needed;
    return { needed, released };
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
