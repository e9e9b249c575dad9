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
  LINKED_SOURCES_MAX,
  LOOK_AFTER_MS,
  LOOK_AGAIN_MAX_MS,
  LOOK_AGAIN_MS,
  SOURCE_APPEARS_MS,
  SOURCE_GIVES_MS,
  SOURCE_QUEUE_MS,
  SOURCE_SLOW_MS,
  SOURCES_DROPPED_MAX,
  SOURCES_TRIED_MAX,
  SOURCES_WANTED,
  UNREACHED_SOURCE_MS,
} from '../../limits/providers.ts';

/** Of a peer: no link with it, or it has nothing that we miss; it says that it has some; it has sent some lately. */
export type SourceState = 'none' | 'has' | 'gives';

/** How it goes with a peer that says that it has something. */
interface Standing {
  state: SourceState;
  /** When it was asked for, first showed something, or last gave. */
  sinceMs: number;
  /** A peer that shows something and hides it again is as slow as one that never did. */
  hasShown: boolean;
}

interface Trial extends Standing {
  /** When it is to be asked to dial us. */
  askAtMs: number;
}

/** Others are sought beside it: it shows nothing, or sends nothing of what it shows. */
function isSlow({ state, sinceMs }: Standing, nowMs: number): boolean {
  if (state === 'gives') return false;
  return nowMs - sinceMs >= (state === 'has' ? SOURCE_QUEUE_MS : SOURCE_SLOW_MS);
}

function note(standing: Standing, state: SourceState, nowMs: number): void {
  if (state === 'gives' || (state === 'has' && !standing.hasShown)) standing.sinceMs = nowMs;
  standing.hasShown ||= state !== 'none';
  standing.state = state;
}

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
  /** Linked peers that were sources without being tried. */
  readonly #others = new BoundedMap<PeerId, Standing>(LINKED_SOURCES_MAX);
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
    const others = this.#lookAtOthers(sources, stateOf, nowMs);
    // Anybody can claim to have it: those who give nothing keep no place from the next ones.
    const hopes = () =>
      [...others, ...this.#trials.values()].filter((it) => !isSlow(it, nowMs)).length;
    while (hopes() < SOURCES_WANTED && this.#trials.size < SOURCES_TRIED_MAX) {
      const next = this.#found.shift();
      if (next === undefined) break;
      if (sources.has(next)) continue;
      const askAtMs = nowMs + DIAL_ASKED_AFTER_MS;
      this.#trials.set(next, { sinceMs: nowMs, state: 'none', hasShown: false, askAtMs });
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
    this.#others.clear();
    [this.#found, this.#needed] = [[], []];
    this.#sinceMs = undefined;
    return needed;
  }

  /** Whether a link with this peer is needed for the download. */
  needs(peer: PeerId): boolean {
    return this.#needed.includes(peer);
  }

  #lookAtOthers(
    sources: ReadonlySet<PeerId>,
    stateOf: (peer: PeerId) => SourceState,
    nowMs: number,
  ): Standing[] {
    // One that we gave up is none, whatever it says.
    const others = [...sources].filter(
      (it) => !this.#trials.has(it) && this.#isPossible(it, nowMs),
    );
    return others.map((peer) => {
      const fresh = { state: 'none' as const, sinceMs: nowMs, hasShown: false };
      const standing = this.#others.get(peer) ?? fresh;
      this.#others.set(peer, standing);
      note(standing, stateOf(peer), nowMs);
      return standing;
    });
  }

  /** Slow ones are needed as long as nobody else is to be tried in their place: those first that show something, and that came last. */
  #links(nowMs: number): Pick<SearchStep, 'needed' | 'released'> {
    const trials = [...this.#trials];
    const fresh = trials.filter(([, it]) => !isSlow(it, nowMs));
    const slow = trials.filter(([, it]) => isSlow(it, nowMs)).toReversed();
    const shown = slow.filter(([, { state }]) => state === 'has');
    const hidden = slow.filter(([, { state }]) => state === 'none');
    const inOrder = [...fresh, ...shown, ...hidden];
    const needed = inOrder.slice(0, SOURCES_WANTED).map(([peer]) => peer);
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
    note(trial, state, nowMs);
    const patienceMs = state === 'none' ? SOURCE_APPEARS_MS : SOURCE_GIVES_MS;
    if (nowMs - trial.sinceMs < patienceMs) return;
    this.#trials.delete(peer);
    const forMs = state === 'none' ? UNREACHED_SOURCE_MS : IDLE_SOURCE_MS;
    this.#dropped.set(peer, nowMs + forMs);
  }
}
