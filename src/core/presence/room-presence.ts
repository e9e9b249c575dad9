/** Who is here, over links: drives the machine of gossip/presence.ts. */
import { Answers } from '../base/answers.ts';
import type { Bytes } from '../base/bytes.ts';
import { each } from '../base/each.ts';
import { createListeners } from '../base/events.ts';
import { peerId, type PeerId } from '../base/ids.ts';
import { steadyClock } from '../base/steady-clock.ts';
import { Turns } from '../base/turns.ts';
import type { Presence } from '../gossip/presence-book.ts';
import type { PresenceSaid } from '../gossip/presence-outbox.ts';
import { PresenceMachine } from '../gossip/presence.ts';
import type { Version } from '../gossip/presence-compare.ts';
import {
  RECORDS_WAITING_BYTES_MAX,
  RECORDS_WAITING_MAX,
  SUSPECT_AFTER_MS,
  TREE_TICK_MS,
} from '../limits/gossip.ts';
import { LOST_MS } from '../limits/mesh.ts';
import { ANSWERS } from '../limits/shared.ts';
import type { Members, RoomAnswers, RoomMessage } from '../peers.ts';
import type { Clock, Off } from '../ports.ts';
import type { PresenceMessage, SignedPresence } from '../wire/message.ts';
import { Comparisons } from './comparisons.ts';
import { OwnPresence } from './own-presence.ts';
import { PresenceBudgets } from './presence-budgets.ts';
import { PresenceIntake } from './presence-intake.ts';
import { isPresenceMessage, ownOf, versionsOf, wireOf } from './presence-wire.ts';
import type { RoomPresenceOptions } from './room-presence-options.ts';

export class RoomPresence implements Members {
  readonly #options: RoomPresenceOptions;
  /** For what waits; records have the time of the device. */
  readonly #steady: Clock;
  readonly #machine: PresenceMachine;
  readonly #comparisons: Comparisons;
  readonly #answers: RoomAnswers;
  readonly #incoming = new Turns<PeerId>({
    count: RECORDS_WAITING_MAX,
    bytes: RECORDS_WAITING_BYTES_MAX,
  });
  readonly #intake: PresenceIntake;
  readonly #own: OwnPresence;
  readonly #budgets = new PresenceBudgets();
  /** Links that ended, and when. */
  readonly #ended = new Map<PeerId, number>();
  readonly #came = createListeners<[PeerId]>();
  readonly #went = createListeners<[PeerId]>();
  readonly onCame = this.#came.add;
  readonly onWent = this.#went.add;
  readonly #offs: Off[] = [];
  #aloneSinceMs: number | undefined;
  #stopTimer: Off | undefined;
  #closed = false;

  constructor(options: RoomPresenceOptions) {
    const { roomId, identity, crypto, proofBits, name, clock, random, peers } = options;
    const { isDear, changed, keeps = () => undefined, looks = () => undefined } = options;
    this.#options = options;
    this.#steady = steadyClock(clock);
    const turned = (it: PeerId, isHere: boolean) => (isHere ? this.#came : this.#went).emit(it);
    this.#machine = new PresenceMachine({
      ...{ self: identity.peer, isDear, turned, changed },
      random: () => random.next(),
    });
    this.#answers = options.answers ?? new Answers({ ...ANSWERS, clock, peers });
    this.#comparisons = new Comparisons(random);
    const { peer: self } = identity;
    this.#intake = new PresenceIntake({ roomId, crypto, proofBits, self, clock, peers });
    this.#own = new OwnPresence({ roomId, identity, clock, random, name, keeps, looks });
  }

  /** The others who are here, linked or not. */
  others(): Presence[] {
    const { self, book } = this.#machine;
    return [...book.all()].filter(({ peer }) => peer !== self && !this.#options.isHidden(peer));
  }

  *members(): Generator<PeerId> {
    const { self, book } = this.#machine;
    for (const { peer } of book.all()) if (peer !== self) yield peer;
  }

  isHere(peer: PeerId): boolean {
    return this.of(peer) !== undefined;
  }

  of(peer: PeerId): Presence | undefined {
    return this.#machine.book.of(peer);
  }

  /** Call it before there are links. */
  start(): void {
    const { peers } = this.#options;
    this.#offs.push(
      peers.onLinked((peer) => this.#onLinked(peer)),
      peers.onUnlinked((peer, stays) => this.#onUnlinked(peer, stays)),
      peers.onMessage((peer, message) => this.#onMessage(peer, message)),
    );
    void this.#renew();
  }

  showProof(nonce: Bytes): void {
    this.#own.proof = nonce;
    void this.#renew();
  }

  /** Our name is another one, or what we say of the files that we keep. */
  restate(): void {
    void this.#renew();
  }

  /** The heartbeat. */
  tick(): void {
    const nowMs = this.#steady.now();
    if (this.#own.isDue()) void this.#renew();
    if (this.#aloneSinceMs !== undefined && nowMs - this.#aloneSinceMs >= LOST_MS) {
      this.#aloneSinceMs = undefined;
      this.#ended.clear();
      this.#machine.alone();
    }
    const peer = this.#comparisons.due(this.#options.peers.linked(), nowMs);
    if (peer !== undefined) this.#compare(peer);
    this.#due();
  }

  /** Says goodbye. */
  close(): void {
    this.#closed = true;
    const { peers } = this.#options;
    for (const { to, message } of this.#machine.messages(Infinity)) peers.send(to, wireOf(message));
    const list = this.#own.goodbye ? [this.#own.goodbye] : [];
    if (list.length > 0)
      for (const peer of peers.linked()) peers.send(peer, { t: 'presence', push: true, list });
    for (const off of [this.#stopTimer, ...this.#offs.splice(0)]) off?.();
    each([this.#came, this.#went], (it) => it.clear());
  }

  #onLinked(peer: PeerId): void {
    this.#aloneSinceMs = undefined;
    this.#ended.delete(peer);
    this.#machine.linked(peer);
    const { identity } = this.#options;
    // One side is enough. A newcomer gets the list of two links, and not of all at once.
    if (identity.peer < peer && this.#comparisons.begin(peer, this.#steady.now()))
      this.#compare(peer);
    this.#flush();
  }

  #onUnlinked(peer: PeerId, stays: boolean): void {
    const nowMs = this.#steady.now();
    this.#machine.unlinked(peer, nowMs);
    this.#comparisons.forget(peer);
    if (!stays) this.#ended.set(peer, nowMs);
    if (this.#options.peers.linked().length === 0) this.#aloneSinceMs = nowMs;
    this.#wait();
  }

  #onMessage(peer: PeerId, message: RoomMessage): void {
    if (!isPresenceMessage(message)) return;
    this.#hear(peer, message);
    this.#flush();
  }

  #hear(peer: PeerId, message: PresenceMessage): void {
    const nowMs = this.#steady.now();
    const machine = this.#machine;
    const isRead = this.#budgets.takes(peer, message, nowMs);
    if (message.t === 'suspect') machine.suspected(peer, ownOf(machine, message.list), nowMs);
    if (!isRead) return;
    switch (message.t) {
      case 'presence': {
        const { push, list } = message;
        const bytes = list.reduce((sum, { body }) => sum + body.length, 0);
        const load = { count: list.length, bytes };
        return void this.#incoming.add(peer, load, () => this.#receive(peer, list, push));
      }
      case 'suspect':
        return this.#hearSuspicion(peer, versionsOf(message.list));
      case 'presence-ihave':
        return machine.announced(peer, versionsOf(message.list), nowMs);
      case 'presence-graft': {
        const list = versionsOf(message.list);
        return void this.#answers.give(peer, () => machine.grafted(peer, list).map(wireOf));
      }
      case 'presence-prune':
        return machine.pruned(peer, message.list.map(peerId));
      case 'vouch':
        return machine.vouch(peer, message.ask, versionsOf(message.list), nowMs);
      case 'presence-sums': {
        if (!this.#comparisons.begin(peer, nowMs)) return;
        const sums = { ...message, salt: message.salt.slice(), sums: message.sums.slice() };
        return void this.#answers.give(peer, () => {
          const vectors = machine.answerSums(sums);
          return this.#answerOf(vectors, vectors.length === 0 ? peer : undefined);
        });
      }
      case 'presence-vector': {
        const [salt, scope] = [message.salt.slice(), message.scope.slice()];
        const vector = { ...message, salt, scope, list: versionsOf(message.list) };
        const last = vector.list.some((it) => machine.isNew(it)) ? undefined : peer;
        return void this.#answers.give(peer, () =>
          this.#answerOf([...machine.answerVector(vector, peer, nowMs)], last),
        );
      }
    }
  }

  /** Records that came before it may still be checked: it is about one of them, perhaps. */
  #hearSuspicion(peer: PeerId, list: Version[]): void {
    const hear = () => this.#machine.suspected(peer, list, this.#steady.now());
    if (!this.#incoming.has(peer)) return hear();
    const load = { count: list.length, bytes: 0 };
    this.#incoming.add(peer, load, async () => {
      hear();
      this.#flush();
    });
  }

  /** @param last who lists nobody whom we do not know: when all is said, the next one has its turn */
  *#answerOf(said: readonly PresenceSaid[], last: PeerId | undefined): Generator<PresenceMessage> {
    for (const it of said) yield wireOf(it);
    const next = last !== undefined && this.#comparisons.over(last, this.#steady.now());
    if (next) this.#compare(next);
  }

  async #receive(peer: PeerId, list: readonly SignedPresence[], pushed: boolean): Promise<void> {
    const now = () => this.#steady.now();
    const onRepeated = (it: Version) => this.#machine.repeated(peer, it, pushed, now());
    const isNew = (it: Version) => this.#machine.isNew(it);
    const records = await this.#intake.check(peer, list, isNew, onRepeated);
    if (this.#closed) return; // what a peer said before its link ended counts: its goodbye
    const taken = this.#machine.received(peer, records, pushed, now());
    if (taken > 0 && !pushed) this.#comparisons.gained(now());
    this.#flush();
  }

  async #renew(): Promise<void> {
    const record = await this.#own.renew(this.#machine.mustRenewAfter ?? 0);
    if (!record || this.#closed) return;
    this.#machine.renewed(record, this.#steady.now());
    this.#flush();
  }

  #compare(peer: PeerId): void {
    const { peers, random } = this.#options;
    peers.send(peer, wireOf(this.#machine.compare(random.bytes(8))));
  }

  #due(): void {
    const { peers } = this.#options;
    const nowMs = this.#steady.now();
    // Without any link it is we who may be gone: then we wait for one.
    if (peers.linked().length > 0)
      for (const [peer, atMs] of this.#ended) {
        if (Math.abs(nowMs - atMs) < SUSPECT_AFTER_MS) continue;
        this.#ended.delete(peer);
        this.#machine.lost(peer, nowMs);
      }
    this.#machine.due(nowMs);
    this.#flush();
  }

  #flush(): void {
    const { peers } = this.#options;
    for (const { to, message } of this.#machine.messages(this.#steady.now()))
      peers.send(to, wireOf(message));
    if (this.#machine.mustRenewAfter !== undefined && this.#own.mayAnswer()) void this.#renew();
    this.#wait();
  }

  #wait(): void {
    const machine = this.#machine;
    const isSuspecting = this.#ended.size > 0 && this.#options.peers.linked().length > 0;
    const isWaiting = machine.isWaiting() || isSuspecting || machine.mustRenewAfter !== undefined;
    if (this.#stopTimer || this.#closed || !isWaiting) return;
    this.#stopTimer = this.#options.clock.after(TREE_TICK_MS, () => {
      this.#stopTimer = undefined;
      this.#due();
    });
  }
}
