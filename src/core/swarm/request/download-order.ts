/**
 * The order in which downloads have their turn, where the person chose one: a later one asks a peer only for what the earlier
 * ones leave to it. What a mirror fetches, and nobody asked for, comes last.
 */
import { each } from '../../base/each.ts';
import type { FileId, PeerId } from '../../base/ids.ts';
import type { FileItem } from '../file-item.ts';

/** Downloads that nobody has put in an order have their turn together. */
const UNRANKED = Number.MAX_SAFE_INTEGER;

/** What of a file tells its turn: the lower number goes first. */
export const rankOf = ({ record }: Pick<FileItem, 'record'>): number =>
  record.rank ?? (record.wanted ? UNRANKED : Infinity);

export class DownloadOrder {
  readonly #items: () => Iterable<FileItem>;
  /** Downloads that go on, the first one first; empty where all have the same turn. */
  #ranked: readonly { readonly item: FileItem; readonly rank: number }[] = [];
  #refillsSoon = false;

  constructor(items: () => Iterable<FileItem>) {
    this.#items = items;
  }

  /** Downloads began, ended, or have another turn. */
  renew(): void {
    const ranked = [...this.#items()]
      .filter(({ swarm }) => swarm.fetching())
      .map((item) => ({ item, rank: rankOf(item) }))
      .toSorted((a, b) => (a.rank < b.rank ? -1 : Number(a.rank > b.rank)));
    const before = this.#ranked;
    this.#ranked = ranked.at(0)?.rank === ranked.at(-1)?.rank ? [] : ranked;
    if (before.length > 0 || this.#ranked.length > 0) this.#refill();
  }

  /** Whether the file has to leave the peer to an earlier one. What somebody plays or reads does not wait. */
  yields(id: FileId, peer: PeerId): boolean {
    const own = this.#ranked.find(({ item }) => item.offer.id === id);
    if (!own || own.item.swarm.demand.readers.size > 0) return false;
    return this.#ranked.some(
      ({ item, rank }) => rank < own.rank && item.swarm.requester.lacksFrom(peer),
    );
  }

  /** A file has asked a peer for chunks: perhaps for the last that it lacked, so that the next one has its turn. */
  asked(id: FileId, peer: PeerId): void {
    const own = this.#ranked.find(({ item }) => item.offer.id === id);
    if (own && own !== this.#ranked.at(-1) && !own.item.swarm.requester.lacksFrom(peer))
      this.#refill();
  }

  /** After what happens now: a requester may be at work. */
  #refill(): void {
    if (this.#refillsSoon) return;
    this.#refillsSoon = true;
    void Promise.resolve().then(() => {
      this.#refillsSoon = false;
      each(this.#ranked, ({ item }) => item.swarm.requester.refill());
    });
  }
}
