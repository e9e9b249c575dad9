/**
 * Whom to doubt. A lost link is not yet a lost person: before we suspect them, we ask our other links who is linked with them, as
 * in SWIM. And those who lost a link may leave, or forget it with their tab, and then others would list them for long: so
 * each person is watched by the few whose ids are closest to theirs, who ask so now and then.
 */
import type { PeerId } from '../base/ids.ts';
import { commonBits, compareCloseness } from '../base/xor.ts';
import {
  ACCUSE_AGAIN_MS,
  DOUBT_AFTER_MS,
  DOUBT_FRESH_AFTER_MS,
  DOUBT_STEP_MS,
  PRESENCE_LEASE_MS,
  VOUCHERS,
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
  /** Links that say that they are linked with them. */
  readonly vouchers: Set<PeerId>;
  /** We lost our link to them, and have doubted so often since. Undefined: we only watch them. */
  accused: number | undefined;
}

export interface Doubts {
  /** To ask all links whether they are linked with these. */
  readonly ask: Version[];
  /** Too few were. */
  readonly suspect: Version[];
}

export class PresenceWatch {
  readonly #self: PeerId;
  readonly #watched = new Map<PeerId, Watched>();
  /** Whom we list because others did. */
  readonly #hearsay = new Set<PeerId>();
  #lookAtMs = 0;

  constructor(self: PeerId) {
    this.#self = self;
  }

  /** Our link to them is lost. */
  accuse({ peer, at }: Version, nowMs: number): void {
    this.#watched.set(peer, { ...begun(at, nowMs, DOUBT_AFTER_MS), accused: 0 });
  }

  /** A new record of theirs came. @param isFresh they have just signed it; else others listed them */
  told(peer: PeerId, isFresh: boolean): void {
    if (!isFresh) return void this.#hearsay.add(peer);
    this.#hearsay.delete(peer);
    if (this.#watched.get(peer)?.accused !== undefined) this.#watched.delete(peer);
  }

  /** `by`, one of so many links, is linked with them. */
  vouched(peer: PeerId, by: PeerId, links: number, nowMs: number): void {
    const watched = this.#watched.get(peer);
    if (!watched?.isAsked || watched.vouchers.size >= VOUCHERS || watched.vouchers.has(by)) return;
    watched.vouchers.add(by);
    if (watched.vouchers.size < Math.min(VOUCHERS, links)) return;
    this.#rest(peer, watched, nowMs);
  }

  /** Whether we wait for what links say. */
  isAsking(): boolean {
    for (const it of this.#watched.values())
      if (it.isAsked && it.accused !== undefined) return true;
    return false;
  }

  clear(): void {
    this.#watched.clear();
    this.#hearsay.clear();
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
        watched.vouchers.clear();
        Object.assign(watched, { isAsked: true, dueMs: nowMs + VOUCH_MS });
      }
    }
    return doubts;
  }

  /**
   * After a loss we doubt once more: those who vouched may not have noticed yet what we have, and those who answered a suspicion may only
   * have had a later record than we.
   */
  #rest(peer: PeerId, watched: Watched, nowMs: number): void {
    watched.isAsked = false;
    if (watched.accused === undefined) {
      watched.everyMs = doubled(watched.everyMs);
      watched.dueMs = nowMs + watched.everyMs;
    } else if (watched.accused > 0) this.#watched.delete(peer);
    else Object.assign(watched, { accused: 1, dueMs: nowMs + ACCUSE_AGAIN_MS });
  }

  /** The people whom we watch may be others now. */
  #look(book: PresenceBook, linked: ReadonlySet<PeerId>, nowMs: number): void {
    this.#lookAtMs = nowMs + WATCH_EVERY_MS;
    const ranks = watchedBy(
      this.#self,
      Array.from(book.all(), (it) => it.peer),
    );
    for (const peer of this.#hearsay) if (!book.of(peer)) this.#hearsay.delete(peer);
    for (const [peer, { accused }] of this.#watched)
      if (accused === undefined && (!ranks.has(peer) || linked.has(peer)))
        this.#watched.delete(peer);
    for (const [peer, rank] of ranks) {
      const at = book.of(peer)?.at ?? 0;
      const watched = this.#watched.get(peer);
      if (watched?.at === at || watched?.accused !== undefined || linked.has(peer)) continue;
      // A new record: somebody was in doubt, and they are here.
      const firstMs = this.#hearsay.has(peer) ? DOUBT_AFTER_MS : DOUBT_FRESH_AFTER_MS;
      const everyMs = watched ? doubled(watched.everyMs) : firstMs;
      // One after the other: what the first one finds out spares the others their questions.
      this.#watched.set(peer, begun(at, nowMs + everyMs + rank * DOUBT_STEP_MS, everyMs));
    }
  }
}

const begun = (at: number, dueMs: number, everyMs: number): Watched => ({
  ...{ at, dueMs, everyMs, isAsked: false },
  vouchers: new Set(),
  accused: undefined,
});

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
