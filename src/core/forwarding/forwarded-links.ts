/** Our own forwarded links, at most one to a peer: from the ask that we send or get to the end. */
import { attempt, each } from '../base/each.ts';
import { equalBytes, type Bytes } from '../base/bytes.ts';
import { peerId, type PeerId } from '../base/ids.ts';
import type { Clock, Crypto, KeyAgreement, Lane, Link, Off, Random, Welcome } from '../ports.ts';
import { FORWARDING_TIMEOUT_MS } from '../limits/forwarding.ts';
import { LINK_ID_BYTES } from '../limits/shared.ts';
import { chooseForwarder } from './choose-forwarder.ts';
import { ForwardedLink } from './forwarded-link.ts';
import { ForwarderBackoff, type ForwarderFailure } from './forwarder-backoff.ts';
import {
  encodeBulkPiece,
  endsOf,
  type BulkPiece,
  type DropReason,
  type EndMessage,
  type HandshakeMessage,
} from './forwarding-message.ts';
import { NO_KEY, type Handshake, type LinkKeys } from './handshake.ts';
import type { Member, Members } from './member.ts';

export interface ForwardedLinksOptions {
  readonly self: PeerId;
  readonly clock: Clock;
  readonly random: Random;
  readonly crypto: Crypto;
  readonly handshake: Handshake;
  readonly members: Members;
  /** Whether we would link with a peer that asks. */
  welcome(peer: PeerId): Welcome;
  onLink(link: Link): void;
}

/** Where a link to `peer` is being set up, or open. */
interface Route {
  readonly peer: PeerId;
  readonly forwarder: PeerId;
  /** Names the link, 8 bytes. */
  readonly id: Bytes;
  readonly isAsker: boolean;
  readonly own: KeyAgreement;
  /** Once both ends have the keys. */
  link: ForwardedLink | undefined;
  isOpen: boolean;
  /** Its end is not said: the other side ends it, too. */
  isSuperseded: boolean;
  settle(opened: boolean): void;
  stopTimer: Off;
}

type NewRoute = Pick<Route, 'peer' | 'forwarder' | 'id' | 'isAsker' | 'own' | 'settle'>;

export class ForwardedLinks {
  readonly #options: ForwardedLinksOptions;
  readonly #routes = new Map<PeerId, Route>();
  readonly #backoff: ForwarderBackoff;
  #isClosed = false;

  constructor(options: ForwardedLinksOptions) {
    this.#options = options;
    this.#backoff = new ForwarderBackoff(options.clock);
  }

  /** Asks a member to forward a link; resolves with whether there is one then. */
  async open(peer: PeerId): Promise<boolean> {
    if (this.has(peer)) return true;
    const forwarder = this.#chooseForwarder(peer);
    return forwarder === undefined ? false : this.#ask(peer, forwarder);
  }

  /** There is an open one. */
  has(peer: PeerId): boolean {
    return this.#routes.get(peer)?.isOpen ?? false;
  }

  /** Peers with an open one. */
  peers(): PeerId[] {
    return [...this.#routes.values()].flatMap((it) => (it.isOpen ? [it.peer] : []));
  }

  /** There is a direct link now, on the other side, too: the room ends the forwarded one, and no `drop` is sent. */
  supersede(peer: PeerId): void {
    const route = this.#routes.get(peer);
    if (!route) return;
    route.isSuperseded = true;
    if (!route.isOpen) this.#end(route, 'linked');
  }

  /** False for what `from` may not say. */
  take(from: Member, message: EndMessage): boolean {
    const peer = peerId(message.from);
    if (peer === from.peer || peer === this.#options.self) return false;
    if (message.t === 'ask') {
      void this.#onAsk(from, message);
      return true;
    }
    const route = this.#routeOf(from, peer, message.link);
    if (route) this.#onMessage(route, message);
    else if (message.t === 'piece' && !this.#options.members.has(peer)) {
      this.#drop(from.peer, peer, message.link, 'unknown');
    }
    return true;
  }

  /** False for what `from` may not say. */
  takeBulk(from: Member, piece: BulkPiece): boolean {
    if (piece.from === from.peer || piece.from === this.#options.self) return false;
    this.#routeOf(from, piece.from, piece.link)?.link?.receive('bulk', piece.body);
    return true;
  }

  /** The bulk lane to a member takes more. */
  drained(forwarder: PeerId): void {
    each(this.#routes.values(), (it) => it.forwarder === forwarder && it.link?.resume());
  }

  /** A member is no longer linked, and forwards nothing more. */
  gone(forwarder: PeerId): void {
    each(
      this.#routes.values(),
      (it) => it.forwarder === forwarder && this.#end(it, 'forwarder is gone'),
    );
  }

  close(): void {
    this.#isClosed = true;
    each(this.#routes.values(), (route) => {
      this.#drop(route.forwarder, route.peer, route.id, 'closed');
      this.#end(route, 'closed');
    });
  }

  #chooseForwarder(peer: PeerId): PeerId | undefined {
    const routes = [...this.#routes.values()];
    const candidates = [...this.#options.members.values()].map((it) => ({
      peer: it.peer,
      reach: it.reach,
      files: it.files,
      forwards: routes.filter(({ forwarder }) => forwarder === it.peer).length,
      isDoubted: this.#backoff.isDoubted(it.peer, peer),
    }));
    return chooseForwarder(peer, candidates, (it) => this.#backoff.isResting(it, peer))?.peer;
  }

  async #ask(peer: PeerId, forwarder: PeerId): Promise<boolean> {
    const own = await this.#options.crypto.createAgreement();
    const id = this.#options.random.bytes(LINK_ID_BYTES);
    const body = await this.#options.handshake.sign(peer, id, own, NO_KEY);
    const known = this.#routes.get(peer);
    if (this.#isClosed || known?.isOpen) return !this.#isClosed;
    // The peer is asking us just now and gets our answer; that will be the link.
    if (known && !known.isAsker) return false;
    return new Promise((settle) => {
      const route = this.#begin({ peer, forwarder, id, own, isAsker: true, settle });
      const ask = { t: 'ask', ...this.#endsOf(peer, id), files: false, body } as const;
      if (!this.#options.members.get(forwarder)?.say(ask)) this.#fail(route, 'failed');
    });
  }

  async #onAsk(from: Member, message: HandshakeMessage): Promise<void> {
    const { members, crypto, handshake } = this.#options;
    const peer = peerId(message.from);
    const [id, body, { files }] = [message.link.slice(), message.body.slice(), message];
    const running = this.#routes.get(peer);
    // Of two asks that cross, the one of the smaller id stands.
    if (running && !running.isOpen && running.isAsker && this.#options.self < peer) return;
    // An ask may be a copy of an old one, so it ends nothing. A peer that has lost its link says so when we use it.
    const welcome = this.#options.welcome(peer);
    if (welcome === 'silent') return;
    if (members.has(peer) || running?.isOpen || welcome === 'refused') {
      return this.#drop(from.peer, peer, id, 'refused');
    }
    const theirs = await handshake.verify(peer, id, body, NO_KEY);
    if (!theirs) return;
    const own = await crypto.createAgreement();
    const keys = await handshake.deriveKeys(peer, id, own, theirs, false);
    const answer = await handshake.sign(peer, id, own, theirs);
    if (!keys || this.#isClosed || members.has(peer) || this.has(peer)) return;
    const forwarder = members.get(from.peer);
    if (!forwarder) return;
    const settle = () => undefined;
    const route = this.#begin({ peer, forwarder: from.peer, id, own, isAsker: false, settle });
    this.#connect(route, keys, files);
    forwarder.say({ t: 'answer', ...this.#endsOf(peer, id), files: false, body: answer });
  }

  #onMessage(route: Route, message: Exclude<EndMessage, { t: 'ask' }>): void {
    if (message.t === 'piece') route.link?.receive('control', message.body);
    else if (message.t === 'drop') this.#onDrop(route, message.reason);
    else if (route.isAsker && !route.link) {
      void this.#onAnswer(route, message.body.slice(), message.files);
    }
  }

  async #onAnswer(route: Route, body: Bytes, files: boolean): Promise<void> {
    const { peer, id, own } = route;
    const isOver = () => this.#routes.get(peer) !== route || route.link !== undefined;
    const theirs = await this.#options.handshake.verify(peer, id, body, own.publicKey);
    if (isOver()) return;
    if (!theirs) return this.#fail(route, 'spoiled');
    const keys = await this.#options.handshake.deriveKeys(peer, id, own, theirs, true);
    if (isOver()) return;
    if (!keys) return this.#fail(route, 'spoiled');
    this.#connect(route, keys, files);
    this.#opened(route);
  }

  /** The forwarder may say it or the other end. We believe it once, and may ask the forwarder again at once. */
  #onDrop(route: Route, reason: DropReason): void {
    const isSaidAgain = this.#backoff.isDoubted(route.forwarder, route.peer);
    const isFine = reason === 'refused' || (!isSaidAgain && ['closed', 'spent'].includes(reason));
    this.#fail(route, isFine ? 'doubted' : 'failed');
  }

  #begin(started: NewRoute): Route {
    const stopTimer = this.#options.clock.after(FORWARDING_TIMEOUT_MS, () =>
      this.#fail(route, 'failed'),
    );
    const state = { link: undefined, isOpen: false, isSuperseded: false };
    const route: Route = { ...started, ...state, stopTimer };
    const before = this.#routes.get(route.peer);
    this.#routes.set(route.peer, route);
    if (before) this.#end(before, 'superseded');
    return route;
  }

  #connect(route: Route, keys: LinkKeys, files: boolean): void {
    const { peer, forwarder, id } = route;
    route.link = new ForwardedLink({
      ...{ peer, id, keys, crypto: this.#options.crypto },
      forwarder: { peer: forwarder, files },
      forward: (lane, body) => this.#forward(route, lane, body),
      onProven: () => this.#opened(route),
      onEnd: (why) => {
        if (why === 'spoiled') this.#backoff.add(forwarder, peer, why);
        if (why !== 'gone' && !route.isSuperseded) this.#drop(forwarder, peer, id, 'closed');
        this.#end(route, 'ended');
      },
    });
  }

  #opened(route: Route): void {
    if (route.isOpen || this.#routes.get(route.peer) !== route || !route.link) return;
    route.isOpen = true;
    route.stopTimer();
    this.#options.onLink(route.link);
    route.settle(true);
  }

  #fail(route: Route, why: ForwarderFailure): void {
    this.#backoff.add(route.forwarder, route.peer, why);
    this.#end(route, 'not forwarded any more');
  }

  /** Takes it off the list, tells who waits for it, and ends its link. */
  #end(route: Route, reason: string): void {
    if (this.#routes.get(route.peer) === route) this.#routes.delete(route.peer);
    route.stopTimer();
    route.settle(route.isOpen);
    route.link?.end(reason);
  }

  /** The route that a message belongs to. */
  #routeOf(from: Member, peer: PeerId, id: Bytes): Route | undefined {
    const route = this.#routes.get(peer);
    return route?.forwarder === from.peer && equalBytes(route.id, id) ? route : undefined;
  }

  #forward({ peer, forwarder, id }: Route, lane: Lane, body: Bytes): boolean {
    const member = this.#options.members.get(forwarder);
    if (!member) return false;
    if (lane === 'control') return member.say({ t: 'piece', ...this.#endsOf(peer, id), body });
    const piece = { from: this.#options.self, to: peer, link: id, body };
    return attempt(() => member.link.send('bulk', encodeBulkPiece(piece))) ?? false;
  }

  #drop(forwarder: PeerId, peer: PeerId, id: Bytes, reason: DropReason): void {
    const member = this.#options.members.get(forwarder);
    member?.say({ t: 'drop', ...this.#endsOf(peer, id), reason });
  }

  #endsOf(peer: PeerId, id: Bytes) {
    return endsOf(this.#options.self, peer, id);
  }
}
