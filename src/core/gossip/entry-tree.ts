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
 * A state machine without I/O: it is told what came, and says what to send. Nothing depends on it but speed: who is left out
 * gets everything by comparing logs.
 */
import { BoundedMap } from '../base/bounded-map.ts';
import type { PeerId } from '../base/ids.ts';
import { createTokenBucket, type TokenBucket } from '../base/token-bucket.ts';
import {
  ANNOUNCED_MAX,
  BRANCHES_MAX,
  HELD_MAX,
  CHANGES_MIN,
  CHOICE_MS,
  ENTRY_TRIALS,
  GRAFTED_MAX,
  TOLD_MAX,
  type Trials,
} from '../limits/gossip.ts';
import { Announcements } from './announcements.ts';
import { AwaitedEntries } from './awaited-entries.ts';
import { keyOf, type Position } from './position.ts';
import { WayExamples } from './way-examples.ts';

/** What to tell a peer. */
export type TreeMessage =
  | { readonly t: 'ihave' | 'graft'; readonly list: readonly Position[] }
  | { readonly t: 'prune'; readonly author: PeerId };

export interface ToPeer {
  readonly to: PeerId;
  readonly message: TreeMessage;
}

type State = 'eager' | 'lazy';
type Examples = ReturnType<WayExamples['now']>;

/** A link: its state for each author who has spoken since it came. */
type Branch = Map<PeerId, State>;

/** How an author's entries come here. */
interface Way {
  /** Who is to bring them. */
  parent: PeerId | undefined;
  /** When we chose it, or last told somebody else to stop. */
  chosenAtMs: number;
  /** Whom we told to stop, and when. */
  told: BoundedMap<PeerId, number> | undefined;
  /** How many links had changed when we last looked for it. */
  changes: number;
}

interface Held {
  /** Who pushed it to us first. */
  bringer: PeerId | undefined;
  /** Who is known to have it. */
  readonly by: Set<PeerId>;
}

export interface TreeOptions {
  readonly trials?: Trials;
  /** Whether one of both sides needs the link. */
  readonly lasts?: (peer: PeerId) => boolean;
}

export class EntryTree {
  readonly #self: PeerId;
  readonly #lasts: (peer: PeerId) => boolean;
  readonly #branches = new Map<PeerId, Branch>();
  readonly #ways = new BoundedMap<PeerId, Way>(BRANCHES_MAX);
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
    this.#changes += 1;
    this.#branches.set(peer, new BoundedMap(BRANCHES_MAX));
    this.#examples.linked(peer);
  }

  unlinked(peer: PeerId): void {
    const branch = this.#branches.get(peer);
    if (!branch) return;
    this.#branches.delete(peer);
    // One that was a way for nobody makes no way longer.
    if ([...branch.values()].includes('eager')) this.#changes += 1;
    this.#examples.unlinked(peer);
    this.#announcements.unlinked(peer);
    this.#awaited.unlinked(peer);
    for (const { by } of this.#held.values()) by.delete(peer);
  }

  /** Whom to push this entry to. The others are told of it later, unless they have it. */
  push(position: Position, nowMs: number): PeerId[] {
    const { author } = position;
    const key = keyOf(position);
    const { by: holders, bringer } = this.#heldOf(key);
    this.#awaited.came(position, bringer);
    this.#forgetOldWay(author);
    const parent = this.#ways.get(author)?.parent;
    const like = author === this.#self ? [] : this.#examples.now(nowMs);
    const eager: PeerId[] = [];
    for (const [peer, branch] of this.#branches) {
      if (holders.has(peer)) continue;
      if (peer === parent || !this.#mayPush(peer, author, like, nowMs)) {
        this.#announcements.add(peer, position, key, nowMs);
        continue;
      }
      branch.set(author, 'eager');
      eager.push(peer);
      holders.add(peer);
    }
    if (author !== this.#self) this.#examples.spoke(author, nowMs);
    return eager;
  }

  /** `peer` pushed an entry that we did not have. */
  brought(peer: PeerId, position: Position, nowMs: number): void {
    const { author } = position;
    const branch = this.#branches.get(peer);
    if (!branch) return;
    const held = this.#heldOf(keyOf(position));
    held.by.add(peer);
    held.bringer ??= peer;
    const way = this.#wayOf(author);
    const isSettled = nowMs - way.chosenAtMs >= CHOICE_MS;
    if (!isSettled && this.#isEager(way.parent, author)) return;
    Object.assign(way, { parent: peer, chosenAtMs: nowMs });
    branch.set(author, 'eager');
  }

  /** `peer` has this entry, as comparing logs has shown. */
  has(peer: PeerId, position: Position): void {
    if (this.#branches.has(peer)) this.#heldOf(keyOf(position)).by.add(peer);
  }

  /**
   * `peer` pushed an entry that we have: who shall push no more of its author. Our parent goes on, unless it has let us down more
   * often than the other one.
   */
  repeated(peer: PeerId, position: Position, nowMs: number): ToPeer | undefined {
    const { author } = position;
    const key = keyOf(position);
    if (this.#branches.has(peer)) this.#heldOf(key).by.add(peer);
    const way = this.#wayOf(author);
    const { parent } = way;
    const first = this.#held.get(key)?.bringer;
    const other = peer === parent ? first : peer;
    if (parent === undefined || other === undefined || other === parent) return undefined;
    if (!this.#isEager(parent, author) || !this.#branches.has(other)) return undefined;
    // Where the parent has not brought it yet, it may never do so.
    if (peer !== parent && first !== parent) return undefined;
    const isBetter = this.#awaited.failures(other) < this.#awaited.failures(parent);
    if (!isBetter || !this.#isEager(other, author)) return this.#prune(other, author, nowMs);
    way.parent = other;
    return this.#prune(parent, author, nowMs);
  }

  /** `peer` wants no more of this author's entries from us. */
  pruned(peer: PeerId, author: PeerId): void {
    this.#branches.get(peer)?.set(author, 'lazy');
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
      this.#held.get(keyOf(position))?.by.add(peer);
      if (isWanted(position)) this.#awaited.announced(peer, position, nowMs);
    }
  }

  /** `peer` asks for these: from now on, they are pushed to it. */
  grafted(peer: PeerId, list: readonly Position[]): void {
    for (const { author } of list) this.#branches.get(peer)?.set(author, 'eager');
  }

  /** Call it every TREE_TICK_MS while `isWaiting`: announcements, and grafts of what has not come. */
  due(nowMs: number, isWanted: (position: Position) => boolean): ToPeer[] {
    const isKnown = (peer: PeerId, key: string) => this.#held.get(key)?.by.has(peer) ?? false;
    const asked = this.#awaited.due(nowMs, {
      isWanted,
      isLinked: (peer) => this.#branches.has(peer),
      parentOf: (author) => this.#ways.get(author)?.parent,
    });
    for (const [peer, list] of asked) {
      this.grafted(peer, list);
      for (const { author } of list) this.#wayOf(author).parent = undefined;
    }
    return [
      ...messages('ihave', this.#announcements.due(nowMs, isKnown), ANNOUNCED_MAX),
      ...messages('graft', asked, GRAFTED_MAX),
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
  #forgetOldWay(author: PeerId): void {
    const way = this.#wayOf(author);
    if (this.#changes - way.changes <= Math.max(CHANGES_MIN, this.#branches.size / 2)) return;
    way.changes = this.#changes;
    for (const [peer, branch] of this.#branches) if (peer !== way.parent) branch.delete(author);
  }

  /** A link of which we do not know whether it is a way for this author is tried, within a bound. */
  #mayPush(peer: PeerId, author: PeerId, like: Examples, nowMs: number): boolean {
    const branch = this.#branches.get(peer);
    const known = branch?.get(author);
    if (!known && !this.#lasts(peer)) return false;
    if (known || author === this.#self) return known !== 'lazy';
    const isLike = like.some((it) => this.#examples.isWay(peer, branch?.get(it.author), it));
    return isLike || this.#trials.take(nowMs);
  }

  #isEager(peer: PeerId | undefined, author: PeerId): boolean {
    return peer !== undefined && this.#branches.get(peer)?.get(author) === 'eager';
  }

  #wayOf(author: PeerId): Way {
    const known = this.#ways.get(author);
    if (known && this.#ways.size < BRANCHES_MAX) return known;
    const way = known ?? {
      parent: undefined,
      chosenAtMs: -Infinity,
      told: undefined,
      changes: this.#changes,
    };
    this.#ways.set(author, way);
    return way;
  }

  #heldOf(key: string): Held {
    const known = this.#held.get(key);
    if (known) return known;
    const held: Held = { bringer: undefined, by: new Set() };
    this.#held.set(key, held);
    return held;
  }
}

export const inParts = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) =>
    list.slice(i * size, (i + 1) * size),
  );

function* messages(
  t: 'ihave' | 'graft',
  toPeers: Iterable<readonly [PeerId, readonly Position[]]>,
  max: number,
): Generator<ToPeer> {
  for (const [to, positions] of toPeers)
    for (const list of inParts(positions, max)) yield { to, message: { t, list } };
}
