/**
 * The offers of a room, each as a small record: most files are only looked at, and get a swarm when somebody here needs one.
 * Bounded per sharer and per room; in a full room the sharer of most files makes room, so that nobody takes it all. Keys cost
 * nothing, so a stranger's file counts for many.
 */
import type { SharedFile } from '../api/views.ts';
import type { FileId, PeerId } from '../base/ids.ts';
import { FILES_PER_AUTHOR_MAX, FILES_PER_ROOM_MAX } from '../limits/swarm.ts';
import type { FileItem, FileOffer } from './file-item.ts';
import type { Proof } from './manifest/segment-claim.ts';

export interface Offered {
  readonly offer: FileOffer;
  /** Its swarm and all that belongs to it, once somebody here needs it. */
  item: FileItem | undefined;
  opening: Promise<FileItem> | undefined;
  /** Its sharer signed two lists of its chunks. */
  proof: Proof | undefined;
  /** Its sharer took it back: it is shown no more, neither asked for nor given. */
  withdrawn: boolean;
  /** How many chunks each peer says it holds: all that we keep of that without a swarm. */
  readonly holders: Map<PeerId, number>;
  /** What it looks like, until that changes: a room may have thousands, and lists them often. */
  drawn: SharedFile | undefined;
}

/** What a file of a sharer counts for whom we do not know: as much as so many of one whom we know. */
const STRANGER_WEIGHT = 30;

export class OfferBook {
  readonly #isKnown: (sharer: PeerId) => boolean;
  readonly #offers = new Map<FileId, Offered>();
  /** Withdrawn files that this device has dealt with: what was on its way of them may still come. */
  readonly #leaving = new Map<FileId, Offered>();
  readonly #bySharer = new Map<PeerId, Set<FileId>>();
  /** The sharers of exactly so many files. */
  readonly #sharersOf: Set<PeerId>[] = [];

  /** @param isKnown whether this device has known the sharer for long */
  constructor(isKnown: (sharer: PeerId) => boolean = () => false) {
    this.#isKnown = isKnown;
  }

  get(id: FileId): Offered | undefined {
    return this.#offers.get(id) ?? this.#leaving.get(id);
  }

  /** All that are not withdrawn. */
  all(): Iterable<Offered> {
    return this.#offers.values();
  }

  /** Whether the others would list a further file of this sharer, who is about to write `waiting` offers. */
  mayOffer(sharer: PeerId, waiting: number): boolean {
    return (this.#bySharer.get(sharer)?.size ?? 0) + waiting < FILES_PER_AUTHOR_MAX;
  }

  /** Undefined when it is known, or finds no place. Our own always find one, and those that we took from a library. */
  add(offer: FileOffer): Offered | undefined {
    const { id, sharer, own, unlisted = false } = offer;
    const count = this.#bySharer.get(sharer)?.size ?? 0;
    const isFree = own || unlisted;
    if (this.get(id) || (!isFree && count >= FILES_PER_AUTHOR_MAX)) return undefined;
    if (
      !isFree &&
      this.#offers.size >= FILES_PER_ROOM_MAX &&
      !this.#makeRoom(this.#weigh(sharer, count + 1))
    ) {
      return undefined;
    }
    const it: Offered = {
      offer,
      item: undefined,
      opening: undefined,
      proof: undefined,
      withdrawn: false,
      holders: new Map(),
      drawn: undefined,
    };
    this.#offers.set(id, it);
    if (!unlisted) this.#count(sharer, id, true);
    return it;
  }

  /** It is shown no more, and its sharer has a place again. Call `forget` when nothing of it can come any more. */
  withdraw(id: FileId): Offered | undefined {
    const it = this.#offers.get(id);
    if (!it) return undefined;
    it.withdrawn = true;
    this.#leaving.set(id, it);
    this.#remove(it.offer);
    return it;
  }

  forget(id: FileId): void {
    this.#leaving.delete(id);
  }

  unlinked(peer: PeerId): void {
    for (const it of this.#offers.values()) if (it.holders.delete(peer)) it.drawn = undefined;
  }

  #weigh(sharer: PeerId, count: number): number {
    return count * (this.#isKnown(sharer) ? 1 : STRANGER_WEIGHT);
  }

  /** Drops the oldest unused offer of the sharer whose files weigh most, if that is more than `least`. */
  #makeRoom(least: number): boolean {
    let [most, drop] = [least, undefined as FileOffer | undefined];
    for (let count = this.#sharersOf.length - 1; count * STRANGER_WEIGHT > most; count--) {
      for (const sharer of this.#sharersOf[count] ?? []) {
        const weight = this.#weigh(sharer, count);
        const oldest = weight > most ? this.#oldestUnused(sharer) : undefined;
        if (oldest) [most, drop] = [weight, oldest];
        if (count * STRANGER_WEIGHT <= most) break;
      }
    }
    if (!drop) return false;
    this.#remove(drop);
    return true;
  }

  #remove({ id, sharer }: FileOffer): void {
    this.#offers.delete(id);
    this.#count(sharer, id, false);
  }

  #oldestUnused(sharer: PeerId): FileOffer | undefined {
    for (const id of this.#bySharer.get(sharer) ?? []) {
      const it = this.#offers.get(id);
      if (it && !it.opening && !it.offer.own) return it.offer;
    }
    return undefined;
  }

  #count(sharer: PeerId, id: FileId, more: boolean): void {
    const files = this.#bySharer.get(sharer) ?? new Set();
    this.#sharersOf[files.size]?.delete(sharer);
    if (more) files.add(id);
    else files.delete(id);
    this.#bySharer.set(sharer, files);
    (this.#sharersOf[files.size] ??= new Set()).add(sharer);
    while (this.#sharersOf.at(-1)?.size === 0) this.#sharersOf.pop();
  }
}
