/**
 * Along which links entries go: each peer gets each entry once, and not once by each link. This is Plumtree (Leitão, Pereira,
 * Rodrigues: "Epidemic Broadcast Trees", 2007). A link is eager, so that entries are pushed along it, or lazy, so that they
 * are only announced. Whoever is pushed an entry twice prunes the second link; whoever misses an announced one grafts it.
 * Unlike there, a link has a state for each author: in a room where everybody is linked with everybody, entries go straight
 * from their author to all. What pruning for one author tells about the others counts until they speak themselves.
 *
 * A state machine without I/O: it is told what came, and says what to send. Nothing depends on it but speed: who is left out
 * gets everything by comparing logs.
 */
import { BoundedMap, BoundedSet } from '../base/bounded-map.ts';
import type { PeerId } from '../base/ids.ts';
import {
  ANNOUNCE_AFTER_MS,
  ANNOUNCED_MAX,
  ANNOUNCED_WAITING_MAX,
  ANNOUNCERS_MAX,
  BRANCHES_MAX,
  CARRIED_MAX,
  GIVEN_UP_MAX,
  GRAFT_AFTER_MS,
  GRAFT_AGAIN_MS,
  GRAFTED_MAX,
  MISSING_MAX,
} from '../limits/gossip.ts';

/** Names an entry: its author, and its number in the author's chain. */
export interface Position {
  readonly author: PeerId;
  readonly seq: number;
}

/** What to tell a peer. */
export type TreeMessage =
  | { readonly t: 'ihave' | 'graft'; readonly list: readonly Position[] }
  | { readonly t: 'prune'; readonly author: PeerId; readonly all: boolean };

export interface ToPeer {
  readonly to: PeerId;
  readonly message: TreeMessage;
}

type State = 'eager' | 'lazy';

interface Branch {
  /** For authors without a state of their own. */
  all: State;
  readonly of: Map<PeerId, State>;
  /** What the peer is to learn that we have. */
  readonly announcing: Map<string, Position>;
  /** What we wait for that it announced before all others. */
  readonly missing: Set<string>;
}

interface Carried {
  /** Who pushed it to us first. */
  bringer: PeerId | undefined;
  /** Who is known to have it. */
  readonly by: Set<PeerId>;
}

interface Missing {
  readonly position: Position;
  /** Who announced it first. */
  readonly of: PeerId;
  readonly announcers: PeerId[];
  dueAtMs: number;
}

const keyOf = ({ author, seq }: Position) => `${author} ${seq}`;

export class EntryTree {
  readonly #branches = new Map<PeerId, Branch>();
  readonly #carried = new BoundedMap<string, Carried>(CARRIED_MAX);
  readonly #missing = new Map<string, Missing>();
  /** What was asked for in vain, or given up: it comes by comparing logs. */
  readonly #givenUp = new BoundedSet<string>(GIVEN_UP_MAX);
  #announceAtMs: number | undefined;

  linked(peer: PeerId): void {
    this.#branches.set(peer, {
      all: 'eager',
      of: new BoundedMap(BRANCHES_MAX),
      announcing: new BoundedMap(ANNOUNCED_WAITING_MAX),
      missing: new Set(),
    });
  }

  unlinked(peer: PeerId): void {
    this.#branches.delete(peer);
    for (const { by } of this.#carried.values()) by.delete(peer);
  }

  /** Whether entries of `author` are pushed to this peer, as far as we know. */
  isEager(peer: PeerId, author: PeerId): boolean {
    const branch = this.#branches.get(peer);
    return branch !== undefined && (branch.of.get(author) ?? branch.all) === 'eager';
  }

  /** Whom to push this entry to. The others are told of it later, unless they have it. */
  push(position: Position, nowMs: number): PeerId[] {
    const key = keyOf(position);
    this.#found(key);
    const carriers = this.#carriedOf(key).by;
    const eager: PeerId[] = [];
    for (const [peer, branch] of this.#branches) {
      if (carriers.has(peer)) continue;
      if (this.isEager(peer, position.author)) {
        branch.of.set(position.author, 'eager'); // whatever is said of others
        eager.push(peer);
        carriers.add(peer);
      } else {
        branch.announcing.set(key, position);
        this.#announceAtMs ??= nowMs + ANNOUNCE_AFTER_MS;
      }
    }
    return eager;
  }

  /** `peer` pushed an entry that we did not have. */
  brought(peer: PeerId, position: Position): void {
    const branch = this.#branches.get(peer);
    if (!branch) return;
    this.has(peer, position);
    this.#carriedOf(keyOf(position)).bringer ??= peer;
    branch.of.set(position.author, 'eager');
  }

  /** `peer` has this entry, as comparing logs has shown. */
  has(peer: PeerId, position: Position): void {
    if (this.#branches.has(peer)) this.#carriedOf(keyOf(position)).by.add(peer);
  }

  /**
   * `peer` pushed an entry that we have: what to say, if it shall push no more of its author. For that, somebody else must have
   * pushed it first, along a link that goes on doing so.
   */
  repeated(peer: PeerId, position: Position): ToPeer | undefined {
    const { author } = position;
    const branch = this.#branches.get(peer);
    this.has(peer, position);
    const first = this.#carried.get(keyOf(position))?.bringer;
    if (!branch || first === undefined || first === peer) return undefined;
    if (!this.isEager(first, author) || !this.isEager(peer, author)) return undefined;
    // What comes from its author, whom we are linked with, says nothing about the ways of others.
    const all = first !== author && peer !== author;
    branch.of.set(author, 'lazy');
    if (all) branch.all = 'lazy';
    return { to: peer, message: { t: 'prune', author, all } };
  }

  /** `peer` wants no more of this author's entries from us; with `all`, nor of those who have not spoken yet. */
  pruned(peer: PeerId, author: PeerId, all: boolean): void {
    const branch = this.#branches.get(peer);
    branch?.of.set(author, 'lazy');
    if (branch && all) branch.all = 'lazy';
  }

  /** `peer` says that it has these entries. @param isWanted whether we lack one, and would take it */
  announced(
    peer: PeerId,
    list: readonly Position[],
    nowMs: number,
    isWanted: (position: Position) => boolean,
  ): void {
    if (!this.#branches.has(peer)) return;
    for (const position of list) {
      const key = keyOf(position);
      this.#carried.get(key)?.by.add(peer);
      if (!isWanted(position) || this.#givenUp.has(key)) continue;
      const { announcers } = this.#missing.get(key) ?? this.#miss(peer, position, nowMs);
      if (announcers.length < ANNOUNCERS_MAX && !announcers.includes(peer)) announcers.push(peer);
    }
  }

  /** `peer` asks for these: from now on, they are pushed to it. */
  grafted(peer: PeerId, list: readonly Position[]): void {
    for (const { author } of list) this.#graft(peer, author);
  }

  /** Call it every TREE_TICK_MS while `isWaiting`: announcements, and grafts of what has not come. */
  due(nowMs: number, isWanted: (position: Position) => boolean): ToPeer[] {
    return [...this.#announcements(nowMs), ...this.#grafts(nowMs, isWanted)];
  }

  /** Whether `due` will have something to say. */
  isWaiting(): boolean {
    return this.#announceAtMs !== undefined || this.#missing.size > 0;
  }

  *#announcements(nowMs: number): Generator<ToPeer> {
    if (this.#announceAtMs === undefined || this.#announceAtMs > nowMs) return;
    this.#announceAtMs = undefined;
    for (const [to, { announcing }] of this.#branches) {
      const waiting = [...announcing].filter(([key]) => !this.#carried.get(key)?.by.has(to));
      announcing.clear();
      const positions = waiting.map(([, position]) => position);
      for (const list of inParts(positions, ANNOUNCED_MAX))
        yield { to, message: { t: 'ihave', list } };
    }
  }

  #grafts(nowMs: number, isWanted: (position: Position) => boolean): ToPeer[] {
    const asked = new Map<PeerId, Position[]>();
    for (const [key, missing] of [...this.#missing]) {
      if (missing.dueAtMs > nowMs) continue;
      const { position, announcers } = missing;
      let to = announcers.shift();
      while (to !== undefined && !this.#branches.has(to)) to = announcers.shift();
      if (to === undefined || !isWanted(position)) {
        this.#found(key);
        if (to === undefined) this.#givenUp.add(key);
        continue;
      }
      missing.dueAtMs = nowMs + GRAFT_AGAIN_MS;
      this.#graft(to, position.author);
      asked.set(to, [...(asked.get(to) ?? []), position]);
    }
    return [...asked].flatMap(([to, positions]) =>
      inParts(positions, GRAFTED_MAX).map((list) => ({
        to,
        message: { t: 'graft', list } as const,
      })),
    );
  }

  /** Each peer has its share of what we wait for: of too many, the oldest goes. */
  #miss(peer: PeerId, position: Position, nowMs: number): Missing {
    const missing = { position, of: peer, announcers: [], dueAtMs: nowMs + GRAFT_AFTER_MS };
    const theirs = this.#branches.get(peer)?.missing;
    if (!theirs) return missing;
    const [oldest] = theirs.size >= MISSING_MAX ? theirs : [];
    if (oldest !== undefined) this.#found(oldest);
    theirs.add(keyOf(position));
    this.#missing.set(keyOf(position), missing);
    return missing;
  }

  /** We wait for it no more. */
  #found(key: string): void {
    const missing = this.#missing.get(key);
    if (!missing) return;
    this.#missing.delete(key);
    this.#branches.get(missing.of)?.missing.delete(key);
  }

  #graft(peer: PeerId, author: PeerId): void {
    const branch = this.#branches.get(peer);
    if (!branch) return;
    if (!branch.of.has(author)) branch.all = 'eager'; // the way of those who have not spoken is broken
    branch.of.set(author, 'eager');
  }

  #carriedOf(key: string): Carried {
    const known = this.#carried.get(key);
    if (known) return known;
    const carried: Carried = { bringer: undefined, by: new Set() };
    this.#carried.set(key, carried);
    return carried;
  }
}

export const inParts = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) =>
    list.slice(i * size, (i + 1) * size),
  );
