/** What to tell which peers that we have, and when: what was pushed to them meanwhile is not announced. */
import { BoundedMap } from '../base/bounded-map.ts';
import type { PeerId } from '../base/ids.ts';
import { ANNOUNCE_AFTER_MS, ANNOUNCED_WAITING_MAX } from '../limits/gossip.ts';
import type { Position } from './position.ts';

interface Waiting {
  readonly position: Position;
  readonly dueAtMs: number;
}

export class Announcements {
  readonly #self: PeerId;
  readonly #everyMs: number;
  readonly #toPeers = new Map<PeerId, BoundedMap<string, Waiting>>();
  /** When the first is due; undefined: nothing waits. */
  #dueAtMs: number | undefined;

  /** @param everyMs what is said is said at multiples of this */
  constructor(self: PeerId, everyMs: number) {
    this.#self = self;
    this.#everyMs = everyMs;
  }

  unlinked(peer: PeerId): void {
    this.#toPeers.delete(peer);
  }

  /** @param key of the position. One end of a link speaks first, and the other end not at all if it has heard of it then. For each entry it is another end. */
  add(peer: PeerId, position: Position, key: string, nowMs: number): void {
    const isFirst = this.#self < peer === (position.seq % 2 === 0);
    const afterMs = (isFirst ? 1 : 2) * Math.max(ANNOUNCE_AFTER_MS, this.#everyMs);
    const dueAtMs = Math.ceil((nowMs + afterMs) / this.#everyMs) * this.#everyMs;
    const waiting = this.#toPeers.get(peer) ?? new BoundedMap(ANNOUNCED_WAITING_MAX);
    waiting.set(key, { position, dueAtMs });
    this.#toPeers.set(peer, waiting);
    this.#wait(dueAtMs);
  }

  isWaiting(): boolean {
    return this.#dueAtMs !== undefined;
  }

  /** What to announce now. @param isKnown whether the peer is known to have it */
  *due(
    nowMs: number,
    isKnown: (peer: PeerId, key: string) => boolean,
  ): Generator<readonly [PeerId, readonly Position[]]> {
    if (this.#dueAtMs === undefined || this.#dueAtMs > nowMs) return;
    this.#dueAtMs = undefined;
    for (const [peer, waiting] of this.#toPeers) {
      const positions: Position[] = [];
      for (const [key, { position, dueAtMs }] of waiting) {
        const isNeeded = !isKnown(peer, key);
        if (isNeeded && dueAtMs > nowMs) {
          this.#wait(dueAtMs);
          continue;
        }
        waiting.delete(key);
        if (isNeeded) positions.push(position);
      }
      if (positions.length > 0) yield [peer, positions];
    }
  }

  #wait(dueAtMs: number): void {
    this.#dueAtMs = Math.min(this.#dueAtMs ?? dueAtMs, dueAtMs);
  }
}
