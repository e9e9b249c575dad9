/** Entries that were announced and have not come: when to ask whom for them, and who let us down. */
import { BoundedMap, BoundedSet } from '../base/bounded-map.ts';
import type { PeerId } from '../base/ids.ts';
import {
  ANNOUNCERS_MAX,
  AWAITED_MAX,
  FAILED_MAX,
  GIVEN_UP_MAX,
  GRAFT_AFTER_MS,
  GRAFT_AGAIN_MS,
} from '../limits/gossip.ts';
import { keyOf, type Position } from './position.ts';

interface Awaited {
  readonly position: Position;
  /** Who announced it first. */
  readonly of: PeerId;
  /** Whom we can ask yet. */
  readonly announcers: PeerId[];
  /** Whom we have asked. */
  readonly asked: Set<PeerId>;
  /** Who should have brought it before we asked anybody. */
  usual: PeerId | undefined;
  dueAtMs: number;
}

/** What decides whom to ask. */
export interface Asking {
  isWanted(position: Position): boolean;
  isLinked(peer: PeerId): boolean;
  /** Who is to bring the entries of this author. */
  parentOf(author: PeerId): PeerId | undefined;
}

export class AwaitedEntries {
  readonly #entries = new Map<string, Awaited>();
  /** Of which of them a peer was the first announcer: each has its share. */
  readonly #shares = new Map<PeerId, Set<string>>();
  /** What each link was asked for in vain. Others may have it: they may have announced it before it was there. */
  readonly #inVain = new Map<PeerId, BoundedSet<string>>();
  readonly #failures = new BoundedMap<PeerId, number>(FAILED_MAX);

  isWaiting(): boolean {
    return this.#entries.size > 0;
  }

  /** How often a peer did not bring what others then did, or what it had announced. */
  failures(peer: PeerId): number {
    return this.#failures.get(peer) ?? 0;
  }

  announced(peer: PeerId, position: Position, nowMs: number): void {
    const key = keyOf(position);
    if (this.#inVain.get(peer)?.has(key)) return;
    const { announcers } = this.#entries.get(key) ?? this.#await(peer, position, nowMs);
    if (announcers.length < ANNOUNCERS_MAX && !announcers.includes(peer)) announcers.push(peer);
  }

  /** It is here. */
  came(position: Position, bringer: PeerId | undefined): void {
    const awaited = this.#forget(keyOf(position));
    if (!awaited) return;
    const { asked, usual } = awaited;
    // A peer that announced it has shown that it was there to be brought; else the announcement may have been made up.
    const wasThere = bringer !== undefined && asked.has(bringer);
    if (usual !== undefined && wasThere) asked.add(usual);
    this.#blame(asked, bringer);
  }

  unlinked(peer: PeerId): void {
    this.#shares.delete(peer);
    this.#inVain.delete(peer);
  }

  /** Whom to ask for what. */
  due(nowMs: number, asking: Asking): Map<PeerId, Position[]> {
    const toPeers = new Map<PeerId, Position[]>();
    for (const [key, awaited] of [...this.#entries]) {
      if (awaited.dueAtMs > nowMs) continue;
      const { position, asked } = awaited;
      const isWanted = asking.isWanted(position);
      const to = isWanted ? this.#next(awaited, asking) : undefined;
      if (to === undefined) {
        this.#forget(key);
        if (isWanted) this.#giveUp(awaited, asking);
        continue;
      }
      if (asked.size === 0) awaited.usual = asking.parentOf(position.author);
      asked.add(to);
      awaited.dueAtMs = nowMs + GRAFT_AGAIN_MS;
      toPeers.set(to, [...(toPeers.get(to) ?? []), position]);
    }
    return toPeers;
  }

  /** Of those that announced it, the one that has let us down the least, and of several, the first. */
  #next({ announcers }: Awaited, { isLinked }: Asking): PeerId | undefined {
    let best: PeerId | undefined;
    for (const peer of announcers)
      if (isLinked(peer) && (!best || this.failures(peer) < this.failures(best))) best = peer;
    if (best) announcers.splice(announcers.indexOf(best), 1);
    return best;
  }

  /** Nobody sent it, so perhaps it does not exist: nobody is to blame but those who announced it. */
  #giveUp({ position, asked }: Awaited, { isLinked }: Asking): void {
    for (const peer of asked) {
      if (!isLinked(peer)) continue;
      const inVain = this.#inVain.get(peer) ?? new BoundedSet(GIVEN_UP_MAX);
      this.#inVain.set(peer, inVain.add(keyOf(position)));
    }
    this.#blame(asked, undefined);
  }

  #blame(peers: ReadonlySet<PeerId>, but: PeerId | undefined): void {
    for (const peer of peers) if (peer !== but) this.#failures.set(peer, this.failures(peer) + 1);
  }

  /** Of too many of one peer, the oldest goes. */
  #await(peer: PeerId, position: Position, nowMs: number): Awaited {
    const share = this.#shares.get(peer) ?? new Set();
    const [oldest] = share.size >= AWAITED_MAX ? share : [];
    if (oldest !== undefined) this.#forget(oldest);
    const dueAtMs = nowMs + GRAFT_AFTER_MS;
    const asked = new Set<PeerId>();
    const awaited = { position, of: peer, announcers: [], asked, usual: undefined, dueAtMs };
    this.#shares.set(peer, share.add(keyOf(position)));
    this.#entries.set(keyOf(position), awaited);
    return awaited;
  }

  #forget(key: string): Awaited | undefined {
    const awaited = this.#entries.get(key);
    if (!awaited) return undefined;
    this.#entries.delete(key);
    this.#shares.get(awaited.of)?.delete(key);
    return awaited;
  }
}
