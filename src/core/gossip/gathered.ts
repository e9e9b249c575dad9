/** What waits for each peer until the last time is long enough ago, so that several go together. */
import type { PeerId } from '../base/ids.ts';
import type { Version } from './presence-compare.ts';

export class Gathered<T extends Version> {
  /** For each peer, by whom it is about. */
  readonly #waiting = new Map<PeerId, Map<PeerId, T>>();
  #takenAtMs = -Infinity;

  get size(): number {
    return this.#waiting.size;
  }

  add(to: PeerId, it: T): void {
    const own = this.#waiting.get(to);
    if (own) own.set(it.peer, it);
    else this.#waiting.set(to, new Map([[it.peer, it]]));
  }

  /** `to` has said this itself meanwhile. */
  isKnownTo(to: PeerId, { peer, at }: Version): void {
    if (this.#waiting.get(to)?.get(peer)?.at === at) this.remove(to, peer);
  }

  /** What waits for `to` about this person waits no more; returns it. */
  remove(to: PeerId, peer: PeerId): T | undefined {
    const own = this.#waiting.get(to);
    const it = own?.get(peer);
    own?.delete(peer);
    if (own?.size === 0) this.#waiting.delete(to);
    return it;
  }

  /** The same for everyone. Returns for whom something waited. */
  outdated(peer: PeerId): PeerId[] {
    return [...this.#waiting.keys()].filter((to) => this.remove(to, peer) !== undefined);
  }

  forget(to: PeerId): void {
    this.#waiting.delete(to);
  }

  /** What is due for each peer: nothing, unless the last time was `waitMs` ago. */
  take(nowMs: number, waitMs: number): [to: PeerId, list: T[]][] {
    if (this.#waiting.size === 0 || Math.abs(nowMs - this.#takenAtMs) < waitMs) return [];
    this.#takenAtMs = nowMs;
    const due = Array.from(this.#waiting, ([to, own]): [PeerId, T[]] => [to, [...own.values()]]);
    this.#waiting.clear();
    return due;
  }
}
