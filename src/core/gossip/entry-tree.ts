/**
 * Along which links entries go: each peer gets each entry once, and not once by each link. This is Plumtree (Leitão, Pereira,
 * Rodrigues: "Epidemic Broadcast Trees", 2007). A link is eager, so that entries are pushed along it, or lazy, so that they
 * are only announced. A peer that is pushed an entry twice prunes the second link; one that misses an announced entry grafts it.
 *
 * Two things are unlike there. A link has a state for each author, so that entries take the shortest way from each author.
 * And nobody says how many hops it is away from an author, for it could lie: what makes a way is what came along it first. Now
 * and then an entry goes along all links, so that this can be seen. Where that would be too much, it goes along those links that
 * are eager for one of those who spoke last. A link that ends soon becomes no way: a peer that depended on it would wait for a graft.
 *
 * A state machine without I/O. Only speed depends on it: a peer that is left out gets everything by comparing logs.
 */
import { BoundedMap } from '../base/bounded-map.ts';
import type { PeerId } from '../base/ids.ts';
import { createTokenBucket, type TokenBucket } from '../base/token-bucket.ts';
import {
  ANNOUNCED_MAX,
  HELD_MAX,
  CHANGES_MIN,
  CHOICE_MS,
  ENTRY_TRIALS,
  GRAFTED_INSTEAD,
  GRAFTED_MAX,
  TOLD_MAX,
  type Trials,
} from '../limits/gossip.ts';
import { Announcements } from './announcements.ts';
import { AwaitedEntries } from './awaited-entries.ts';
import { keyOf, type Position } from './position.ts';
import { listMessages, type ToPeer } from './tree-messages.ts';
import { WayExamples } from './way-examples.ts';
import { freeBit, setEager, setLazy, Ways, type Way } from './ways.ts';

type Examples = ReturnType<WayExamples['now']>;

interface Held {
  /** Who pushed it to us first. */
  bringer: PeerId | undefined;
  /** The bits of those who are known to have it. */
  by: number;
}

export interface TreeOptions {
  readonly trials?: Trials;
  /** Whether one of both sides needs the link. */
  readonly lasts?: (peer: PeerId) => boolean;
}

export class EntryTree {
  readonly #self: PeerId;
  readonly #lasts: (peer: PeerId) => boolean;
  /** Each link's bit; 0: none was left, and it gets entries by comparing logs. */
  readonly #bits = new Map<PeerId, number>();
  readonly #ways = new Ways();
  /** Who spoke lately: their ways are an example to those of whom we know none. */
  readonly #examples: WayExamples;
  readonly #trials: TokenBucket;
  readonly #held = new BoundedMap<string, Held>(HELD_MAX);
  readonly #announcements: Announcements;
  readonly #awaited = new AwaitedEntries();
  /** How many links have come, and how many that were a way have gone. */
  #changes = 0;

  constructor(self: PeerId, { trials = ENTRY_TRIALS, lasts = () => true }: TreeOptions = {}) {
    const { perSecond, burst, announceEveryMs } = trials;
    this.#self = self;
    this.#lasts = lasts;
    this.#examples = new WayExamples(trials);
    this.#trials = createTokenBucket(perSecond, burst);
    this.#announcements = new Announcements(self, announceEveryMs);
  }

  linked(peer: PeerId): void {
    this.unlinked(peer);
    this.#changes += 1;
    this.#bits.set(peer, freeBit(this.#bits.values()));
    this.#examples.linked(peer);
  }

  unlinked(peer: PeerId): void {
    const bit = this.#bits.get(peer);
    if (bit === undefined) return;
    this.#bits.delete(peer);
    // One that was a way for nobody makes no way longer.
    if (this.#ways.unlinked(bit)) this.#changes += 1;
    this.#examples.unlinked(peer);
    this.#awaited.unlinked(peer);
    for (const held of this.#held.values()) held.by &= ~bit;
  }

  /** Whom to push this entry to. The others are told of it later, unless they have it. */
  push(position: Position, nowMs: number): PeerId[] {
    const { author } = position;
    const held = this.#heldOf(keyOf(position));
    this.#awaited.came(position, held.bringer);
    const way = this.#wayOf(author);
    this.#forgetOldWay(author, way);
    const like = author === this.#self ? [] : this.#examples.now(nowMs);
    const eager: PeerId[] = [];
    let lazy = 0;
    for (const [peer, bit] of this.#bits) {
      if ((held.by & bit) !== 0) continue;
      if (bit === 0 || peer === way.parent || !this.#mayPush(peer, bit, author, way, like, nowMs)) {
        lazy |= bit;
        continue;
      }
      setEager(way, bit);
      held.by |= bit;
      eager.push(peer);
    }
    if (lazy !== 0) this.#announcements.add(position, held, lazy, nowMs);
    if (author !== this.#self) this.#examples.spoke(author, nowMs);
    return eager;
  }

  /** `peer` pushed an entry that we did not have. */
  brought(peer: PeerId, position: Position, nowMs: number): void {
    const { author } = position;
    const bit = this.#bits.get(peer);
    if (bit === undefined) return;
    const held = this.#heldOf(keyOf(position));
    held.by |= bit;
    held.bringer ??= peer;
    const way = this.#wayOf(author);
    const isSettled = nowMs - way.chosenAtMs >= CHOICE_MS;
    if (!isSettled && this.#isEager(way.parent, way)) return;
    way.parent = peer;
    way.chosenAtMs = nowMs;
    setEager(way, bit);
  }

  /** Links for what is said of `author` beside the tree: none that is lazy for them, so that it comes about once. */
  linksFor(author: PeerId): PeerId[] {
    const { eager = 0, lazy = 0 } = this.#ways.get(author) ?? {};
    const goes = (peer: PeerId, bit: number) =>
      (eager & bit) !== 0 || ((lazy & bit) === 0 && this.#lasts(peer));
    return [...this.#bits].filter(([peer, bit]) => goes(peer, bit)).map(([peer]) => peer);
  }

  /**
   * Whom to graft for the authors whose entries `gone` was to bring: the link has ended, and what comes by comparing is often quicker than what
   * is announced, so that no way would be found. A link that is lazy for an author has a way of its own.
   */
  orphaned(gone: PeerId): ReadonlyMap<PeerId, readonly PeerId[]> {
    const asked = new Map<PeerId, PeerId[]>();
    const links = [...this.#bits].filter(([peer]) => this.#lasts(peer));
    links.sort(([a], [b]) => this.#awaited.failures(a) - this.#awaited.failures(b));
    for (const [author, way] of this.#ways.broughtBy(gone)) {
      const others = links.filter(([, bit]) => (way.lazy & bit) !== 0).slice(0, GRAFTED_INSTEAD);
      way.parent = others[0]?.[0];
      for (const [peer, bit] of others) {
        setEager(way, bit);
        asked.set(peer, [...(asked.get(peer) ?? []), author]);
      }
    }
    return asked;
  }

  /** `peer` has this entry, as comparing logs has shown. */
  has(peer: PeerId, position: Position): void {
    const bit = this.#bits.get(peer);
    if (bit !== undefined) this.#heldOf(keyOf(position)).by |= bit;
  }

  /**
   * `peer` pushed an entry that we have. Tells who shall push no more of its author. Our parent goes on, unless it has let us down more
   * often than the other one.
   */
  repeated(peer: PeerId, position: Position, nowMs: number): ToPeer | undefined {
    const { author } = position;
    const held = this.#heldOf(keyOf(position));
    held.by |= this.#bits.get(peer) ?? 0;
    const way = this.#wayOf(author);
    const { parent } = way;
    const first = held.bringer;
    const other = peer === parent ? first : peer;
    if (parent === undefined || other === undefined || other === parent) return undefined;
    if (!this.#isEager(parent, way) || !this.#bits.has(other)) return undefined;
    // Where the parent has not brought it yet, it may never do so.
    if (peer !== parent && first !== parent) return undefined;
    const isBetter = this.#awaited.failures(other) < this.#awaited.failures(parent);
    if (!isBetter || !this.#isEager(other, way)) return this.#prune(other, author, nowMs);
    way.parent = other;
    return this.#prune(parent, author, nowMs);
  }

  /** `peer` wants no more of this author's entries from us. */
  pruned(peer: PeerId, author: PeerId): void {
    // A peer that names many authors of whom we know nothing takes no place from others.
    const way = author === this.#self ? this.#wayOf(author) : this.#ways.get(author);
    if (way) setLazy(way, this.#bits.get(peer) ?? 0);
  }

  /** `peer` says that it has these entries. @param isWanted whether we lack one, and would take it */
  announced(
    peer: PeerId,
    list: readonly Position[],
    nowMs: number,
    isWanted: (position: Position) => boolean,
  ): void {
    const bit = this.#bits.get(peer);
    if (bit === undefined) return;
    for (const position of list) {
      const held = this.#held.get(keyOf(position));
      if (held) held.by |= bit;
      if (isWanted(position)) this.#awaited.announced(peer, position, nowMs);
    }
  }

  /** `peer` asks for these: from now on, they are pushed to it. */
  grafted(peer: PeerId, list: readonly Position[]): void {
    const bit = this.#bits.get(peer) ?? 0;
    for (const { author } of list) {
      const way = this.#ways.get(author);
      if (way) setEager(way, bit);
    }
  }

  /** Call it every TREE_TICK_MS while `isWaiting`: announcements, and grafts of what has not come. */
  due(nowMs: number, isWanted: (position: Position) => boolean): ToPeer[] {
    const asked = this.#awaited.due(nowMs, {
      isWanted,
      isLinked: (peer) => this.#bits.has(peer),
      parentOf: (author) => this.#ways.get(author)?.parent,
    });
    for (const [peer, list] of asked) {
      this.grafted(peer, list);
      for (const { author } of list) this.#wayOf(author).parent = undefined;
    }
    return [
      ...listMessages('ihave', this.#announcements.due(nowMs, this.#bits), ANNOUNCED_MAX),
      ...listMessages('graft', asked, GRAFTED_MAX),
    ];
  }

  /** Whether `due` will have something to say. */
  isWaiting(): boolean {
    return this.#announcements.isWaiting() || this.#awaited.isWaiting();
  }

  /** Once in a while: what was under way is no reason to say it again. */
  #prune(to: PeerId, author: PeerId, nowMs: number): ToPeer | undefined {
    const way = this.#wayOf(author);
    this.pruned(to, author);
    if (nowMs - (way.told?.get(to) ?? -Infinity) < CHOICE_MS) return undefined;
    way.told = (way.told ?? new BoundedMap<PeerId, number>(TOLD_MAX)).set(to, nowMs);
    way.chosenAtMs = nowMs;
    return { to, message: { t: 'prune', author } };
  }

  /** When many of our links are others than when we looked for the way of this author, there may be a shorter one. */
  #forgetOldWay(author: PeerId, way: Way): void {
    if (this.#changes - way.changes <= Math.max(CHANGES_MIN, this.#bits.size / 2)) return;
    way.changes = this.#changes;
    this.#examples.forget(author);
    const kept = this.#bitOf(way.parent);
    way.eager &= kept;
    way.lazy &= kept;
  }

  /** A link of which we do not know whether it is a way for this author is tried, within a bound. */
  #mayPush(
    peer: PeerId,
    bit: number,
    author: PeerId,
    way: Way,
    like: Examples,
    nowMs: number,
  ): boolean {
    if ((way.eager & bit) !== 0) return true;
    if ((way.lazy & bit) !== 0 || !this.#lasts(peer)) return false;
    if (author === this.#self) return true;
    for (const it of like) {
      const { eager = 0, lazy = 0 } = this.#ways.get(it.author) ?? {};
      const isEager = (lazy & bit) === 0 && ((eager & bit) !== 0 || undefined);
      if (this.#examples.isWay(peer, isEager, it)) return true;
    }
    return this.#trials.take(nowMs);
  }

  #bitOf(peer: PeerId | undefined): number {
    return (peer !== undefined && this.#bits.get(peer)) || 0;
  }

  #isEager(peer: PeerId | undefined, way: Way): boolean {
    return (this.#bitOf(peer) & way.eager) !== 0;
  }

  #wayOf(author: PeerId): Way {
    return this.#ways.of(author, this.#changes);
  }

  #heldOf(key: string): Held {
    const known = this.#held.get(key);
    if (known) return known;
    const held: Held = { bringer: undefined, by: 0 };
    this.#held.set(key, held);
    return held;
  }
}
