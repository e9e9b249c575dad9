/**
 * Files whose sharer signed two lists of chunks. Members who hold different lists would take each other for liars; so such a
 * file ends for everyone, the proof is passed on, and nobody but the sharer is at fault.
 */
import type { FileId, PeerId } from '../base/ids.ts';
import { createTokenBucket } from '../base/token-bucket.ts';
import { PROOFS_BURST, PROOFS_PER_SECOND } from '../limits/swarm.ts';
import type { Peers } from '../peers.ts';
import type { Clock, Crypto } from '../ports.ts';
import type { FileItem } from './file-item.ts';
import { brokenMessage } from './manifest/manifest-exchange.ts';
import { isProof, type Proof } from './manifest/segment-claim.ts';
import type { Offered, OfferBook } from './offer-book.ts';
import type { Recipients } from './recipients.ts';

export interface BrokenFilesOptions {
  readonly book: OfferBook;
  readonly crypto: Crypto;
  readonly clock: Pick<Clock, 'now'>;
  readonly peers: Pick<Peers, 'fault'>;
  readonly recipients: Recipients;
  changed(): void;
}

export class BrokenFiles {
  readonly #options: BrokenFilesOptions;
  /** Files of which a proof is being checked: one of each peer, however many come, so that none keeps out another's. */
  readonly #checking = new Map<Offered, Set<PeerId>>();
  /** Files whose proof waits to be passed on: a sharer of many must not make us a flood. */
  readonly #untold = new Set<FileId>();
  readonly #budget = createTokenBucket(PROOFS_PER_SECOND, PROOFS_BURST);

  constructor(options: BrokenFilesOptions) {
    this.#options = options;
  }

  /** A peer brings a proof. One that is none is its fault: a peer that passes on a proof has checked it. */
  async hear(it: Offered, peer: PeerId, proof: Proof): Promise<void> {
    const { crypto, peers } = this.#options;
    const by = this.#checking.get(it) ?? new Set();
    if (it.proof || by.has(peer)) return;
    this.#checking.set(it, by.add(peer));
    const genuine = await isProof(crypto, it.offer, proof);
    if (by.delete(peer) && by.size === 0) this.#checking.delete(it);
    if (genuine) this.mark(it.offer.id, proof);
    else peers.fault(peer, 'bad-segment');
  }

  mark(id: FileId, proof: Proof | undefined): void {
    const { book, peers, changed } = this.#options;
    const it = book.get(id);
    if (!it || !proof || it.proof) return;
    it.proof = proof;
    it.drawn = undefined;
    if (it.item) breakOff(it.item, proof);
    this.#untold.add(id);
    this.tick();
    if (!it.offer.own) peers.fault(it.offer.sharer, 'bad-segment');
    changed();
  }

  /** Passes on what the budget allows. Call it every TICK_MS. */
  tick(): void {
    const { book, clock, recipients } = this.#options;
    for (const id of this.#untold) {
      if (!this.#budget.take(clock.now())) return;
      this.#untold.delete(id);
      const proof = book.get(id)?.proof;
      if (proof) recipients.broadcast(brokenMessage(id, proof));
    }
  }
}

/** Its sharer signed two lists: nothing of it is fetched or given any more. */
function breakOff(item: FileItem, proof: Proof): void {
  item.proof = proof;
  item.hashing?.abort();
  item.through?.stop();
  item.swarm.demand.readers.stop('closed');
  item.exchange.suspects.clear();
  item.swarm.setFetching(false);
}
