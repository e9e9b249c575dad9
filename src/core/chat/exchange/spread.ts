/** Sends new entries along the tree, announces them beside it, and asks for those that did not come. */
import { Answers } from '../../base/answers.ts';
import { steadyClock } from '../../base/steady-clock.ts';
import { idBytes, peerId, type PeerId } from '../../base/ids.ts';
import { TokenBuckets } from '../../base/token-bucket.ts';
import type { EntryTree } from '../../gossip/entry-tree.ts';
import type { Position } from '../../gossip/position.ts';
import { listMessages, type ToPeer } from '../../gossip/tree-messages.ts';
import {
  ANNOUNCEMENTS_BURST,
  ANNOUNCEMENTS_PER_SECOND,
  GRAFTED_MAX,
  GRAFTS_BURST,
  GRAFTS_PER_SECOND,
  TREE_TICK_MS,
} from '../../limits/gossip.ts';
import { ANSWERS } from '../../limits/shared.ts';
import type { Peers, RoomAnswers } from '../../peers.ts';
import type { Clock, Off } from '../../ports.ts';
import type { GossipMessage, PushMessage } from '../../wire/message.ts';
import type { Entry } from '../entry.ts';
import type { Log } from '../log.ts';
import { pushMessages } from './sync.ts';

export interface SpreadOptions {
  readonly log: Log;
  readonly peers: Pick<Peers, 'send' | 'queuedBytes'>;
  readonly clock: Clock;
  /** Undefined: a budget of our own. */
  readonly answers: RoomAnswers | undefined;
  readonly tree: EntryTree;
}

export class Spread {
  readonly #options: SpreadOptions;
  readonly #tree: EntryTree;
  readonly #answers: RoomAnswers;
  readonly #announcements = new TokenBuckets<PeerId>(ANNOUNCEMENTS_PER_SECOND, ANNOUNCEMENTS_BURST);
  readonly #grafts = new TokenBuckets<PeerId>(GRAFTS_PER_SECOND, GRAFTS_BURST);
  #stopTimer: Off | undefined;
  #closed = false;

  constructor(options: SpreadOptions) {
    const { log, peers, answers, tree } = options;
    const clock = steadyClock(options.clock);
    this.#options = { log, peers, clock, answers, tree };
    this.#tree = tree;
    this.#answers = answers ?? new Answers({ ...ANSWERS, clock, peers });
  }

  onLinked(peer: PeerId): void {
    this.#tree.linked(peer);
  }

  onUnlinked(peer: PeerId): void {
    this.#tree.unlinked(peer);
  }

  /** Asks others for what `gone` was to push, from the next entry on: nothing is pushed for it now. */
  mend(gone: PeerId): void {
    const next = (author: PeerId) => (this.#options.log.chain(author)?.head?.seq ?? 0) + 1;
    const toPeers = [...this.#tree.orphaned(gone)].map(
      ([to, authors]) => [to, authors.map((author) => ({ author, seq: next(author) }))] as const,
    );
    for (const said of listMessages('graft', toPeers, GRAFTED_MAX)) this.#say(said);
  }

  /** Pushes each entry to those whom the tree names. */
  push(entries: readonly Entry[]): void {
    const { peers, clock } = this.#options;
    const toPeers = new Map<PeerId, Entry[]>();
    for (const entry of entries)
      for (const peer of this.#tree.push(positionOf(entry), clock.now()))
        toPeers.set(peer, [...(toPeers.get(peer) ?? []), entry]);
    /** Most get the same: then it is one message, and encoded once. */
    const made = new Map<string, readonly PushMessage[]>();
    for (const [peer, list] of toPeers) {
      const key = list.map(({ id }) => id).join();
      const messages = made.get(key) ?? pushMessages(list);
      made.set(key, messages);
      for (const message of messages) peers.send(peer, message);
    }
    this.#wait();
  }

  /** `peer` brought entries that are new here. @param pushed it did so unasked */
  brought(peer: PeerId, entries: readonly Entry[], pushed: boolean): void {
    for (const entry of entries) {
      if (pushed) this.#tree.brought(peer, positionOf(entry), this.#options.clock.now());
      else this.#tree.has(peer, positionOf(entry));
    }
  }

  /** `peer` pushed an entry that is here. */
  repeated(peer: PeerId, position: Position): void {
    const said = this.#tree.repeated(peer, position, this.#options.clock.now());
    if (said) this.#say(said);
  }

  /** What a peer says about the tree; pushes are not for us. */
  hear(peer: PeerId, message: Exclude<GossipMessage, { t: 'push' }>): void {
    const { clock } = this.#options;
    if (message.t === 'prune') return this.#tree.pruned(peer, peerId(message.author));
    const list = message.list.map(([author, seq]) => ({ author: peerId(author), seq }));
    if (message.t === 'ihave') {
      if (!this.#announcements.take(peer, clock.now())) return;
      this.#tree.announced(peer, list, clock.now(), (it) => this.#isWanted(it));
      return this.#wait();
    }
    if (!this.#grafts.take(peer, clock.now())) return;
    this.#tree.grafted(peer, list);
    this.#answers.give(peer, () => pushMessages(this.#held(list)));
  }

  close(): void {
    this.#closed = true;
    this.#stopTimer?.();
  }

  #held(list: readonly Position[]): Entry[] {
    const { log } = this.#options;
    return [...new Set(list.flatMap(({ author, seq }) => log.at(author, seq) ?? []))];
  }

  /** Whether we lack it and would take it. */
  #isWanted({ author, seq }: Position): boolean {
    const { log } = this.#options;
    const chain = log.chain(author);
    if (!chain) return log.hears(author);
    const isKept = seq >= chain.floor && seq < (chain.fork?.seq ?? Infinity);
    return isKept && !log.at(author, seq);
  }

  #wait(): void {
    if (this.#stopTimer || this.#closed || !this.#tree.isWaiting()) return;
    this.#stopTimer = this.#options.clock.after(TREE_TICK_MS, () => {
      this.#stopTimer = undefined;
      const due = this.#tree.due(this.#options.clock.now(), (it) => this.#isWanted(it));
      for (const said of due) this.#say(said);
      this.#wait();
    });
  }

  #say({ to, message }: ToPeer): void {
    const { peers } = this.#options;
    if (message.t === 'prune') {
      peers.send(to, { t: 'prune', author: idBytes(message.author) });
    } else {
      const list = message.list.map(({ author, seq }): [Uint8Array<ArrayBuffer>, number] => [
        idBytes(author),
        seq,
      ]);
      peers.send(to, { t: message.t, list });
    }
  }
}

const positionOf = ({ author, body }: Entry): Position => ({ author, seq: body.seq });
