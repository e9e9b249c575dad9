/**
 * Who comes to a room and who leaves it while we are there, told by the list of its people. Those who are away for a moment and
 * come back have not left, those who are there when we come have not come, and while we are cut off nobody comes or leaves. Pure.
 */
import type { PeerId } from '../../../core/base/ids.ts';
import type { Person, RoomStatus } from '../../../core/api/views.ts';
import { isHere } from '../../text/sentences.ts';

/** When this long nobody appears, we know who was there before us. */
export const ENTRY_QUIET_MS = 3_000;
/** The same in a room that is never quiet: people who appear later came after us. */
export const ENTRY_MS_MAX = 30_000;
/** We tell of newcomers once they stay, and have told their name. */
export const STAYS_MS = 2_000;
/** A person who says goodbye may be reloading the page. */
export const GOODBYE_MS = 15_000;
/** A person whose link is lost may be in a tunnel, or answering a call. */
export const LOST_LINK_MS = 40_000;

export interface Visit {
  readonly kind: 'joined' | 'left';
  readonly peer: PeerId;
  readonly name: string;
  readonly atMs: number;
}

/** What a room shows of its people. */
export interface Seen {
  readonly people: readonly Person[];
  readonly status: Pick<RoomStatus, 'signaling'>;
  /** This device mutes or blocks them, and nothing is told of them. */
  readonly hidden: ReadonlySet<PeerId>;
}

interface There {
  name: string;
  away?: { readonly sinceMs: number; readonly waitMs: number } | undefined;
}

export class Comings {
  readonly #there = new Map<PeerId, There>();
  /** They have come, and it is to be seen whether they stay. */
  readonly #arriving = new Map<PeerId, number>();
  /** They were being reached when we came. */
  readonly #expected = new Set<PeerId>();
  /** Until we know who was there before us. Undefined: we do. */
  #entry: { beganMs: number; quietMs: number } | undefined = { beganMs: NaN, quietMs: NaN };
  /** When to look again, though nothing changes. */
  nextMs = Infinity;

  /** What is to be told now. */
  look(seen: Seen, nowMs: number): readonly Visit[] {
    this.nextMs = Infinity;
    const others = seen.people.filter((it) => !it.self && !seen.hidden.has(it.peer));
    const here = new Map(others.flatMap((it) => (isHere(it) ? [[it.peer, it]] : [])));
    for (const peer of seen.hidden) this.#there.delete(peer);
    const isCutOff = here.size === 0 && seen.status.signaling !== 'online';
    if (isCutOff) this.#cutOff();
    else if (this.#entry) this.#enter(this.#entry, others, here, nowMs);
    const known = new Set(others.map(({ peer }) => peer));
    const come = this.#entry ? [] : this.#come(here, nowMs);
    const visits = [...come, ...this.#gone(here, known, nowMs)];
    return visits.sort((a, b) => a.atMs - b.atMs);
  }

  /** Nobody knows who leaves now, but those who said goodbye. */
  #cutOff(): void {
    for (const [peer, { away }] of this.#there)
      if (away?.waitMs !== GOODBYE_MS) this.#there.delete(peer);
    this.#arriving.clear();
    this.#expected.clear();
    this.#entry = { beganMs: NaN, quietMs: NaN };
  }

  #enter(
    entry: { beganMs: number; quietMs: number },
    others: readonly Person[],
    here: ReadonlyMap<PeerId, Person>,
    nowMs: number,
  ): void {
    const isAnyNew = [...here.keys()].some((peer) => !this.#there.has(peer));
    const isReaching = others.some(({ state }) => state === 'linking');
    if (Number.isNaN(entry.beganMs)) entry.beganMs = nowMs;
    if (isAnyNew || isReaching || Number.isNaN(entry.quietMs)) entry.quietMs = nowMs;
    for (const [peer, { name }] of here) this.#there.set(peer, { name });
    const endMs = Math.min(entry.quietMs + ENTRY_QUIET_MS, entry.beganMs + ENTRY_MS_MAX);
    if (nowMs < endMs) return this.#again(endMs);
    for (const { peer } of others) if (!here.has(peer)) this.#expected.add(peer);
    this.#entry = undefined;
  }

  #come(here: ReadonlyMap<PeerId, Person>, nowMs: number): Visit[] {
    for (const peer of this.#arriving.keys()) if (!here.has(peer)) this.#arriving.delete(peer);
    const come: Visit[] = [];
    for (const [peer, { name }] of here) {
      const wasThere = this.#there.has(peer) || this.#expected.delete(peer);
      const sinceMs = this.#arriving.get(peer) ?? nowMs;
      if (!wasThere && nowMs < sinceMs + STAYS_MS) {
        this.#arriving.set(peer, sinceMs);
        this.#again(sinceMs + STAYS_MS);
        continue;
      }
      this.#arriving.delete(peer);
      this.#there.set(peer, { name });
      if (!wasThere) come.push({ kind: 'joined', peer, name, atMs: sinceMs });
    }
    return come;
  }

  #gone(
    here: ReadonlyMap<PeerId, Person>,
    known: ReadonlySet<PeerId>,
    nowMs: number,
  ): readonly Visit[] {
    for (const peer of this.#expected) if (!known.has(peer)) this.#expected.delete(peer);
    const gone: Visit[] = [];
    for (const [peer, it] of this.#there) {
      if (here.has(peer)) continue;
      // Without a goodbye they stay in the list for a while, as lost.
      const waitMs = known.has(peer) ? LOST_LINK_MS : GOODBYE_MS;
      const { sinceMs, ...away } = (it.away ??= { sinceMs: nowMs, waitMs });
      const dueMs = sinceMs + away.waitMs;
      if (nowMs < dueMs) this.#again(dueMs);
      else {
        this.#there.delete(peer);
        gone.push({ kind: 'left', peer, name: it.name, atMs: sinceMs });
      }
    }
    return gone;
  }

  #again(atMs: number): void {
    this.nextMs = Math.min(this.nextMs, atMs);
  }
}
