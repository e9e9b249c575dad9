/** A Transport around another one. Where that one finds no direct path, a member that reaches both peers forwards a link. */
import { each } from '../base/each.ts';
import { equalBytes, type Bytes } from '../base/bytes.ts';
import { errorCode } from '../base/errors.ts';
import { createListeners } from '../base/events.ts';
import { idBytes, type PeerId, type RoomId } from '../base/ids.ts';
import { TICK_MS } from '../limits/shared.ts';
import type {
  Clock,
  Crypto,
  Identity,
  Lane,
  Link,
  Off,
  Random,
  SignalingStatus,
  Transport,
  OfferGate,
} from '../ports.ts';
import { DirectRetry } from './direct-retry.ts';
import { ForwardedLinks } from './forwarded-links.ts';
import { Forwarder, type Allowance } from './forwarder.ts';
import { decodeBulkPiece, decodeForwarding, isForwarding } from './forwarding-message.ts';
import { createHandshake } from './handshake.ts';
import { MemberBudgets } from './member-budgets.ts';
import { MemberLink } from './member-link.ts';
import { Member } from './member.ts';
import { Reachability } from './reachability.ts';

export interface WatchedAllowance extends Allowance {
  /** What `files` says may have changed. */
  onChange(f: () => void): Off;
}

export interface ForwardingTransportOptions {
  readonly roomId: RoomId;
  readonly identity: Identity;
  readonly transport: Transport;
  readonly allowance: WatchedAllowance;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly random: Random;
}

export class ForwardingTransport implements Transport {
  readonly self: PeerId;
  readonly #selfBytes: Bytes;
  readonly #transport: Transport;
  readonly #clock: Clock;
  readonly #links = createListeners<[Link]>();
  /** Peers with a direct link that the room listens to. */
  readonly #members = new Map<PeerId, Member>();
  readonly #reachability: Reachability;
  readonly #forwarder: Forwarder;
  readonly #forwardedLinks: ForwardedLinks;
  readonly #directRetry: DirectRetry;
  readonly #budgets = new MemberBudgets();
  #gate: OfferGate = () => 'taken';
  readonly #stopWatching: Off;
  #stopTicking: Off | undefined;
  #isClosed = false;

  constructor(options: ForwardingTransportOptions) {
    const { transport, allowance, crypto, clock, random } = options;
    const { self } = transport;
    const members = this.#members;
    this.self = self;
    this.#selfBytes = idBytes(self);
    this.#transport = transport;
    this.#clock = clock;
    this.#reachability = new Reachability({
      ...{ clock, members, budgets: this.#budgets },
      forwardsFiles: () => allowance.files(),
    });
    this.#forwarder = new Forwarder({
      clock,
      allowance,
      budgets: this.#budgets,
      linkTo: (peer) => members.get(peer)?.link,
    });
    this.#forwardedLinks = new ForwardedLinks({
      ...{ self, clock, random, crypto, members, handshake: createHandshake(options) },
      welcome: (peer) => this.#gate(peer, false),
      onLink: (link) => this.#links.emit(link),
    });
    this.#directRetry = new DirectRetry({
      clock,
      dial: (peer) => transport.dial(peer),
      forwarded: () => this.#forwardedLinks.peers(),
    });
    this.#stopWatching = allowance.onChange(() => this.#reachability.tellSoon());
  }

  start(): void {
    this.#transport.onLink((link) => this.#onLink(link));
    this.#stopTicking = this.#clock.every(TICK_MS, () => {
      each([this.#forwarder, this.#directRetry], (it) => it.tick());
    });
    this.#transport.start();
  }

  async dial(peer: PeerId): Promise<void> {
    // Where a direct link failed a moment ago, the room does not wait for it to fail again.
    if (this.#directRetry.isWaiting(peer) && (await this.#openForwarded(peer))) return;
    try {
      await this.#transport.dial(peer);
    } catch (error) {
      if (errorCode(error) === 'closed') throw error;
      this.#directRetry.failed(peer);
      if (!(await this.#openForwarded(peer))) throw error;
    }
  }

  onLink(f: (link: Link) => void): Off {
    return this.#links.add(f);
  }

  setGate(f: OfferGate): void {
    this.#gate = f;
    this.#transport.setGate(f);
  }

  doubt(peer?: PeerId): void {
    if (peer === undefined) this.#directRetry.refresh();
    this.#transport.doubt(peer);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#stopWatching();
    this.#stopTicking?.();
    this.#forwardedLinks.close();
    this.#forwarder.close();
    this.#reachability.close();
    this.#transport.close();
    this.#links.clear();
  }

  onSighting(f: (peer: PeerId, hasProof: boolean) => void): Off {
    return this.#transport.onSighting(f);
  }

  onStatus(f: (status: SignalingStatus) => void): Off {
    return this.#transport.onStatus(f);
  }

  onStrangers(f: (any: boolean, clockAheadMs?: number) => void): Off {
    return this.#transport.onStrangers(f);
  }

  showProof(nonce: Bytes): void {
    this.#transport.showProof(nonce);
  }

  refresh(): void {
    this.#transport.refresh();
  }

  /** Whether there is a link to `peer` now that a direct one failed. */
  async #openForwarded(peer: PeerId): Promise<boolean> {
    return !this.#isClosed && (this.#members.has(peer) || (await this.#forwardedLinks.open(peer)));
  }

  #onLink(link: Link): void {
    const { peer } = link;
    const member = new Member(link);
    const outer = new MemberLink({
      link,
      onListened: () => this.#join(member),
      reach: () => member.reach,
      receive: (lane, bytes) => isForwarding(lane, bytes) && this.#receive(member, lane, bytes),
      onDrain: (lane) => {
        if (lane !== 'bulk') return;
        this.#forwarder.drained();
        this.#forwardedLinks.drained(peer);
      },
      onEnd: () => {
        if (this.#members.get(peer) === member) this.#leave(member);
      },
    });
    this.#forwardedLinks.supersede(peer);
    this.#directRetry.linked(peer);
    this.#links.emit(outer);
  }

  #join(member: Member): void {
    const before = this.#members.get(member.peer);
    if (before === member) return;
    if (before) this.#leave(before);
    this.#members.set(member.peer, member);
    this.#reachability.tellSoon();
  }

  #leave(member: Member): void {
    this.#members.delete(member.peer);
    each([this.#forwardedLinks, this.#forwarder], (it) => it.gone(member.peer));
    this.#reachability.tellSoon();
  }

  /** True when the message is done with. The room sees the others, and counts them as faults. */
  #receive(from: Member, lane: Lane, bytes: Bytes): boolean {
    if (this.#members.get(from.peer) !== from) return true;
    const nowMs = this.#clock.now();
    const { messages, bytes: sizes } = this.#budgets;
    // Counted before anything is made of it. The room takes the excess for a fault.
    if (!messages.take(from.peer, nowMs) || !sizes.take(from.peer, nowMs, bytes.length))
      return false;
    return lane === 'bulk' ? this.#receiveBulk(from, bytes) : this.#receiveControl(from, bytes);
  }

  #receiveBulk(from: Member, bytes: Bytes): boolean {
    const piece = decodeBulkPiece(bytes);
    if (!piece) return false;
    return piece.to === this.self
      ? this.#forwardedLinks.takeBulk(from, piece)
      : this.#forwarder.takeBulk(from.peer, piece);
  }

  #receiveControl(from: Member, bytes: Bytes): boolean {
    const message = decodeForwarding(bytes);
    if (!message) return false;
    if (message.t === 'reach') return this.#reachability.take(from, message);
    // Too many asks go no further; the member that forwards them is not at fault.
    if (message.t === 'ask' && !this.#budgets.asks.take(from.peer, this.#clock.now())) return true;
    return equalBytes(message.to, this.#selfBytes)
      ? this.#forwardedLinks.take(from, message)
      : this.#forwarder.take(from.peer, message);
  }
}
