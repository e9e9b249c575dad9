/**
 * The room's log: a chain of entries per author, merged into one order. Merging is commutative, associative and idempotent,
 * so peers that hold the same entries and forks show the same. Synchronous, without I/O.
 */
import type { Bytes } from '../base/bytes.ts';
import { SHORT_ID_BYTES, type EntryId, type PeerId } from '../base/ids.ts';
import { AuthorPlaces, type PlacesOptions } from './authors/author-places.ts';
import {
  claimOf,
  contradiction,
  createChain,
  cut,
  entryAt,
  hasGap,
  insert,
  markOf,
  takeOut,
  type Chain,
  type Head,
} from './chain.ts';
import type { Claim, Fork } from './claim.ts';
import { EntryOrder } from './entry-order.ts';
import { isOfNote, type Entry } from './entry.ts';

/** What a change of the log did. */
export interface Change {
  readonly added: readonly Entry[];
  readonly removed: readonly Entry[];
  /** It found a fork of the author, or a lower one than the log knew. */
  readonly forked: boolean;
  /** The author that this one took the place of: nothing of it is left here. */
  readonly letGo?: PeerId | undefined;
}

const NOTHING: Change = { added: [], removed: [], forked: false };

export class Log {
  readonly #chains = new Map<PeerId, Chain>();
  readonly #order = new EntryOrder();
  readonly #byId = new Map<EntryId, Entry>();
  readonly #names = new Map<PeerId, Entry>();
  readonly #digest = new Uint8Array(SHORT_ID_BYTES);
  /** Authors of whom an entry that we want is missing. */
  readonly #gaps = new Set<PeerId>();
  /** Chains that `atOnce` has changed. */
  #changed: Set<Chain> | undefined;
  readonly #places: AuthorPlaces;
  #bytes = 0;

  constructor(places?: PlacesOptions) {
    this.#places = new AuthorPlaces(places);
  }

  /** Whether this entry's author has, or would find, a place. @param proven it has, or comes with, a proof of work */
  takes(author: PeerId, proven: boolean): boolean {
    return this.#chains.has(author) || this.#places.placeFor(author, proven) !== undefined;
  }

  /**
   * Whether what an author is known to have signed is kept. It takes nobody's place: otherwise two devices with other forks would
   * bring each other again and again what each lets go.
   */
  hears(author: PeerId): boolean {
    return this.#chains.has(author) || this.#places.isRoomFor(false);
  }

  /** Of which new authors it takes entries, as a vector says it. */
  readonly takesNew = (): 0 | 1 | 2 => this.#places.takes();

  /** Makes many changes, and updates what follows from each chain only once: meanwhile neither digest nor gaps are right. */
  atOnce(change: () => void): void {
    const changed = (this.#changed = new Set<Chain>());
    try {
      change();
    } finally {
      this.#changed = undefined;
      for (const chain of changed)
        if (this.#chains.get(chain.author) === chain) this.#derive(chain);
    }
  }

  /** Adds an entry, unless it is known, dropped, or void, or would be one author too many. */
  add(entry: Entry): Change {
    const proven = entry.proven === true;
    return this.#step(entry.author, proven, (chain) => {
      const { seq } = entry.body;
      if (seq < chain.floor || seq > (chain.fork?.seq ?? Infinity)) return NOTHING;
      if (entryAt(chain, seq)?.id === entry.id) return NOTHING;
      const fork = contradiction(chain, claimOf(entry));
      if (fork) return cutAt(chain, fork);
      if (seq === chain.fork?.seq) return NOTHING;
      insert(chain, entry);
      if (proven && !chain.proven) this.#prove(chain);
      this.#byId.set(entry.id, entry);
      this.#order.add(entry);
      this.#noteName(entry);
      return { added: [entry], removed: [], forked: false };
    });
  }

  /** Checks whether a claim contradicts what the log knows, or `beside`, another claim of its author. */
  learn(claim: Claim, beside?: Claim): Change {
    if (!this.hears(claim.author)) return NOTHING;
    return this.#step(claim.author, false, (chain) => {
      const fork = contradiction(chain, claim, beside);
      return fork ? cutAt(chain, fork) : NOTHING;
    });
  }

  /** Adds the stored head of an author whose entries may be gone. */
  restore(head: Head, floor: number): Change {
    return this.#step(head.author, false, (chain) => {
      const fork = contradiction(chain, head);
      if (fork) return cutAt(chain, fork);
      chain.floor = Math.max(chain.floor, floor);
      const isNews = head.seq > (chain.head?.seq ?? 0);
      if (isNews && head.seq < (chain.fork?.seq ?? Infinity)) chain.head = head;
      return NOTHING;
    });
  }

  /**
   * Drops the entries of each author before its floor, except the one with its name and those that stay, and no longer wants them.
   * Returns what each lost. @param stays of what is too old
   */
  dropAll(
    floors: ReadonlyMap<PeerId, number>,
    stays: (entry: Entry) => boolean = isOfNote,
  ): Map<PeerId, readonly Entry[]> {
    const dropped = new Map<PeerId, readonly Entry[]>();
    for (const [author, floor] of floors) {
      if (!this.#chains.has(author)) continue;
      const named = this.#names.get(author);
      this.#step(author, false, (chain) => {
        chain.floor = Math.max(chain.floor, floor);
        const goes = (it: Entry) => it.body.seq < floor && it !== named && !stays(it);
        dropped.set(author, takeOut(chain, goes));
        return NOTHING;
      });
    }
    this.#forget([...dropped.values()].flat());
    return dropped;
  }

  /** All entries in the room's one order: by clock, then author, then seq. */
  ordered(): readonly Entry[] {
    return this.#order.list();
  }

  /** An author's entry at a position, seq from 1. */
  at(author: PeerId, seq: number): Entry | undefined {
    const chain = this.#chains.get(author);
    return chain && entryAt(chain, seq);
  }

  get(id: EntryId): Entry | undefined {
    return this.#byId.get(id);
  }

  head(author: PeerId): Head | undefined {
    return this.#chains.get(author)?.head;
  }

  chain(author: PeerId): Readonly<Chain> | undefined {
    return this.#chains.get(author);
  }

  chains(): Iterable<Readonly<Chain>> {
    return this.#chains.values();
  }

  readonly authors = (): number => this.#chains.size;

  /** Whether an entry that we want is missing. */
  readonly hasGaps = (): boolean => this.#gaps.size > 0;

  /** Authors with places for people whom we meet. */
  guests(): readonly PeerId[] {
    return this.#places.guests();
  }

  /** The stored log is to be loaded, with these guests. */
  expectGuests(guests: Iterable<PeerId>): void {
    this.#places.expect(guests);
  }

  /** The stored log is loaded: when the first entry of each author came. */
  loaded(cameAtMs: (author: PeerId) => number): void {
    this.#places.loaded(cameAtMs);
  }

  /** Bytes of all bodies. */
  bytes(): number {
    return this.#bytes;
  }

  /** The author's last `name` entry in this log. */
  nameEntry(author: PeerId): Entry | undefined {
    return this.#names.get(author);
  }

  /** 16 bytes, equal for equal heads and forks: the XOR of the marks, which is cheap to update. */
  digest(): Bytes {
    return this.#digest.slice();
  }

  /** Runs a step that changes a chain, and updates what is derived from all chains. */
  #step(author: PeerId, proven: boolean, change: (chain: Chain) => Change): Change {
    const known = this.#chains.get(author);
    const place = known ? undefined : this.#places.placeFor(author, proven);
    if (!known && !place) return NOTHING;
    const chain = known ?? createChain(author);
    const result = change(chain);
    if (!chain.head && !chain.fork) return result;
    const left = place?.of === undefined ? [] : this.#letGo(place.of);
    if (place) {
      this.#chains.set(author, chain);
      this.#places.joined(chain, place);
    }
    this.#places.note(chain);
    if (this.#changed) this.#changed.add(chain);
    else this.#derive(chain);
    for (const entry of result.added) this.#bytes += entry.signed.body.length;
    this.#forget(result.removed);
    if (result.removed.some((entry) => entry === this.#names.get(author))) {
      this.#names.delete(author);
      for (const run of chain.runs) for (const entry of run) this.#noteName(entry);
    }
    if (!place) return result;
    return { ...result, removed: [...result.removed, ...left], letGo: place.of };
  }

  /** Updates what follows from a chain. */
  #derive(chain: Chain): void {
    const before = chain.mark;
    chain.mark = markOf(chain);
    this.#redigest(before, chain.mark);
    if (hasGap(chain)) this.#gaps.add(chain.author);
    else this.#gaps.delete(chain.author);
  }

  #prove(chain: Chain): void {
    chain.proven = true;
    if (this.#chains.has(chain.author)) this.#places.proved(chain.author);
  }

  /** An author has no place any more. Returns what was left of it. */
  #letGo(author: PeerId): readonly Entry[] {
    const chain = this.#chains.get(author);
    if (!chain) return [];
    this.#redigest(chain.mark, new Uint8Array(SHORT_ID_BYTES));
    this.#chains.delete(author);
    this.#gaps.delete(author);
    this.#names.delete(author);
    this.#places.left(chain);
    const left = chain.runs.flat();
    this.#forget(left);
    return left;
  }

  #redigest(before: Bytes, after: Bytes): void {
    const digest = this.#digest;
    for (let i = 0; i < digest.length; i++) {
      digest[i] = (digest[i] ?? 0) ^ (before[i] ?? 0) ^ (after[i] ?? 0);
    }
  }

  #forget(removed: readonly Entry[]): void {
    for (const entry of removed) {
      this.#bytes -= entry.signed.body.length;
      this.#byId.delete(entry.id);
    }
    this.#order.remove(removed);
  }

  #noteName(entry: Entry): void {
    const known = this.#names.get(entry.author);
    if (entry.body.k === 'name' && (known?.body.seq ?? 0) < entry.body.seq) {
      this.#names.set(entry.author, entry);
    }
  }
}

/** Removes everything from a fork on, which is void. */
function cutAt(chain: Chain, fork: Fork): Change {
  const removed = cut(chain, fork);
  return removed ? { added: [], removed, forked: true } : NOTHING;
}
