/** What to tell peers that we have, and when: what they are known to have by then is not announced. */
import { BoundedMap } from '../base/bounded-map.ts';
import type { PeerId } from '../base/ids.ts';
import { ANNOUNCE_AFTER_MS, ANNOUNCED_WAITING_MAX } from '../limits/gossip.ts';
import type { Position } from './position.ts';

/** Who is known to have an entry, as bits. */
interface Holders {
  readonly by: number;
}

interface Waiting {
  readonly position: Position;
  /** The bits of those to whom it is announced, unless they are known to have it by then. */
  readonly to: number;
  readonly sinceMs: number;
  /** Those who speak first have spoken. */
  isHalfDone: boolean;
}

export class Announcements {
  readonly #self: PeerId;
  readonly #everyMs: number;
  readonly #waiting = new BoundedMap<Holders, Waiting>(ANNOUNCED_WAITING_MAX);
  /** When the first is due; undefined: nothing waits. */
  #dueAtMs: number | undefined;

  /** @param everyMs what is said is said at multiples of this */
  constructor(self: PeerId, everyMs: number) {
    this.#self = self;
    this.#everyMs = everyMs;
  }

  /** @param to bits of links */
  add(position: Position, holders: Holders, to: number, nowMs: number): void {
    this.#waiting.set(holders, { position, to, sinceMs: nowMs, isHalfDone: false });
    this.#wait(this.#atMs(nowMs, 1));
  }

  isWaiting(): boolean {
    return this.#dueAtMs !== undefined;
  }

  /** What to announce now. @param links with the bit of each */
  due(nowMs: number, links: ReadonlyMap<PeerId, number>): Map<PeerId, Position[]> {
    const toPeers = new Map<PeerId, Position[]>();
    if (this.#dueAtMs === undefined || this.#dueAtMs > nowMs) return toPeers;
    this.#dueAtMs = undefined;
    for (const [holders, it] of this.#waiting) {
      const [firstAtMs, lastAtMs] = [this.#atMs(it.sinceMs, 1), this.#atMs(it.sinceMs, 2)];
      if (firstAtMs <= nowMs && !it.isHalfDone) {
        it.isHalfDone = true;
        this.#tell(it, holders, true, links, toPeers);
      }
      if (lastAtMs <= nowMs) {
        this.#waiting.delete(holders);
        this.#tell(it, holders, false, links, toPeers);
      } else this.#wait(it.isHalfDone ? lastAtMs : firstAtMs);
    }
    return toPeers;
  }

  /** One end of a link speaks first, and the other end not at all if it has heard of it then. For each entry it is another end. */
  #tell(
    { position, to }: Waiting,
    { by }: Holders,
    isFirst: boolean,
    links: ReadonlyMap<PeerId, number>,
    toPeers: Map<PeerId, Position[]>,
  ): void {
    const isEven = position.seq % 2 === 0;
    for (const [peer, bit] of links) {
      if ((to & ~by & bit) === 0 || (this.#self < peer === isEven) !== isFirst) continue;
      const list = toPeers.get(peer);
      if (list) list.push(position);
      else toPeers.set(peer, [position]);
    }
  }

  /** @param times of the waiting time */
  #atMs(sinceMs: number, times: number): number {
    const atMs = sinceMs + times * Math.max(ANNOUNCE_AFTER_MS, this.#everyMs);
    return Math.ceil(atMs / this.#everyMs) * this.#everyMs;
  }

  #wait(dueAtMs: number): void {
    this.#dueAtMs = Math.min(this.#dueAtMs ?? dueAtMs, dueAtMs);
  }
}
