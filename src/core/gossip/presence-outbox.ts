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
  | { readonly t: 'presence-prune'; readonly author: PeerId }
  | Sums
  | Vector;

export interface ToPeer {
  readonly to: PeerId;
  readonly message: PresenceSaid;
}

export class PresenceOutbox {
  readonly #pushes = new Map<PeerId, Presence[]>();
  readonly #answers = new Map<PeerId, Presence[]>();
  readonly #suspicions = new Map<PeerId, Version[]>();
  #said: ToPeer[] = [];

  say(said: ToPeer): void {
    this.#said.push(said);
  }

  /** Along the tree. */
  push(to: PeerId, record: Presence): void {
    add(this.#pushes, to, record);
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
    if (message.t === 'prune') {
      const { author } = message;
      return this.say({ to, message: { t: 'presence-prune', author } });
    }
    const list = message.list.map(({ author, seq }) => ({ peer: author, at: seq }));
    this.say({ to, message: { t: `presence-${message.t}`, list } });
  }

  forget(peer: PeerId): void {
    for (const waiting of [this.#pushes, this.#answers, this.#suspicions]) waiting.delete(peer);
  }

  /** All that waits for those whom we are linked with. */
  messages(linked: ReadonlySet<PeerId>): ToPeer[] {
    const said = this.#said.splice(0);
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
