/**
 * Whom to doubt although we have lost no link to them. Those who lost one suspect; but they may leave, or forget it with their
 * tab, and then others would list for long who is gone. So each person is watched by the few whose ids are closest to theirs:
 * who has no link with them asks its links now and then, and where nobody is linked with them either, suspects them (SWIM asks
 * others in the same way before it suspects; here nobody is asked of whom somebody has a link).
 */
import type { PeerId } from '../base/ids.ts';
import { commonBits, compareCloseness } from '../base/xor.ts';
import {
  ACCUSE_AGAIN_MS,
  DOUBT_AFTER_MS,
  DOUBT_STEP_MS,
  PRESENCE_LEASE_MS,
  VOUCH_MS,
  WATCH_EVERY_MS,
  WATCHERS,
} from '../limits/gossip.ts';
import type { PresenceBook } from './presence-book.ts';
import type { Version } from './presence-compare.ts';

interface Watched {
  /** Of the record that we doubt. */
  at: number;
  dueMs: number;
  /** Twice as long each time that they turn out to be here. */
  everyMs: number;
  isAsked: boolean;
  /** We lost a link to them, and somebody had a newer record: perhaps an old one, too. */
  readonly isAccused: boolean;
}

export interface Doubts {
  /** To ask all links whether they are linked with these. */
  readonly ask: Version[];
  /** Nobody was. */
  readonly suspect: Version[];
}

export class PresenceWatch {
  readonly #self: PeerId;
  readonly #watched = new Map<PeerId, Watched>();
  #lookAtMs = 0;

  constructor(self: PeerId) {
    this.#self = self;
  }

  /** Our link to them is lost. */
  accuse({ peer, at }: Version, nowMs: number): void {
    const dueMs = nowMs + ACCUSE_AGAIN_MS;
    const everyMs = this.#watched.get(peer)?.everyMs ?? DOUBT_AFTER_MS;
    this.#watched.set(peer, { at, dueMs, everyMs, isAsked: false, isAccused: true });
  }

  /** A new record of theirs came along the tree: they have just signed it. */
  answered(peer: PeerId): void {
    if (this.#watched.get(peer)?.isAccused) this.#watched.delete(peer);
  }

  /** One of our links is linked with them. */
  vouched(peer: PeerId, nowMs: number): void {
    const watched = this.#watched.get(peer);
    if (watched?.isAsked) this.#rest(peer, watched, nowMs);
  }

  clear(): void {
    this.#watched.clear();
  }

  due(book: PresenceBook, linked: ReadonlySet<PeerId>, nowMs: number): Doubts {
    if (nowMs >= this.#lookAtMs || nowMs < this.#lookAtMs - WATCH_EVERY_MS)
      this.#look(book, linked, nowMs);
    const doubts: Doubts = { ask: [], suspect: [] };
    for (const [peer, watched] of this.#watched) {
      if (watched.dueMs > nowMs) continue;
      const at = book.of(peer)?.at;
      if (at === undefined || linked.has(peer)) this.#watched.delete(peer);
      else if (watched.isAsked) {
        doubts.suspect.push({ peer, at });
        this.#rest(peer, watched, nowMs);
      } else {
        doubts.ask.push({ peer, at });
        Object.assign(watched, { isAsked: true, dueMs: nowMs + VOUCH_MS });
      }
    }
    return doubts;
  }

  #rest(peer: PeerId, watched: Watched, nowMs: number): void {
    if (watched.isAccused) return void this.#watched.delete(peer);
    watched.everyMs = doubled(watched.everyMs);
    Object.assign(watched, { isAsked: false, dueMs: nowMs + watched.everyMs });
  }

  /** Whom we watch may be others now. */
  #look(book: PresenceBook, linked: ReadonlySet<PeerId>, nowMs: number): void {
    this.#lookAtMs = nowMs + WATCH_EVERY_MS;
    const ranks = watchedBy(
      this.#self,
      Array.from(book.all(), (it) => it.peer),
    );
    for (const [peer, { isAccused }] of this.#watched)
      if (!isAccused && (!ranks.has(peer) || linked.has(peer))) this.#watched.delete(peer);
    for (const [peer, rank] of ranks) {
      const at = book.of(peer)?.at ?? 0;
      const watched = this.#watched.get(peer);
      if (watched?.at === at || watched?.isAccused || linked.has(peer)) continue;
      // A new record: somebody was in doubt, and they are here.
      const everyMs = watched ? doubled(watched.everyMs) : DOUBT_AFTER_MS;
      // One after the other: what the first one finds out spares the others their questions.
      const dueMs = nowMs + everyMs + rank * DOUBT_STEP_MS;
      this.#watched.set(peer, { at, dueMs, everyMs, isAsked: false, isAccused: false });
    }
  }
}

const doubled = (ms: number): number => Math.min(2 * ms, PRESENCE_LEASE_MS);

/** Of these people, those to whom we are one of the WATCHERS closest, and how many are closer than we. */
export function watchedBy(self: PeerId, people: readonly PeerId[]): Map<PeerId, number> {
  const buckets: PeerId[][] = [];
  for (const peer of people) if (peer !== self) (buckets[commonBits(self, peer)] ??= []).push(peer);
  const ranks = new Map<PeerId, number>();
  /** Those who are closer to us than the bucket at hand, beginning with the last one. */
  let nearer: PeerId[] = [];
  for (const bucket of buckets.toReversed()) {
    if (!bucket) continue;
    // To those in a bucket, the others in it are closer than we are.
    if (bucket.length <= WATCHERS)
      for (const peer of bucket) {
        const closer = nearer.filter((it) => compareCloseness(peer, it, self) < 0).length;
        const rank = bucket.length - 1 + closer;
        if (rank < WATCHERS) ranks.set(peer, rank);
      }
    nearer = [...nearer, ...bucket];
  }
  return ranks;
}
