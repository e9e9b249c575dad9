/**
 * What the connections of one block share, a /24 or a /48: what they may send, and what may wait for them. Each has bounds of
 * its own, but hundreds at once would take all of the relay's time and memory, and thousands of addresses are in one /48.
 */
import type { Duplex } from 'node:stream';
import type { RelayLimits } from '../limits.ts';
import { BlockUnread } from './unread.ts';
import { createTokenBucket } from '../token-bucket.ts';
import type { TokenBucket } from '../token-bucket.ts';

type Shared = keyof RelayLimits['perBlock'];
export type Share = Pick<TokenBucket, 'take'>;
export type ShareLimits = Pick<RelayLimits, 'perBlock' | 'sure' | 'blocksRemembered'>;

/** One block. */
export class BlockUse {
  readonly unread = new BlockUnread();
  connections = 0;
  readonly #limits: ShareLimits;
  readonly #shared: Readonly<Record<Shared, TokenBucket>>;

  constructor(limits: ShareLimits, nowMs: number) {
    this.#limits = limits;
    const { messages, longAnswers, bytes, rawPieces } = limits.perBlock;
    this.#shared = {
      messages: createTokenBucket(messages, nowMs),
      longAnswers: createTokenBucket(longAnswers, nowMs),
      bytes: createTokenBucket(bytes, nowMs),
      rawPieces: createTokenBucket(rawPieces, nowMs),
    };
  }

  /** Whether none of it is used up, so that forgetting it changes nothing. */
  isFull(nowMs: number): boolean {
    return Object.values(this.#shared).every((bucket) => bucket.isFull(nowMs));
  }

  /** What a new connection finds: what the block has left, and what is its own for sure. */
  share(kind: Shared): Share {
    let sure: TokenBucket | undefined;
    const takeSure = (cost: number, nowMs: number): boolean =>
      (sure ??= createTokenBucket(this.#limits.sure[kind], nowMs)).take(cost, nowMs);
    return { take: (cost, now) => this.#shared[kind].take(cost, now) || takeSure(cost, now) };
  }
}

/** All blocks that have a socket here, or had one lately: one that has used up its part gets no new one by connecting again. */
export class BlockUses {
  readonly #limits: ShareLimits;
  readonly #nowMs: () => number;
  readonly #uses = new Map<string, BlockUse>();
  /** Those without a socket. The first is the one that has had none for longest. */
  readonly #resting = new Map<string, BlockUse>();

  constructor(limits: ShareLimits, nowMs: () => number) {
    this.#limits = limits;
    this.#nowMs = nowMs;
  }

  /** How many blocks are remembered. */
  get size(): number {
    return this.#uses.size + this.#resting.size;
  }

  /** What the block of a socket shares. */
  of(block: string, raw: Duplex): BlockUse {
    const use =
      this.#uses.get(block) ??
      this.#resting.get(block) ??
      new BlockUse(this.#limits, this.#nowMs());
    this.#resting.delete(block);
    this.#uses.set(block, use);
    use.connections++;
    raw.once('close', () => {
      use.connections--;
      if (use.connections === 0) this.#rest(block, use);
    });
    return use;
  }

  /** Forgets blocks that have no socket and used little lately. */
  prune(): void {
    const now = this.#nowMs();
    for (const [block, use] of this.#resting) if (use.isFull(now)) this.#resting.delete(block);
  }

  #rest(block: string, use: BlockUse): void {
    this.#uses.delete(block);
    this.#resting.set(block, use);
    const [longest] = this.#resting.keys();
    if (this.#resting.size > this.#limits.blocksRemembered && longest !== undefined)
      this.#resting.delete(longest);
  }
}
