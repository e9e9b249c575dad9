/**
 * Passes on what a peer brought: new entries along the tree, and proofs of forks to everyone. It has a budget of its own, because others
 * decide how much there is: however much that may be, no peer gets so many messages from us that it takes us for a flood.
 */
import { BoundedMap } from '../../base/bounded-map.ts';
import type { Off } from '../../base/events.ts';
import type { PeerId } from '../../base/ids.ts';
import { createTokenBucket, type TokenBucket } from '../../base/token-bucket.ts';
import {
  AUTHORS_MAX,
  CLAIMS_PER_MESSAGE_MAX,
  ENTRIES_PER_MESSAGE_MAX,
  FORK_REPLIES_BURST,
  FORK_REPLIES_PER_SECOND,
  PASS_ON_BURST,
  PASS_ON_BYTES_MAX,
  PASS_ON_MS,
  PASS_ON_PER_SECOND,
  PASS_ON_WAITING_MAX,
} from '../../limits/chat.ts';
import type { Peers } from '../../peers.ts';
import type { Clock } from '../../ports.ts';
import { ladder } from './ladder.ts';
import type { Claim } from '../claim.ts';
import type { Entry } from '../entry.ts';
import type { Log } from '../log.ts';
import type { Spread } from './spread.ts';
import { claimMessages } from './sync.ts';

export interface PassOnOptions {
  readonly log: Log;
  readonly peers: Pick<Peers, 'linked' | 'send' | 'broadcast'>;
  readonly spread: Pick<Spread, 'push'>;
  readonly clock: Clock;
}

interface BroughtClaim {
  readonly from: PeerId;
  readonly claim: Claim;
}

export class PassOn {
  readonly #options: PassOnOptions;
  readonly #budget = createTokenBucket(PASS_ON_PER_SECOND, PASS_ON_BURST);
  /** Entries that wait, by who brought them: each peer has its own queue, and they take turns. */
  readonly #entries = new Map<PeerId, Entry[]>();
  /** Forked authors whose proof waits, and who brought it. */
  readonly #forks = new Map<PeerId, PeerId>();
  /** The position of the last fork of an author that we passed on. */
  readonly #told = new BoundedMap<PeerId, number>(AUTHORS_MAX);
  readonly #replies = new Map<PeerId, TokenBucket>();
  #timer: Off | undefined;

  constructor(options: PassOnOptions) {
    this.#options = options;
  }

  /** Passes them on at once if the budget allows it. What is too much is dropped: others get it by comparing logs. */
  entries(added: readonly Entry[], from: PeerId): void {
    if (added.length === 0) return;
    const waiting = this.#entries.get(from) ?? [];
    waiting.push(...added.slice(0, Math.max(0, PASS_ON_WAITING_MAX - waiting.length)));
    this.#entries.set(from, waiting);
    if (!this.#timer) this.#flush();
  }

  /**
   * These authors forked, or forked lower than we knew. Everyone gets a proof, unless the fork is hardly lower than the last
   * one that we passed on. Its sender gets more of our claims, so that the lowest fork is found soon.
   */
  forks(authors: Iterable<PeerId>, from: PeerId): void {
    const stand: Claim[] = [];
    for (const author of authors) {
      const chain = this.#options.log.chain(author);
      if (!chain?.fork) continue;
      stand.push(...chain.fork.claims, ...ladder(chain, chain.fork.seq - 1));
      if (chain.fork.seq <= (this.#told.get(author) ?? Infinity) / 2) this.#forks.set(author, from);
    }
    for (const message of claimMessages(stand))
      if (this.#mayReply(from)) this.#options.peers.send(from, message);
    if (!this.#timer) this.#flush();
  }

  /** The peer is no longer linked. What it brought waits no more, or those who come and go would fill memory: others compare logs. */
  forget(peer: PeerId): void {
    this.#entries.delete(peer);
    this.#replies.delete(peer);
  }

  close(): void {
    this.#timer?.();
    this.#timer = undefined;
    this.#entries.clear();
    this.#forks.clear();
  }

  /** Sends a message after another while the budget lasts, and the rest later. */
  #flush(): void {
    const { clock } = this.#options;
    this.#timer = undefined;
    while (this.#forks.size > 0 || this.#entries.size > 0) {
      if (!this.#budget.take(clock.now())) {
        this.#timer = clock.after(PASS_ON_MS, () => this.#flush());
        return;
      }
      if (this.#forks.size > 0) this.#sendClaims(this.#someClaims());
      else this.#options.spread.push(this.#someEntries());
    }
  }

  /** To each peer what others brought. What comes is one message, for it is no more than one takes. */
  #sendClaims(some: readonly BroughtClaim[]): void {
    const { peers } = this.#options;
    const bringers = new Set(some.map(({ from }) => from));
    const [only] = bringers;
    if (bringers.size <= 1) {
      for (const message of claimMessages(some.map(({ claim }) => claim)))
        peers.broadcast(message, only);
      return;
    }
    const all = claimMessages(some.map(({ claim }) => claim));
    for (const peer of peers.linked()) {
      const others = () => some.filter(({ from }) => from !== peer).map(({ claim }) => claim);
      for (const message of bringers.has(peer) ? claimMessages(others()) : all)
        peers.send(peer, message);
    }
  }

  #someClaims(): BroughtClaim[] {
    const claims: BroughtClaim[] = [];
    for (const [author, from] of this.#forks) {
      if (claims.length + 2 > CLAIMS_PER_MESSAGE_MAX) break;
      this.#forks.delete(author);
      const fork = this.#options.log.chain(author)?.fork;
      if (!fork) continue;
      this.#told.set(author, fork.seq);
      claims.push(...fork.claims.map((claim) => ({ from, claim })));
    }
    return claims;
  }

  /** An entry of each bringer in turn, as many as fit into a message. */
  #someEntries(): Entry[] {
    const some: Entry[] = [];
    let bytes = 0;
    while (this.#entries.size > 0) {
      for (const [from, waiting] of this.#entries) {
        const next = waiting[0];
        if (!next) {
          this.#entries.delete(from);
          continue;
        }
        bytes += next.signed.body.length;
        const full = some.length >= ENTRIES_PER_MESSAGE_MAX / 2 || bytes > PASS_ON_BYTES_MAX;
        if (full && some.length > 0) return some;
        waiting.shift();
        if (this.#options.log.get(next.id) === next) some.push(next);
      }
    }
    return some;
  }

  #mayReply(peer: PeerId): boolean {
    const bucket =
      this.#replies.get(peer) ?? createTokenBucket(FORK_REPLIES_PER_SECOND, FORK_REPLIES_BURST);
    this.#replies.set(peer, bucket);
    return bucket.take(this.#options.clock.now());
  }
}
