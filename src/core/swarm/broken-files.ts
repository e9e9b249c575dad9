/**
 * Files whose sharer signed two lists of chunks. Members who hold different lists would take each other for liars; so such a
 * file ends for everyone, the proof is passed on, and nobody but the sharer is at fault.
 */
import type { FileId } from '../base/ids.ts';
import type { Peers } from '../peers.ts';
import type { Crypto } from '../ports.ts';
import type { FileItem } from './file-item.ts';
import { brokenMessage } from './manifest/manifest-exchange.ts';
import { isProof, type Proof } from './manifest/segment-claim.ts';
import type { Offered, OfferBook } from './offer-book.ts';
import type { Recipients } from './recipients.ts';

export interface BrokenFilesOptions {
  readonly book: OfferBook;
  readonly crypto: Crypto;
  readonly peers: Pick<Peers, 'fault'>;
  readonly recipients: Recipients;
  changed(): void;
}

export class BrokenFiles {
  readonly #options: BrokenFilesOptions;
  /** Proofs that are being checked: one of each file, however many come. */
  readonly #checking = new Set<Offered>();

  constructor(options: BrokenFilesOptions) {
    this.#options = options;
  }

  /** A peer brings a proof. One that is none changes nothing. */
  async hear(it: Offered, proof: Proof): Promise<void> {
    if (it.proof || this.#checking.has(it)) return;
    this.#checking.add(it);
    const genuine = await isProof(this.#options.crypto, it.offer, proof);
    this.#checking.delete(it);
    if (genuine) this.mark(it.offer.id, proof);
  }

  mark(id: FileId, proof: Proof | undefined): void {
    const { book, peers, recipients, changed } = this.#options;
    const it = book.get(id);
    if (!it || !proof || it.proof) return;
    it.proof = proof;
    if (it.item) breakOff(it.item, proof);
    recipients.broadcast(brokenMessage(id, proof));
    if (!it.offer.own) peers.fault(it.offer.sharer, 'bad-segment');
    changed();
  }
}

/** Its sharer signed two lists: nothing of it is fetched or given any more. */
function breakOff(item: FileItem, proof: Proof): void {
  item.proof = proof;
  item.hashing?.abort();
  item.through?.stop();
  item.exchange.suspects.clear();
  item.swarm.setFetching(false);
}
