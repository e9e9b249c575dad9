/**
 * The members as a way to each other: a Transport around another one. Where that finds no path, a member that
 * reaches both passes a link on; and before there is a link, members pass on what makes one (the post).
 */
import { errorCode } from '../base/errors.ts';
import { createListeners } from '../base/events.ts';
import { equalBytes, type Bytes } from '../base/bytes.ts';
import { idBytes, type PeerId, type Topic } from '../base/ids.ts';
import { TICK_MS } from '../limits/shared.ts';
import type {
  Clock,
  Crypto,
  Identity,
  Lane,
  Link,
  Off,
  Random,
  Transport,
  Welcome,
} from '../ports.ts';
import { createForwardedLinks } from './forwarded-links.ts';
import { decodeBulkPiece, decodeForwarding, isForwarding } from './forwarding-message.ts';
import { createDirectRetry } from './direct-retry.ts';
import { createForwarder, type Allowance } from './forwarder.ts';
import { createHandshake } from './handshake.ts';
import { createMember, createReachability, type Member } from './reachability.ts';
import type { MemberPostOffice } from './member-mail.ts';

export interface ForwardingTransportOptions {
  readonly topic: Topic;
  readonly identity: Identity;
  readonly transport: Transport;
  readonly post: MemberPostOffice;
  readonly allowance: Allowance;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly random: Random;
}

export interface ForwardingTransport extends Transport {
  /** What `allowance` says has changed. */
  allowanceChanged(): void;
}

export function createForwardingTransport(
  options: ForwardingTransportOptions,
): ForwardingTransport {
  const { transport, post, clock } = options;
  const self = transport.self;
  const links = createListeners<[Link]>();
  /** Direct links that the room listens to. */
  const members = new Map<PeerId, Member>();
  let gate: (peer: PeerId, worked: boolean) => Welcome = () => 'taken';
  let stopTicking: Off | undefined;
  let isClosed = false;

  const all = () => [...members.values()];
  const memberOf = (peer: PeerId) => members.get(peer);
  const common = { members: all, member: memberOf };
  const neighbourhood = createReachability({
    ...common,
    self,
    clock,
    post,
    forwardsFiles: options.allowance.files,
  });
  const forwarder = createForwarder({
    clock,
    allowance: options.allowance,
    linkTo: (peer) => members.get(peer)?.link,
  });
  const carried = createForwardedLinks({
    ...options,
    ...common,
    self,
    handshake: createHandshake(options),
    welcome: (peer) => gate(peer, false),
    onLink: links.emit,
  });
  const direct = createDirectRetry({ clock, dial: transport.dial, carried });

  /** True when the message is done with; what this layer cannot take the room counts as a fault. */
  function receive(from: Member, lane: Lane, bytes: Bytes): boolean {
    if (members.get(from.peer) !== from) return true;
    if (lane === 'bulk') {
      const piece = decodeBulkPiece(bytes);
      if (!piece) return false;
      return piece.to === self
        ? carried.takeBulk(from, piece)
        : forwarder.takeBulk(from.peer, piece);
    }
    const message = decodeForwarding(bytes);
    if (!message) return false;
    if (message.t === 'card' || message.t === 'reach' || message.t === 'signal') {
      return neighbourhood.take(from, message);
    }
    // Too many go no further; that is no fault of whoever passes them on.
    if (message.t === 'ask' && !from.asks.take(clock.now())) return true;
    return isForSelf(message.to) ? carried.take(from, message) : forwarder.take(from.peer, message);
  }

  const selfBytes = idBytes(self);
  const isForSelf = (to: Bytes) => equalBytes(to, selfBytes);

  /** The link as the room sees it: without what members say to each other on this layer. */
  function wrap(link: Link): Link {
    const member = createMember(link);
    let onDrain: ((lane: Lane) => void) | undefined;
    let onClose: ((reason: string) => void) | undefined;
    let endReason: string | undefined;
    link.onDrain((lane) => {
      onDrain?.(lane);
      if (lane === 'bulk') forwarder.drained();
      if (lane === 'bulk') carried.drained(link.peer);
    });
    link.onClose((reason) => {
      endReason = reason;
      if (members.get(link.peer) === member) leave(member);
      onClose?.(reason);
    });
    return {
      peer: link.peer,
      get maxMessageBytes() {
        return link.maxMessageBytes;
      },
      send: (lane, message) => link.send(lane, message),
      onMessage(f) {
        if (endReason === undefined) join(member);
        return link.onMessage((lane, bytes) => {
          if (!isForwarding(lane, bytes) || !receive(member, lane, bytes)) f(lane, bytes);
        });
      },
      onDrain(f) {
        onDrain = f;
        return () => void (onDrain === f && (onDrain = undefined));
      },
      onClose(f) {
        onClose = f;
        const reason = endReason;
        if (reason !== undefined) void Promise.resolve().then(() => onClose === f && f(reason));
        return () => void (onClose === f && (onClose = undefined));
      },
      path: () => link.path(),
      close: (reason) => link.close(reason),
    };
  }

  function join(member: Member): void {
    const before = members.get(member.peer);
    if (before === member) return;
    if (before) leave(before);
    members.set(member.peer, member);
    neighbourhood.tellSoon();
  }

  function leave(member: Member): void {
    members.delete(member.peer);
    carried.gone(member.peer);
    forwarder.gone(member.peer);
    neighbourhood.left(member);
  }

  function onLink(link: Link): void {
    const outer = wrap(link);
    carried.supersede(link.peer);
    direct.linked(link.peer);
    links.emit(outer);
  }

  /** Whether somebody carries a link to `peer`, now that there is no path of our own. */
  const carry = async (peer: PeerId) =>
    !isClosed && (members.has(peer) || (await carried.open(peer)));

  return {
    self,
    onSighting: transport.onSighting,
    setGate(f) {
      gate = f;
      transport.setGate(f);
    },
    showProof: transport.showProof,
    onLink: links.add,
    onStatus: transport.onStatus,
    onStrangers: transport.onStrangers,
    start() {
      transport.onLink(onLink);
      stopTicking = clock.every(TICK_MS, () => {
        forwarder.tick();
        direct.tick();
      });
      transport.start();
    },
    async dial(peer) {
      // Where it did not work a moment ago, the room does not wait for it to fail again.
      if (direct.hasFailed(peer) && (await carry(peer))) return;
      try {
        await transport.dial(peer);
      } catch (error) {
        if (errorCode(error) === 'closed') throw error;
        direct.failed(peer);
        if (!(await carry(peer))) throw error;
      }
    },
    refresh: transport.refresh,
    doubt(peer) {
      if (peer === undefined) direct.refresh();
      transport.doubt(peer);
    },
    allowanceChanged: neighbourhood.tellSoon,
    close() {
      if (isClosed) return;
      isClosed = true;
      stopTicking?.();
      carried.close();
      forwarder.close();
      neighbourhood.close();
      transport.close();
      links.clear();
    },
  };
}
