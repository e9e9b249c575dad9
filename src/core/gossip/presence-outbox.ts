/** What waits to be sent: records and suspicions are gathered for each peer. */
import type { PeerId } from '../base/ids.ts';
import {
  GATHER_SUSPICIONS_MS_MAX,
  PRESENCE_PER_MESSAGE_MAX,
  SUSPECTS_PER_MESSAGE_MAX,
} from '../limits/gossip.ts';
import { inParts, type ToPeer as TreeToPeer } from './tree-messages.ts';
import { Gathered } from './gathered.ts';
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
  readonly #answers = new Map<PeerId, Presence[]>();
  readonly #suspicions = new Map<PeerId, Version[]>();
  /** What may wait a moment. */
  readonly #soon = {
    pushes: new Gathered<Presence>(),
    answers: new Gathered<Presence>(),
    suspicions: new Gathered<Version>(),
  };
  /** Whose records are to come by other ways. */
  readonly #prunes = new Map<PeerId, PeerId[]>();
  #said: ToPeer[] = [];

  say(said: ToPeer): void {
    this.#said.push(said);
  }

  /** Along the tree. @param mayWait a moment, so that several go together */
  push(to: PeerId, record: Presence, mayWait = false): void {
    if (mayWait) this.#soon.pushes.add(to, record);
    else add(this.#pushes, to, record);
  }

  answer(to: PeerId, record: Presence, mayWait = false): void {
    if (mayWait) this.#soon.answers.add(to, record);
    else add(this.#answers, to, record);
  }

  suspect(to: PeerId, version: Version, mayWait = false): void {
    this.#hurry(to, version.peer); // peers that do not list them would not know who is suspected
    if (mayWait) this.#soon.suspicions.add(to, version);
    else add(this.#suspicions, to, version);
  }

  /** There is a newer record: what waits about this person would come after it. Returns who was to get an older record. */
  outdated(peer: PeerId): PeerId[] {
    const { pushes, answers, suspicions } = this.#soon;
    suspicions.outdated(peer);
    return [...pushes.outdated(peer), ...answers.outdated(peer)];
  }

  /** `to` has said this itself meanwhile. */
  isKnownTo(to: PeerId, version: Version): void {
    this.#soon.pushes.isKnownTo(to, version);
    this.#soon.answers.isKnownTo(to, version);
  }

  isSuspectedBy(to: PeerId, version: Version): void {
    this.#soon.suspicions.isKnownTo(to, version);
  }

  /** Whether something waits although `messages` was called. */
  isGathering(): boolean {
    const { pushes, answers, suspicions } = this.#soon;
    return pushes.size + answers.size + suspicions.size > 0;
  }

  sayOfTree(said: TreeToPeer | undefined): void {
    if (!said) return;
    const { to, message } = said;
    if (message.t === 'prune') return add(this.#prunes, to, message.author);
    const list = message.list.map(({ author, seq }) => ({ peer: author, at: seq }));
    this.say({ to, message: { t: `presence-${message.t}`, list } });
  }

  forget(peer: PeerId): void {
    for (const waiting of [this.#pushes, this.#answers, this.#suspicions, this.#prunes])
      waiting.delete(peer);
    for (const waiting of Object.values(this.#soon)) waiting.forget(peer);
  }

  /** All that waits for those whom we are linked with. @param gatherMs how long what is gathered waits after the last time */
  messages(linked: ReadonlySet<PeerId>, nowMs: number, gatherMs: number): ToPeer[] {
    this.#takeGathered(nowMs, gatherMs);
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

  #hurry(to: PeerId, peer: PeerId): void {
    const { pushes, answers } = this.#soon;
    const [pushed, answered] = [pushes.remove(to, peer), answers.remove(to, peer)];
    if (pushed) this.push(to, pushed);
    if (answered) this.answer(to, answered);
  }

  #takeGathered(nowMs: number, gatherMs: number): void {
    const { pushes, answers, suspicions } = this.#soon;
    for (const [to, records] of pushes.take(nowMs, gatherMs))
      for (const it of records) this.push(to, it);
    for (const [to, records] of answers.take(nowMs, gatherMs))
      for (const it of records) this.answer(to, it);
    const waitMs = Math.min(gatherMs, GATHER_SUSPICIONS_MS_MAX);
    for (const [to, versions] of suspicions.take(nowMs, waitMs))
      for (const it of versions) this.suspect(to, it);
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
