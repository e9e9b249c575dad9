/**
 * Spreads a file from few who have it to many who want it: each chunk goes to one of them, who passes it on, and a peer that asks for
 * one that another has is told so, and what to ask for instead. So each byte leaves the sharer about once (the aim of
 * super-seeding, BEP 16, by means of the suggestions of BEP 6). Without I/O.
 */
import type { PeerId } from '../../base/ids.ts';
import {
  DEALT_MAX,
  DEALT_MS,
  RATHER_CHUNKS_MAX,
  RATHER_LOOKED_AT_MAX,
  TAKER_MS,
} from '../../limits/swarm.ts';

/** A file that we have all of, as far as it is known, and what others have of it. */
export interface Stock {
  readonly chunks: number;
  /** Other linked peers that have all. */
  readonly seeders: number;
  /** Linked peers that have a part of it. */
  readonly leechers: ReadonlySet<PeerId>;
  /** How many linked peers have a chunk, with those that have all. */
  availability(chunk: number): number;
  has(peer: PeerId, chunk: number): boolean;
}

export interface Dealt {
  /** To be sent. */
  readonly gives: readonly number[];
  /** Not to be sent: others have these, or get them now. */
  readonly elsewhere: readonly number[];
  /** What to ask for instead. */
  readonly rather: readonly number[];
}

export interface HowAsked {
  /** Nobody else gives the peer anything. */
  readonly insists?: boolean | undefined;
  /** It takes nothing instead. */
  readonly reads?: boolean | undefined;
}

interface Deal {
  readonly peer: PeerId;
  readonly hasAsked: boolean;
  readonly atMs: number;
}

export class Dealer {
  /** Who was given a chunk lately, or was told to ask for it; the longest ago first. */
  readonly #dealt = new Map<number, Deal>();
  /** Who asked for chunks, and when last. */
  readonly #takers = new Map<PeerId, number>();
  #cursor = 0;
  #isAllDealt = false;

  deal(
    peer: PeerId,
    asked: readonly number[],
    { insists, reads }: HowAsked,
    stock: Stock,
    nowMs: number,
  ): Dealt {
    this.#takers.delete(peer);
    this.#takers.set(peer, nowMs);
    this.#forgetOld(nowMs);
    const deals = !insists && this.#isCrowded(stock);
    const mayHave = (chunk: number) => !deals || this.#isFree(chunk, peer, stock);
    const gives = asked.filter(mayHave);
    const elsewhere = asked.filter((it) => !mayHave(it));
    for (const chunk of gives) this.#note(chunk, { peer, hasAsked: true, atMs: nowMs });
    const rather = elsewhere.length > 0 && !reads ? this.#propose(peer, stock, nowMs) : [];
    return { gives, elsewhere, rather };
  }

  /** It gets nothing more for now: what it has not asked for yet goes to others. */
  choked(peer: PeerId): void {
    for (const [chunk, it] of this.#dealt)
      if (it.peer === peer && !it.hasAsked) this.#dealt.delete(chunk);
  }

  /** It is gone, and so is what it did not announce. */
  forget(peer: PeerId): void {
    this.#takers.delete(peer);
    for (const [chunk, it] of this.#dealt) if (it.peer === peer) this.#dealt.delete(chunk);
  }

  /** More want it than have it: it pays to let them pass it on. */
  #isCrowded({ seeders, leechers }: Stock): boolean {
    const takers = new Set([...leechers, ...this.#takers.keys()]);
    return takers.size > 1 && takers.size > seeders + 1;
  }

  /** Nobody else has it or gets it now. Once all is dealt, those that left long ago may leave again: it goes on too slowly. */
  #isFree(chunk: number, peer: PeerId, { availability, seeders }: Stock): boolean {
    const dealt = this.#dealt.get(chunk);
    if (dealt) return dealt.peer === peer;
    return this.#isAllDealt || availability(chunk) <= seeders;
  }

  #propose(peer: PeerId, stock: Stock, nowMs: number): number[] {
    const found = this.#look(peer, stock, nowMs);
    // In a large file it may be that they are just not among those that we looked at.
    this.#isAllDealt = found.length === 0;
    return found;
  }

  #look(peer: PeerId, stock: Stock, nowMs: number): number[] {
    const proposed: number[] = [];
    const most = Math.min(stock.chunks, RATHER_LOOKED_AT_MAX);
    for (let i = 0; i < most && proposed.length < RATHER_CHUNKS_MAX; i++) {
      const chunk = this.#cursor % stock.chunks;
      this.#cursor = chunk + 1;
      if (this.#dealt.has(chunk) || stock.has(peer, chunk)) continue;
      if (this.#isFree(chunk, peer, stock)) proposed.push(chunk);
    }
    for (const chunk of proposed) this.#note(chunk, { peer, hasAsked: false, atMs: nowMs });
    return proposed;
  }

  #note(chunk: number, deal: Deal): void {
    this.#dealt.delete(chunk);
    this.#dealt.set(chunk, deal);
    const [first] = this.#dealt.size > DEALT_MAX ? this.#dealt.keys() : [];
    if (first !== undefined) this.#dealt.delete(first);
  }

  #forgetOld(nowMs: number): void {
    const isOld = (atMs: number, forMs: number) => Math.abs(nowMs - atMs) >= forMs;
    for (const [chunk, { atMs }] of this.#dealt) {
      if (!isOld(atMs, DEALT_MS)) break;
      this.#dealt.delete(chunk);
    }
    for (const [peer, atMs] of this.#takers) {
      if (!isOld(atMs, TAKER_MS)) break;
      this.#takers.delete(peer);
    }
  }
}
