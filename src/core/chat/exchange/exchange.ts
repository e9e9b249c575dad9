/** What peers tell each other of the log: takes what comes, in turns, passes it on, and compares logs. */
import type { Bytes } from '../../base/bytes.ts';
import type { PeerId, RoomId } from '../../base/ids.ts';
import { Turns } from '../../base/turns.ts';
import type { EntryTree } from '../../gossip/entry-tree.ts';
import { FORWARD_ENTRIES_MAX, VERIFY_BYTES_MAX, VERIFY_QUEUE_MAX } from '../../limits/chat.ts';
import type { Peers, RoomAnswers, RoomMessage } from '../../peers.ts';
import type { Clock, Crypto, Random } from '../../ports.ts';
import type { ClaimsMessage, EntriesMessage, PushMessage } from '../../wire/message.ts';
import type { Entry } from '../entry.ts';
import type { KeptLog } from '../kept-log.ts';
import type { CaughtUp } from './caught-up.ts';
import { createExcess } from './excess.ts';
import { Intake, loadOf } from './intake.ts';
import { LogSync } from './log-sync.ts';
import { PassOn } from './pass-on.ts';
import { Spread } from './spread.ts';

export interface ExchangeOptions {
  readonly self: PeerId;
  readonly roomId: RoomId;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly random: Random;
  readonly peers: Peers;
  /** Undefined: a budget of our own. */
  readonly answers: RoomAnswers | undefined;
  /** Zero bits of a proof of work; PROOF_BITS except in tests. */
  readonly proofBits: number | undefined;
  readonly kept: KeptLog;
  readonly caughtUp: CaughtUp;
  /** The log has taken these. */
  told(entries: readonly Entry[]): void;
}

export class Exchange {
  readonly #options: ExchangeOptions;
  readonly #intake: Intake;
  readonly #sync: LogSync;
  readonly #spread: Spread;
  /** See `EntryTree.linksFor`. */
  readonly linksFor: EntryTree['linksFor'];
  readonly #passOn: PassOn;
  /** Received batches are verified and merged one after another, of each peer in its turn. */
  readonly #incoming = new Turns<PeerId>({ count: VERIFY_QUEUE_MAX, bytes: VERIFY_BYTES_MAX });

  /** @param tree along which new entries go */
  constructor(tree: EntryTree, options: ExchangeOptions) {
    const { self, roomId, crypto, clock, random, peers, answers, proofBits, kept, caughtUp } =
      options;
    const { log } = kept;
    kept.limit(createExcess);
    this.#options = options;
    this.linksFor = (author) => tree.linksFor(author);
    this.#intake = new Intake({ roomId, crypto, proofBits, clock, log, peers });
    const intake = this.#intake;
    this.#spread = new Spread({ log, peers, clock, answers, tree });
    this.#passOn = new PassOn({ log, peers, clock, spread: this.#spread });
    this.#sync = new LogSync({ self, log, intake, caughtUp, peers, answers, clock, random });
  }

  onLinked(peer: PeerId): void {
    this.#spread.onLinked(peer);
    this.#sync.onLinked(peer);
  }

  onUnlinked(peer: PeerId): void {
    for (const it of [this.#spread, this.#sync]) it.onUnlinked(peer);
    for (const it of [this.#intake, this.#passOn, this.#incoming]) it.forget(peer);
  }

  /** See `Spread.mend`. */
  mend(gone: PeerId): void {
    this.#spread.mend(gone);
  }

  onDigest(peer: PeerId, digest: Bytes): void {
    this.#sync.onDigest(peer, digest);
  }

  onMessage(peer: PeerId, message: RoomMessage): void {
    switch (message.t) {
      case 'sums':
        return this.#sync.onSums(peer, message);
      case 'vector':
        return this.#sync.onVector(peer, message);
      case 'entries':
      case 'push':
        return void this.#incoming.add(peer, loadOf(message.list), () =>
          this.#receive(peer, message),
        );
      case 'ihave':
      case 'graft':
      case 'prune':
        return this.#spread.hear(peer, message);
      case 'claims':
        return void this.#incoming.add(peer, { count: message.list.length, bytes: 0 }, () =>
          this.#learn(peer, message),
        );
    }
  }

  /** Sends an entry of ours. */
  push(entry: Entry): void {
    this.#spread.push([entry]);
  }

  close(): void {
    this.#passOn.close();
    this.#spread.close();
  }

  async #receive(peer: PeerId, message: EntriesMessage | PushMessage): Promise<void> {
    const { kept, clock, told } = this.#options;
    const pushed = message.t === 'push';
    const entries = await this.#intake.entries(peer, message.list, (position) => {
      if (pushed) this.#spread.repeated(peer, position);
    });
    const added: Entry[] = [];
    const forked = new Set<PeerId>();
    for (const entry of entries) {
      const change = kept.log.add(entry);
      kept.settle(change, entry.author);
      if (change.forked) forked.add(entry.author);
      added.push(...change.added);
    }
    if (added.length > 0) {
      this.#spread.brought(peer, added, pushed);
      kept.added(added, clock.now());
      this.#sync.gained(peer);
      told(added);
    }
    await this.#storeAndPassOn(peer, added, forked);
    const gap = added.some((entry) => this.#sync.isAfterGap(entry));
    if (gap) this.#sync.gainedByAll();
    // In a full log, new entries push out others, so they may come slowly. Without `hasGained` we would ask again and again
    // for entries that we refuse, or that nobody has any more.
    const more = message.t === 'entries' && message.more;
    const eager = more && this.#sync.hasGained(peer) && !kept.isFull(0.5);
    if ((more || gap) && (eager || !this.#sync.isRecent(peer))) this.#sync.compare(peer, false);
  }

  /** Stores first: what becomes of a link changes nothing about what we keep. */
  async #storeAndPassOn(from: PeerId, added: readonly Entry[], forked: Set<PeerId>): Promise<void> {
    await this.#options.kept.flush(); // even without new entries: a fork must be stored too
    this.#passOn.forks(forked, from);
    if (added.length <= FORWARD_ENTRIES_MAX) this.#passOn.entries(added, from);
  }

  async #learn(peer: PeerId, { list }: ClaimsMessage): Promise<void> {
    const { kept } = this.#options;
    const claims = await this.#intake.claims(peer, list);
    const forked = new Set<PeerId>();
    claims.forEach((claim, i) => {
      if (!claim) return;
      const beside = claims[i - 1]?.author === claim.author ? claims[i - 1] : undefined;
      const change = kept.log.learn(claim, beside);
      kept.settle(change, claim.author);
      if (change.forked) forked.add(claim.author);
    });
    await this.#storeAndPassOn(peer, [], forked);
  }
}
