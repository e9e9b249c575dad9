/** What waits to be sent: records and suspicions are gathered for each peer. */
import type { PeerId } from '../base/ids.ts';
import { PRESENCE_PER_MESSAGE_MAX, SUSPECTS_PER_MESSAGE_MAX } from '../limits/gossip.ts';
import { inParts, type ToPeer as TreeToPeer } from './entry-tree.ts';
import type { Presence } from './presence-book.ts';
import type { Sums, Vector, Version } from './presence-compare.ts';

/** What to tell a peer. */
export type PresenceSaid =
  | { readonly t: 'presence'; readonly push: boolean; readonly list: readonly Presence[] }
  | {
      readonly t: 'presence-ihave' | 'presence-graft' | 'suspect';
      readonly list: readonly Version[];
    }
  | { readonly t: 'vouch'; readonly ask: boolean; readonly list: readonly Version[] }
  | { readonly t: 'presence-prune'; readonly list: readonly PeerId[] }
  | Sums
  | Vector;

export interface ToPeer {
  readonly to: PeerId;
  readonly message: PresenceSaid;
}

export class PresenceOutbox {
  readonly #pushes = new Map<PeerId, Presence[]>();
  /** Pushes that may wait a moment, so that several go together. */
  readonly #gathering = new Map<PeerId, Presence[]>();
  #gatheredAtMs = -Infinity;
  readonly #answers = new Map<PeerId, Presence[]>();
  readonly #suspicions = new Map<PeerId, Version[]>();
  /** Whose records are to come by other ways. */
  readonly #prunes = new Map<PeerId, PeerId[]>();
  #said: ToPeer[] = [];

  say(said: ToPeer): void {
    this.#said.push(said);
  }

  /** Along the tree. */
  push(to: PeerId, record: Presence): void {
    add(this.#pushes, to, record);
  }

  /** The same, if need be a moment later. */
  pushSoon(to: PeerId, record: Presence): void {
    add(this.#gathering, to, record);
  }

  /** `to` has said this itself meanwhile. */
  isKnownTo(to: PeerId, { peer, at }: Version): void {
    const waiting = this.#gathering.get(to);
    const index = waiting?.findIndex((it) => it.peer === peer && it.at === at) ?? -1;
    if (index < 0) return;
    waiting?.splice(index, 1);
    if (waiting?.length === 0) this.#gathering.delete(to);
  }

  /** Whether something waits although `messages` was called. */
  isGathering(): boolean {
    return this.#gathering.size > 0;
  }

  answer(to: PeerId, record: Presence): void {
    add(this.#answers, to, record);
  }

  suspect(to: PeerId, version: Version): void {
    add(this.#suspicions, to, version);
  }

  sayOfTree(said: TreeToPeer | undefined): void {
    if (!said) return;
    const { to, message } = said;
    if (message.t === 'prune') return add(this.#prunes, to, message.author);
    const list = message.list.map(({ author, seq }) => ({ peer: author, at: seq }));
    this.say({ to, message: { t: `presence-${message.t}`, list } });
  }

  forget(peer: PeerId): void {
    for (const waiting of [this.#pushes, this.#gathering, this.#answers, this.#suspicions])
      waiting.delete(peer);
    this.#prunes.delete(peer);
  }

  /** All that waits for those whom we are linked with. @param gatherMs how long what is gathered waits after the last time */
  messages(linked: ReadonlySet<PeerId>, nowMs: number, gatherMs: number): ToPeer[] {
    if (this.#gathering.size > 0 && Math.abs(nowMs - this.#gatheredAtMs) >= gatherMs) {
      this.#gatheredAtMs = nowMs;
      for (const [to, records] of drained(this.#gathering))
        for (const record of records) this.push(to, record);
    }
    if (this.#isEmpty()) return [];
    const said = this.#said.splice(0);
    for (const [to, authors] of drained(this.#prunes))
      for (const list of inParts(authors, PRESENCE_PER_MESSAGE_MAX))
        said.push({ to, message: { t: 'presence-prune', list } });
    for (const [push, waiting] of [
      [true, this.#pushes],
      [false, this.#answers],
    ] as const)
      for (const [to, records] of drained(waiting))
        for (const list of inParts(records, PRESENCE_PER_MESSAGE_MAX))
          said.push({ to, message: { t: 'presence', push, list } });
    for (const [to, versions] of drained(this.#suspicions))
      for (const list of inParts(versions, SUSPECTS_PER_MESSAGE_MAX))
        said.push({ to, message: { t: 'suspect', list } });
    return said.filter(({ to }) => linked.has(to));
  }

  /** But for what is gathered. It is asked after each message that comes. */
  #isEmpty(): boolean {
    const waiting = this.#pushes.size + this.#answers.size + this.#suspicions.size;
    return waiting + this.#prunes.size + this.#said.length === 0;
  }
}

function add<T>(waiting: Map<PeerId, T[]>, peer: PeerId, it: T): void {
  const list = waiting.get(peer);
  if (list) list.push(it);
  else waiting.set(peer, [it]);
}

function drained<T>(waiting: Map<PeerId, T[]>): [PeerId, T[]][] {
  const all = [...waiting];
  waiting.clear();
  return all;
}
