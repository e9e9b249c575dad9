/**
 * Who is here, linked with us or not. Each person signs a record when they come, when their name changes and when they leave;
 * new records go along a tree (entry-tree.ts), and what gets lost comes by comparing (presence-compare.ts). Those who lose a link
 * without a goodbye suspect its other end, as in SWIM (Das, Gupta, Motivala: "SWIM", 2002): a suspect who is here signs a new
 * record, and a suspect who does not goes off every list.
 *
 * A state machine without I/O: it is told what came, and `messages` is what to send. Records are verified before they get here.
 */
import type { PeerId } from '../base/ids.ts';
import {
  GATHER_MS_EACH,
  GATHER_MS_MAX,
  PRESENCE_PASSED_ON_MAX,
  PRESENCE_TRIALS,
  PRESENCE_PER_MESSAGE_MAX,
  SUSPECTED_MS,
  SUSPECTS_PER_MESSAGE_MAX,
} from '../limits/gossip.ts';
import { EntryTree } from './entry-tree.ts';
import { inParts } from './tree-messages.ts';
import { PresenceBook, type Presence } from './presence-book.ts';
import {
  answerSums,
  lackingIn,
  sumsOf,
  vectorsOf,
  type Sums,
  type Vector,
  type Version,
} from './presence-compare.ts';
import { PresenceOutbox, type PresenceSaid, type ToPeer } from './presence-outbox.ts';
import { PresenceShares } from './presence-shares.ts';
import { PresenceWatch } from './presence-watch.ts';
import type { Bytes } from '../base/bytes.ts';

export interface PresenceOptions {
  readonly self: PeerId;
  /** We are linked with them, or know them: invented people take no place from them. */
  isDear(peer: PeerId): boolean;
  /** Somebody else came or went. */
  turned?(peer: PeerId, isHere: boolean): void;
  /** Who is listed has changed, or what is known of them. */
  changed(): void;
  /** In [0, 1): who makes room for others where there is none. */
  random?(): number;
}

const positionOf = ({ peer, at }: Version) => ({ author: peer, seq: at });

export class PresenceMachine {
  readonly book: PresenceBook;
  readonly self: PeerId;
  /** Somebody takes us for gone, or holds a record of ours that is newer than the last one we know of: sign a new one, later than that. */
  mustRenewAfter: number | undefined;
  readonly #options: PresenceOptions;
  readonly #tree: EntryTree;
  readonly #watch: PresenceWatch;
  readonly #linked = new Set<PeerId>();
  readonly #suspects = new Map<PeerId, { readonly at: number; readonly untilMs: number }>();
  readonly #outbox = new PresenceOutbox();
  readonly #shares: PresenceShares;

  constructor(options: PresenceOptions) {
    this.#options = options;
    this.#watch = new PresenceWatch(options.self);
    this.#tree = new EntryTree(options.self, { trials: PRESENCE_TRIALS });
    this.self = options.self;
    this.#shares = new PresenceShares(this.self);
    this.book = new PresenceBook(
      (peer) => peer === this.self || options.isDear(peer),
      (peer, isHere) => peer !== this.self && options.turned?.(peer, isHere),
      () => options.random?.() ?? 0,
    );
  }

  linked(peer: PeerId): void {
    this.#linked.add(peer);
    this.#tree.linked(peer);
    const own = this.book.of(this.self);
    if (!own) return;
    this.#tree.has(peer, positionOf(own));
    this.#outbox.answer(peer, own);
  }

  unlinked(peer: PeerId, nowMs: number): void {
    this.#linked.delete(peer);
    // Those who had a link have a part together: links of many keys, one after another, are worth no more than one.
    this.book.unlinked(peer, this.self, nowMs);
    this.#tree.unlinked(peer);
    this.#outbox.forget(peer);
  }

  /** Our own new record. */
  renewed(record: Presence, nowMs: number): void {
    if (record.at > (this.mustRenewAfter ?? 0)) this.mustRenewAfter = undefined;
    this.book.take(record, record.peer, nowMs);
    this.#push(record, nowMs, true);
    this.#options.changed();
  }

  /** Whether a record is newer than what we know. Those that are not need no check of their signatures. */
  isNew({ peer, at }: Version): boolean {
    return at > this.book.lastOf(peer);
  }

  /** `from` brought a record that is not new. */
  repeated(from: PeerId, version: Version, pushed: boolean, nowMs: number): void {
    const { peer, at } = version;
    this.#outbox.isKnownTo(from, version);
    const here = this.book.of(peer);
    const absent = this.book.absent(peer);
    if (here) {
      if (here.at > at) this.#outbox.answer(from, here);
      else if (pushed)
        this.#outbox.sayOfTree(this.#tree.repeated(from, positionOf(version), nowMs));
      else this.#tree.has(from, positionOf(version));
    } else if (absent) {
      if (absent.record.at > at) this.#outbox.answer(from, absent.record);
      else if (pushed)
        this.#outbox.sayOfTree(this.#tree.repeated(from, positionOf(version), nowMs));
      if (absent.silent && this.#shares.mayTellSilent(from, 1, nowMs))
        this.#outbox.suspect(from, { peer, at: absent.record.at });
    }
  }

  /** `from` brought these. Returns how many were new. */
  received(from: PeerId, records: readonly Presence[], pushed: boolean, nowMs: number): number {
    const isPassedOn = pushed || records.length <= PRESENCE_PASSED_ON_MAX;
    let taken = 0;
    for (const record of records) {
      if (record.peer === this.self) {
        // Of an earlier visit, or from before our clock was set back.
        if (this.isNew(record)) this.#mustRenew(record.at);
        continue;
      }
      const isNewcomer = !this.book.of(record.peer) && !this.book.absent(record.peer)?.silent;
      if (!this.isNew(record)) this.repeated(from, record, pushed, nowMs);
      else if (this.book.take(record, from, nowMs)) {
        taken += 1;
        const waited = this.#outbox.outdated(record.peer).filter((it) => it !== from);
        const isAnswer = this.#suspects.delete(record.peer);
        const isFresh = pushed || record.peer === from;
        this.#watch.told(record.peer, isFresh);
        if (pushed) this.#tree.brought(from, positionOf(record), nowMs);
        else this.#tree.has(from, positionOf(record));
        // Those who suspect them wait for it, whatever others bring.
        if (isPassedOn && (isAnswer || this.#shares.passRecord(from, nowMs)))
          this.#push(record, nowMs, isFresh, isNewcomer && !isAnswer);
        else if (!record.gone) for (const to of waited) this.#outbox.answer(to, record);
      }
    }
    if (taken > 0) this.#options.changed();
    return taken;
  }

  /** What a peer says about the tree. */
  announced(from: PeerId, list: readonly Version[], nowMs: number): void {
    const positions = list.map(positionOf);
    this.#tree.announced(from, positions, nowMs, (it) => this.#isWanted(it.author, it.seq));
  }

  /** Returns what is asked for. */
  grafted(from: PeerId, list: readonly Version[]): PresenceSaid[] {
    this.#tree.grafted(from, list.map(positionOf));
    const asked = [...new Set(list.map(({ peer }) => peer))];
    const records = asked.flatMap((it) => this.book.of(it) ?? this.book.absent(it)?.record ?? []);
    const parts = inParts(records, PRESENCE_PER_MESSAGE_MAX);
    return parts.map((part) => ({ t: 'presence', push: true, list: part }));
  }

  pruned(from: PeerId, authors: readonly PeerId[]): void {
    for (const author of authors) this.#tree.pruned(from, author);
  }

  /** `from` says, or without it we do, that these may be gone. */
  suspected(from: PeerId | undefined, list: readonly Version[], nowMs: number): void {
    for (const version of list) {
      const { peer, at } = version;
      const here = this.book.of(peer);
      if (!here || here.at < at) continue;
      if (here.at > at) {
        if (from !== undefined) this.#outbox.answer(from, here);
      } else if (peer === this.self) this.#mustRenew(at);
      else if (this.#suspects.has(peer)) {
        if (from !== undefined) this.#outbox.isSuspectedBy(from, version);
      } else if (this.#shares.passSuspicion(from, nowMs)) {
        // What is not passed on does not count: the suspect would not hear of it.
        this.#suspects.set(peer, { at, untilMs: nowMs + SUSPECTED_MS });
        const others = [...this.#linked].filter((it) => it !== from);
        for (const to of others) this.#outbox.suspect(to, version, to !== peer);
      }
    }
  }

  /** Our link to `peer` is lost, and did not come back. With all others lost too, it is we who may be gone. */
  lost(peer: PeerId, nowMs: number): void {
    if (this.#linked.size === 0) return;
    const here = this.book.of(peer);
    if (!here) return;
    this.#watch.accuse(here, nowMs);
    this.#doubt(nowMs);
  }

  /** `from` asks which of these we are linked with, or says that it is. */
  vouch(from: PeerId, ask: boolean, list: readonly Version[], nowMs: number): void {
    if (!ask)
      for (const { peer } of list) this.#watch.vouched(peer, from, this.#linked.size, nowMs);
    const own = list.filter(({ peer }) => this.#linked.has(peer) && peer !== from);
    if (ask && own.length > 0)
      this.#outbox.say({ to: from, message: { t: 'vouch', ask: false, list: own } });
  }

  compare(salt: Bytes): Sums {
    return sumsOf(this.book, salt);
  }

  answerSums(message: Sums): Vector[] {
    return answerSums(this.book, message);
  }

  /** What the sender of this vector lacks. */
  *answerVector(message: Vector, to: PeerId, nowMs: number): Generator<PresenceSaid> {
    const { records, silent } = lackingIn(this.book, message);
    for (const list of inParts(records, PRESENCE_PER_MESSAGE_MAX))
      yield { t: 'presence', push: false, list };
    for (const list of inParts(silent, SUSPECTS_PER_MESSAGE_MAX))
      if (this.#shares.mayTellSilent(to, list.length, nowMs)) yield { t: 'suspect', list };
    if (message.reply) yield* vectorsOf(this.book, message.salt, message.scope, false);
  }

  /** We have been without a link for long: what we know of others is old. */
  alone(): void {
    const others = [...this.book.all()].filter(({ peer }) => peer !== this.self);
    for (const { peer } of others) this.book.forget(peer);
    this.#suspects.clear();
    this.#watch.clear();
    if (others.length > 0) this.#options.changed();
  }

  /** Call it every TREE_TICK_MS while `isWaiting`, and now and then. */
  due(nowMs: number): void {
    for (const said of this.#tree.due(nowMs, (it) => this.#isWanted(it.author, it.seq)))
      this.#outbox.sayOfTree(said);
    if (this.#linked.size === 0) return;
    let silent = 0;
    for (const [peer, { at, untilMs }] of this.#suspects) {
      if (untilMs > nowMs) continue;
      this.#suspects.delete(peer);
      // A living link says more than what others say. What was to tell them may be lost: the next who suspects them is heard again.
      if (this.book.of(peer)?.at !== at || this.#linked.has(peer)) continue;
      this.book.fellSilent(peer);
      silent += 1;
    }
    if (silent > 0) this.#options.changed();
    for (const { peer, at } of [...this.book.expired(nowMs)]) {
      if (peer === this.self || this.#linked.has(peer)) this.book.keep(peer, nowMs);
      else this.suspected(undefined, [{ peer, at }], nowMs);
    }
    this.#doubt(nowMs);
  }

  /** Whether `due` will have something to do soon. */
  isWaiting(): boolean {
    const isInDoubt = this.#suspects.size > 0 || this.#watch.isAsking();
    const isSpeaking = this.#tree.isWaiting() || this.#outbox.isGathering();
    return isSpeaking || (isInDoubt && this.#linked.size > 0);
  }

  /** What to send now. */
  messages(nowMs: number): ToPeer[] {
    const gatherMs = Math.min(GATHER_MS_MAX, GATHER_MS_EACH * this.book.size);
    return this.#outbox.messages(this.#linked, nowMs, gatherMs);
  }

  #doubt(nowMs: number): void {
    const { ask, suspect } = this.#watch.due(this.book, this.#linked, nowMs);
    for (const list of inParts(ask, SUSPECTS_PER_MESSAGE_MAX))
      for (const to of this.#linked)
        this.#outbox.say({ to, message: { t: 'vouch', ask: true, list } });
    this.suspected(undefined, suspect, nowMs);
  }

  /** An answer to a suspicion must not wait; a newcomer's record may. */
  #push(record: Presence, nowMs: number, isFresh: boolean, isNewcomer = false): void {
    for (const to of this.#tree.push(positionOf(record), nowMs))
      if (isFresh) this.#outbox.push(to, record, isNewcomer);
      else this.#outbox.answer(to, record, isNewcomer);
  }

  #mustRenew(at: number): void {
    this.mustRenewAfter = Math.max(at, this.mustRenewAfter ?? 0);
  }

  #isWanted(peer: PeerId, at: number): boolean {
    const isHere = this.book.of(peer) !== undefined;
    return this.isNew({ peer, at }) && peer !== this.self && (isHere || this.book.hasRoom());
  }
}
