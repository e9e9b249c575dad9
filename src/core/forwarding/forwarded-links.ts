/** Our own carried links, from asking for one, or being asked, to its end: at most one to a peer. */
import { equalBytes, type Bytes } from '../base/bytes.ts';
import { idBytes, peerId, type PeerId } from '../base/ids.ts';
import type { Clock, Crypto, KeyAgreement, Link, Off, Random, Welcome } from '../ports.ts';
import { FORWARDING_TIMEOUT_MS } from '../limits/forwarding.ts';
import { createForwardedLink, type ForwardedLink } from './forwarded-link.ts';
import {
  FORWARDED_LINK_ID_BYTES,
  encodeBulkPiece,
  encodeForwarding,
  type BulkPiece,
  type ForwardingMessage,
  type DropReason,
  type PairingMessage,
  type Of,
} from './forwarding-message.ts';
import { chooseForwarder } from './choose-forwarder.ts';
import { createForwarderBackoff, type Grudge } from './forwarder-backoff.ts';
import { NOTHING, type Handshake } from './handshake.ts';
import type { Member } from './reachability.ts';

export interface ForwardedLinksOptions {
  readonly self: PeerId;
  readonly clock: Clock;
  readonly random: Random;
  readonly crypto: Crypto;
  readonly handshake: Handshake;
  members(): Member[];
  member(peer: PeerId): Member | undefined;
  /** Whether we would link with somebody who asks. */
  welcome(peer: PeerId): Welcome;
  onLink(link: Link): void;
}

export interface ForwardedLinks {
  /** Asks a member to carry a link; whether there is one then. */
  open(peer: PeerId): Promise<boolean>;
  has(peer: PeerId): boolean;
  /** Peers with an open carried link. */
  peers(): PeerId[];
  /** A direct link is there: the carried one goes without a word, for the other side has it, too. */
  supersede(peer: PeerId): void;
  /** False for what `from` may not say. */
  take(from: Member, message: Of<'ask' | 'answer' | 'piece' | 'drop'>): boolean;
  takeBulk(from: Member, piece: BulkPiece): boolean;
  drained(forwarder: PeerId): void;
  /** A member is no longer linked, and carries nothing more. */
  gone(forwarder: PeerId): void;
  close(): void;
}

/** What is under way or open with one peer. */
interface Medium {
  readonly peer: PeerId;
  readonly forwarder: PeerId;
  readonly id: Bytes;
  readonly isAsker: boolean;
  readonly own: KeyAgreement;
  carried: ForwardedLink | undefined;
  isOpen: boolean;
  isSilent: boolean;
  settle(opened: boolean): void;
  stopTimer: Off;
}

export function createForwardedLinks(options: ForwardedLinksOptions): ForwardedLinks {
  const { self, clock, crypto, handshake, member } = options;
  const ways = new Map<PeerId, Medium>();
  const grudges = createForwarderBackoff(clock);
  let isClosed = false;

  const say = (forwarder: PeerId, message: ForwardingMessage) =>
    member(forwarder)?.link.send('control', encodeForwarding(message)) ?? false;
  const between = (peer: PeerId, link: Bytes) => ({ from: idBytes(self), to: idBytes(peer), link });
  const drop = (forwarder: PeerId, peer: PeerId, link: Bytes, reason: DropReason) =>
    say(forwarder, { t: 'drop', ...between(peer, link), reason });

  function begin(
    peer: PeerId,
    forwarder: PeerId,
    id: Bytes,
    own: KeyAgreement,
    isAsker: boolean,
    settle: (opened: boolean) => void = () => undefined,
  ): Medium {
    const stopTimer = clock.after(FORWARDING_TIMEOUT_MS, () => fail(way, 'failed'));
    const rest = { carried: undefined, isOpen: false, isSilent: false };
    const way: Medium = { peer, forwarder, id, isAsker, own, settle, stopTimer, ...rest };
    const before = ways.get(peer);
    ways.set(peer, way);
    if (before) end(before, 'superseded');
    return way;
  }

  /** Takes it off the list, tells who waits for it, and ends its link. */
  function end(way: Medium, reason: string): void {
    if (ways.get(way.peer) === way) ways.delete(way.peer);
    way.stopTimer();
    way.settle(way.isOpen);
    way.carried?.end(reason);
  }

  function fail(way: Medium, why: Grudge): void {
    grudges.bear(way.forwarder, way.peer, why);
    end(way, 'not carried any more');
  }

  function connect(
    way: Medium,
    keys: { send: Bytes; receive: Bytes },
    files: boolean,
  ): ForwardedLink {
    const { peer, forwarder, id } = way;
    way.carried = createForwardedLink({
      peer,
      link: id,
      through: { peer: forwarder, files },
      keys,
      crypto,
      carry(lane, body) {
        if (lane === 'control') return say(forwarder, { t: 'piece', ...between(peer, id), body });
        const piece = encodeBulkPiece({ from: self, to: peer, link: id, body });
        return member(forwarder)?.link.send('bulk', piece) ?? false;
      },
      proven: () => opened(way),
      ended(_, why) {
        if (why === 'spoiled') grudges.bear(forwarder, peer, why);
        if (why !== 'gone' && !way.isSilent) drop(forwarder, peer, id, 'closed');
        end(way, 'ended');
      },
    });
    return way.carried;
  }

  function opened(way: Medium): void {
    if (way.isOpen || ways.get(way.peer) !== way || !way.carried) return;
    way.isOpen = true;
    way.stopTimer();
    options.onLink(way.carried.link);
    way.settle(true);
  }

  async function ask(peer: PeerId, forwarder: PeerId): Promise<boolean> {
    const own = await crypto.createAgreement();
    const id = options.random.bytes(FORWARDED_LINK_ID_BYTES);
    const body = await handshake.show(peer, id, own, NOTHING);
    const known = ways.get(peer);
    if (isClosed || known?.isOpen) return !isClosed;
    // Somebody who is asking us just now gets the answer; that is the same link.
    if (known && !known.isAsker) return false;
    return new Promise((resolve) => {
      const way = begin(peer, forwarder, id, own, true, resolve);
      if (!say(forwarder, { t: 'ask', ...between(peer, id), files: false, body }))
        fail(way, 'failed');
    });
  }

  async function onAsk(from: Member, message: PairingMessage): Promise<void> {
    const peer = peerId(message.from);
    const [id, body, { files }] = [message.link.slice(), message.body.slice(), message];
    const running = ways.get(peer);
    // Of two that ask each other, the smaller id's stands.
    if (running && !running.isOpen && running.isAsker && self < peer) return;
    // An ask can be a copy of an old one, so it ends nothing. Whoever has lost a link says so when it is used.
    const welcome = options.welcome(peer);
    if (welcome === 'silent') return;
    if (member(peer) || running?.isOpen || welcome === 'refused') {
      return void drop(from.peer, peer, id, 'refused');
    }
    const shown = await handshake.check(peer, id, body, NOTHING);
    if (!shown) return;
    const own = await crypto.createAgreement();
    const keys = await handshake.keys(peer, id, own, shown.ephemeral, false);
    const hand = await handshake.show(peer, id, own, shown.ephemeral);
    if (!keys || isClosed || member(peer) || !member(from.peer) || ways.get(peer)?.isOpen) return;
    connect(begin(peer, from.peer, id, own, false), keys, files);
    say(from.peer, { t: 'answer', ...between(peer, id), files: false, body: hand });
  }

  async function onAnswer(way: Medium, { body, files }: PairingMessage): Promise<void> {
    const shown = await handshake.check(way.peer, way.id, body, way.own.publicKey);
    if (ways.get(way.peer) !== way || way.carried) return;
    if (!shown) return fail(way, 'spoiled');
    const keys = await handshake.keys(way.peer, way.id, way.own, shown.ephemeral, true);
    if (ways.get(way.peer) !== way || way.carried) return;
    if (!keys) return fail(way, 'spoiled');
    connect(way, keys, files);
    opened(way);
  }

  /** Whoever carries may have said it, or the other end: once, that is believed, and it can be asked again at once. */
  function dropped(way: Medium, reason: DropReason): void {
    const isSaidAgain = grudges.doubts(way.forwarder, way.peer);
    const isFine = reason === 'refused' || (!isSaidAgain && ['closed', 'spent'].includes(reason));
    fail(way, isFine ? 'doubted' : 'failed');
  }

  /** The way that a message belongs to. */
  function mediumOf(from: Member, peer: PeerId, link: Bytes): Medium | undefined {
    const way = ways.get(peer);
    return way?.forwarder === from.peer && equalBytes(way.id, link) ? way : undefined;
  }

  return {
    async open(peer) {
      if (ways.get(peer)?.isOpen) return true;
      const carriesOf = (forwarder: PeerId) =>
        [...ways.values()].filter((it) => it.forwarder === forwarder).length;
      const candidates = options.members().map((it) => ({
        peer: it.peer,
        reach: it.reach,
        files: it.files,
        forwards: carriesOf(it.peer),
        isDoubted: grudges.doubts(it.peer, peer),
      }));
      const forwarder = chooseForwarder(peer, candidates, (it) => grudges.has(it, peer));
      return forwarder ? ask(peer, forwarder.peer) : false;
    },
    has: (peer) => ways.get(peer)?.isOpen ?? false,
    peers: () => [...ways.values()].flatMap((it) => (it.isOpen ? [it.peer] : [])),
    supersede(peer) {
      const way = ways.get(peer);
      if (!way) return;
      way.isSilent = true;
      if (!way.isOpen) end(way, 'linked');
    },
    take(from, message) {
      const peer = peerId(message.from);
      if (peer === from.peer || peer === self) return false;
      if (message.t === 'ask') {
        void onAsk(from, message);
        return true;
      }
      const way = mediumOf(from, peer, message.link);
      if (!way) {
        const isStray = message.t === 'piece' && !member(peer);
        if (isStray) drop(from.peer, peer, message.link, 'unknown');
        return true;
      }
      if (message.t === 'piece') way.carried?.receive('control', message.body);
      else if (message.t === 'answer') {
        if (way.isAsker && !way.carried)
          void onAnswer(way, { ...message, body: message.body.slice() });
      } else dropped(way, message.reason);
      return true;
    },
    takeBulk(from, piece) {
      if (piece.from === from.peer || piece.from === self) return false;
      mediumOf(from, piece.from, piece.link)?.carried?.receive('bulk', piece.body);
      return true;
    },
    drained(forwarder) {
      for (const way of ways.values()) if (way.forwarder === forwarder) way.carried?.resume();
    },
    gone(forwarder) {
      for (const way of [...ways.values()])
        if (way.forwarder === forwarder) end(way, 'whoever passed it on is gone');
    },
    close() {
      isClosed = true;
      for (const way of [...ways.values()]) {
        drop(way.forwarder, way.peer, way.id, 'closed');
        end(way, 'closed');
      }
    },
  };
}
