/** What we forward for pairs of other members. We see who, when and how many bytes, nothing else. */
import { attempt, each } from '../base/each.ts';
import { toBase64Url, type Bytes } from '../base/bytes.ts';
import { peerId, type PeerId } from '../base/ids.ts';
import type { Clock, Lane, Link } from '../ports.ts';
import { PAIR_IDLE_MS, PAIRS_MAX, PAIRS_PER_MEMBER_MAX } from '../limits/forwarding.ts';
import {
  encodeBulkPiece,
  encodeForwarding,
  endsOf,
  type BulkPiece,
  type DropReason,
  type EndMessage,
} from './forwarding-message.ts';
import { ForwardingQueues } from './forwarding-queues.ts';
import type { MemberBudgets } from './member-budgets.ts';

/** What the person here allows; asked for every message. */
export interface Allowance {
  /** Whether we forward files just now: they are allowed, and today's share is not used up. */
  files(): boolean;
  /** We forwarded so many bytes of files. */
  used(bytes: number): void;
  /** Over all pairs. */
  bytesPerSecond(): number;
}

export interface ForwarderOptions {
  readonly clock: Clock;
  readonly allowance: Allowance;
  readonly budgets: Pick<MemberBudgets, 'passesOn'>;
  /** The open link to a member. */
  linkTo(peer: PeerId): Link | undefined;
}

interface Pair {
  /** Names the two ends and the link. */
  readonly name: string;
  /** The one that asked comes first. */
  readonly ends: readonly [PeerId, PeerId];
  readonly link: Bytes;
  usedAtMs: number;
}

export class Forwarder {
  readonly #options: ForwarderOptions;
  /** By name. */
  readonly #pairs = new Map<string, Pair>();
  readonly #queues: ForwardingQueues;

  constructor(options: ForwarderOptions) {
    const { clock, allowance } = options;
    this.#options = options;
    this.#queues = new ForwardingQueues({
      clock,
      linkTo: (peer) => options.linkTo(peer),
      bytesPerSecond: () => allowance.bytesPerSecond(),
    });
  }

  /** A message of `from` for another member. False when `from` may not say this. */
  take(from: PeerId, message: EndMessage): boolean {
    const to = peerId(message.to);
    if (peerId(message.from) !== from || to === from) return false;
    const name = nameOf(from, to, message.link);
    const known = this.#pairs.get(name);
    if (message.t === 'drop') {
      if (!known) return true;
      this.#forget(known);
      this.#say(from, to, message);
      return true;
    }
    const isAsk = message.t === 'ask';
    const pair = known ?? (isAsk ? this.#open(name, from, to, message.link) : undefined);
    if (pair) this.#push(pair, from, to, 'control', encodeForwarding(this.#withFiles(message)));
    else if (!isAsk) this.#drop(to, from, message.link, 'unknown');
    return true;
  }

  /** As `take`. */
  takeBulk(from: PeerId, piece: BulkPiece): boolean {
    const { to, link } = piece;
    const { allowance } = this.#options;
    if (piece.from !== from || to === from) return false;
    const pair = this.#pairs.get(nameOf(from, to, link));
    if (!pair) this.#drop(to, from, link, 'unknown');
    else if (!allowance.files()) this.#end(pair, 'spent');
    else {
      allowance.used(piece.body.length);
      this.#push(pair, from, to, 'bulk', encodeBulkPiece(piece));
    }
    return true;
  }

  /** A link's bulk lane takes more. */
  drained(): void {
    this.#queues.pump();
  }

  /** A member is no longer linked. */
  gone(peer: PeerId): void {
    each(this.#pairs.values(), (pair) => pair.ends.includes(peer) && this.#end(pair, 'unreached'));
  }

  tick(): void {
    const idleSinceMs = this.#options.clock.now() - PAIR_IDLE_MS;
    each(this.#pairs.values(), (it) => it.usedAtMs < idleSinceMs && this.#forget(it));
    this.#queues.pump();
  }

  close(): void {
    this.#queues.close();
    this.#pairs.clear();
  }

  /** Begins to forward for one more pair, and tells `from` if we do not. What `from` asked for there before is over. */
  #open(name: string, from: PeerId, to: PeerId, link: Bytes): Pair | undefined {
    for (const pair of this.#pairs.values())
      if (pair.ends[0] === from && pair.ends[1] === to) this.#forget(pair);
    const isFull =
      this.#pairs.size >= PAIRS_MAX ||
      this.#pairsOf(from) >= PAIRS_PER_MEMBER_MAX ||
      this.#pairsOf(to) >= PAIRS_PER_MEMBER_MAX;
    if (isFull || !this.#options.linkTo(to)) {
      this.#drop(to, from, link, isFull ? 'full' : 'unreached');
      return undefined;
    }
    const usedAtMs = this.#options.clock.now();
    const pair: Pair = { name, ends: [from, to], link: link.slice(), usedAtMs };
    this.#pairs.set(name, pair);
    return pair;
  }

  /** In an ask and its answer we tell whether we forward files. */
  #withFiles(message: EndMessage): EndMessage {
    const tellsFiles = message.t === 'ask' || message.t === 'answer';
    return tellsFiles ? { ...message, files: this.#options.allowance.files() } : message;
  }

  #pairsOf(peer: PeerId): number {
    return [...this.#pairs.values()].filter(({ ends }) => ends.includes(peer)).length;
  }

  #push(pair: Pair, from: PeerId, to: PeerId, lane: Lane, message: Bytes): void {
    const { clock, budgets } = this.#options;
    pair.usedAtMs = clock.now();
    if (
      !budgets.passesOn(from, to, clock.now()) ||
      !this.#queues.push(pair.name, to, lane, message)
    )
      this.#end(pair, 'full');
  }

  #end(pair: Pair, reason: DropReason): void {
    const [a, b] = pair.ends;
    this.#forget(pair);
    this.#drop(a, b, pair.link, reason);
    this.#drop(b, a, pair.link, reason);
  }

  #forget(pair: Pair): void {
    this.#pairs.delete(pair.name);
    this.#queues.drop(pair.name);
  }

  /** Tells `to`, in the name of `from`. */
  #drop(from: PeerId, to: PeerId, link: Bytes, reason: DropReason): void {
    this.#say(from, to, { t: 'drop', ...endsOf(from, to, link), reason });
  }

  /** In excess, the other end learns of it by silence. */
  #say(from: PeerId, to: PeerId, message: EndMessage): void {
    const { clock, budgets } = this.#options;
    if (!budgets.passesOn(from, to, clock.now())) return;
    attempt(() => this.#options.linkTo(to)?.send('control', encodeForwarding(message)));
  }
}

const nameOf = (a: PeerId, b: PeerId, link: Bytes) =>
  [...[a, b].sort(), toBase64Url(link)].join(' ');
