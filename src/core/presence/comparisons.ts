/** When to compare with whom who is here: a newcomer asks two of its links, and everybody one of theirs now and then. */
import { BoundedMap } from '../base/bounded-map.ts';
import type { PeerId } from '../base/ids.ts';
import {
  COMPARE_PRESENCE_MAX_MS,
  COMPARE_PRESENCE_MS,
  PRESENCE_COMPARISONS_MAX,
  PRESENCE_COMPARISON_MS,
  PRESENCE_TURN_MS,
  PRESENCE_TURNS_MAX,
} from '../limits/gossip.ts';
import type { Random } from '../ports.ts';

export class Comparisons {
  readonly #random: Pick<Random, 'next'>;
  /** Under way, since when, and whether the peer had no turn a moment before. */
  readonly #underWay = new Map<PeerId, { readonly sinceMs: number; readonly isRare: boolean }>();
  /** Peers whose turn did not come, in their order: a peer that asks again and again does not go before them. */
  readonly #pending = new Set<PeerId>();
  /** When each peer had its last turn, the earliest first. It outlives links: a new link is no new turn. */
  readonly #servedAtMs = new BoundedMap<PeerId, number>(PRESENCE_TURNS_MAX);
  #nextAtMs: number | undefined;
  #everyMs = COMPARE_PRESENCE_MS;

  constructor(random: Pick<Random, 'next'>) {
    this.#random = random;
  }

  /** Whether to compare with this peer now; if not, its turn comes. */
  begin(peer: PeerId, nowMs: number): boolean {
    this.#forgetOld(nowMs);
    if (this.#underWay.has(peer)) return true;
    if (this.#underWay.size >= PRESENCE_COMPARISONS_MAX || this.#mustWait(peer, nowMs)) {
      this.#pending.add(peer);
      return false;
    }
    this.#pending.delete(peer);
    this.#underWay.set(peer, { sinceMs: nowMs, isRare: !this.#hadTurn(peer, nowMs) });
    this.#servedAtMs.set(peer, nowMs);
    return true;
  }

  /**
   * It brings us nothing more. Returns whose turn it is now, if anybody's. A peer that had a turn just before keeps the place for as
   * long as a comparison may take: one that asks without end leaves places for others.
   */
  over(peer: PeerId, nowMs: number): PeerId | undefined {
    if (this.#underWay.get(peer)?.isRare !== true) return undefined;
    this.#underWay.delete(peer);
    return this.#next(nowMs);
  }

  /** Whom to compare with now. */
  due(linked: readonly PeerId[], nowMs: number): PeerId | undefined {
    if (this.#pending.size > 0) return this.#next(nowMs);
    this.#nextAtMs ??= this.#later(nowMs);
    if (nowMs < this.#nextAtMs || linked.length === 0) return undefined;
    this.#everyMs = Math.min(2 * this.#everyMs, COMPARE_PRESENCE_MAX_MS);
    this.#nextAtMs = this.#later(nowMs);
    const peer = linked[Math.floor(this.#random.next() * linked.length)];
    return peer !== undefined && this.begin(peer, nowMs) ? peer : undefined;
  }

  /** Comparing brought something: there may be more. */
  gained(nowMs: number): void {
    this.#everyMs = COMPARE_PRESENCE_MS;
    const soonMs = nowMs + 2 * PRESENCE_COMPARISON_MS;
    this.#nextAtMs = Math.min(this.#nextAtMs ?? soonMs, soonMs);
  }

  forget(peer: PeerId): void {
    this.#underWay.delete(peer);
    this.#pending.delete(peer);
  }

  /** Only peers that had a turn a moment ago: if everybody let everybody wait for those before, nobody would answer anybody. */
  #mustWait(peer: PeerId, nowMs: number): boolean {
    const [first = peer] = this.#pending;
    return first !== peer && this.#hadTurn(peer, nowMs);
  }

  #hadTurn(peer: PeerId, nowMs: number): boolean {
    const servedAtMs = this.#servedAtMs.get(peer);
    return servedAtMs !== undefined && Math.abs(nowMs - servedAtMs) < PRESENCE_TURN_MS;
  }

  #next(nowMs: number): PeerId | undefined {
    const [first] = this.#pending;
    return first !== undefined && this.begin(first, nowMs) ? first : undefined;
  }

  #later(nowMs: number): number {
    return nowMs + this.#everyMs * (0.75 + 0.5 * this.#random.next());
  }

  #forgetOld(nowMs: number): void {
    for (const [peer, { sinceMs }] of this.#underWay)
      if (Math.abs(nowMs - sinceMs) >= PRESENCE_COMPARISON_MS) this.#underWay.delete(peer);
  }
}
