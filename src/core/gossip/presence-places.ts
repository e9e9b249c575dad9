/**
 * Places of people whom we are not linked with and do not know. Keys cost nothing and proofs of work little, so they are counted for
 * the link that brought them first, apart for those with and without a proof. Where there is no room, one of those makes some that
 * the link brought that brought most.
 */
import type { PeerId } from '../base/ids.ts';
import { TokenBuckets } from '../base/token-bucket.ts';
import { LONG_PRESENT_MS, REPLACED_BURST, REPLACED_PER_SECOND } from '../limits/gossip.ts';

interface Place {
  readonly by: PeerId;
  readonly sinceMs: number;
  hasProof: boolean;
}

/** By the link that brought them, in the order in which they came. */
type Shares = Map<PeerId, Set<PeerId>>;

/** How often we draw somebody who may go: a list of thousands is not looked through for each newcomer. */
const TRIES = 32;

export class PresencePlaces {
  readonly #places = new Map<PeerId, Place>();
  readonly #free: Shares = new Map();
  readonly #proven: Shares = new Map();
  readonly #replaced = new TokenBuckets<PeerId>(REPLACED_PER_SECOND, REPLACED_BURST);
  readonly #isDear: (peer: PeerId) => boolean;
  readonly #random: () => number;
  #freeCount = 0;

  constructor(isDear: (peer: PeerId) => boolean, random: () => number) {
    this.#isDear = isDear;
    this.#random = random;
  }

  /** How many have no proof of work. */
  get free(): number {
    return this.#freeCount;
  }

  has(peer: PeerId): boolean {
    return this.#places.has(peer);
  }

  add(peer: PeerId, by: PeerId, hasProof: boolean, nowMs: number): void {
    this.remove(peer);
    const shares = hasProof ? this.#proven : this.#free;
    shares.set(by, (shares.get(by) ?? new Set()).add(peer));
    this.#places.set(peer, { by, sinceMs: nowMs, hasProof });
    if (!hasProof) this.#freeCount += 1;
  }

  /** They have shown a proof of work. Who brought them, and when, stays: a link that brings news of them gets no hold of them. */
  proven(peer: PeerId): void {
    const place = this.#places.get(peer);
    if (place && !place.hasProof) this.add(peer, place.by, true, place.sinceMs);
  }

  remove(peer: PeerId): void {
    const place = this.#places.get(peer);
    if (!place) return;
    this.#places.delete(peer);
    const shares = place.hasProof ? this.#proven : this.#free;
    const theirs = shares.get(place.by);
    theirs?.delete(peer);
    if (theirs?.size === 0) shares.delete(place.by);
    if (!place.hasProof) this.#freeCount -= 1;
  }

  /**
   * Who has to go, so that a newcomer whom `by` brought has a place; undefined: the newcomer has none. A link that brought most itself
   * brings one a second in place of its own: it may only be on the way of a peer that invents them.
   */
  whoMakesRoom(by: PeerId, hasProof: boolean, nowMs: number): PeerId | undefined {
    const ofFree = this.#mostOf(this.#free, by);
    if (ofFree) return this.#oneOf(ofFree, by, nowMs);
    const ofProven = hasProof ? this.#mostOf(this.#proven, by) : undefined;
    return ofProven && this.#oneOf(ofProven, by, nowMs);
  }

  /** Those of the link that brought most: `by`, if it would be so with one more. */
  #mostOf(shares: Shares, by: PeerId): { by: PeerId; all: Set<PeerId> } | undefined {
    const own = shares.get(by);
    let most = own && { by, all: own };
    for (const [it, all] of shares)
      if (!most || all.size > most.all.size + (most.by === by ? 1 : 0)) most = { by: it, all };
    return most;
  }

  /** Any of them, but not those who are dear, nor those here for long while there are others. */
  #oneOf(most: { by: PeerId; all: Set<PeerId> }, by: PeerId, nowMs: number): PeerId | undefined {
    if (most.by === by && !this.#replaced.take(by, nowMs)) return undefined;
    const all = [...most.all];
    let old: PeerId | undefined;
    for (let tries = 0; tries < TRIES; tries++) {
      const it = all[Math.floor(this.#random() * all.length)];
      if (it === undefined || this.#isDear(it)) continue;
      const sinceMs = this.#places.get(it)?.sinceMs ?? 0;
      if (Math.abs(nowMs - sinceMs) < LONG_PRESENT_MS) return it;
      old ??= it;
    }
    return old;
  }
}
