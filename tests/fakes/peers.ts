/** The port Peers without a mesh: what is said is recorded as the other side reads it, and the test speaks for the others. */
import type { Bytes } from '../../src/core/base/bytes.ts';
import { createListeners } from '../../src/core/base/events.ts';
import type { PeerId } from '../../src/core/base/ids.ts';
import type { Fault, Peers, RoomMessage } from '../../src/core/peers.ts';
import { encodeMessage } from '../../src/core/wire/envelope.ts';
import { decodeMessage } from '../../src/core/wire/message.ts';

export interface Said {
  readonly to: PeerId | 'all';
  /** Of a broadcast: who did not get it. */
  readonly except?: PeerId | undefined;
  readonly message: RoomMessage;
}

/** Where messages and frames go besides the record. False: not taken. */
export interface FakePeersOptions {
  /** Called once for each peer that gets the message, broadcast or not. */
  carry?(to: PeerId, message: RoomMessage): boolean;
  carryBulk?(to: PeerId, frame: Bytes): boolean;
}

export interface FakePeers extends Peers {
  /** Everything sent, in order, to unlinked peers too; `splice(0)` to forget. */
  readonly sent: Said[];
  readonly faults: [PeerId, Fault][];
  /** Peers with whom a link was asked for. */
  readonly needed: PeerId[];
  readonly released: PeerId[];
  /** The peer says hello on a new link. */
  link(peer: PeerId, takesFiles?: boolean): void;
  unlink(peer: PeerId, stays?: boolean): void;
  deliver(peer: PeerId, message: RoomMessage): void;
  deliverBulk(peer: PeerId, frame: Bytes): void;
  drain(peer: PeerId): void;
  ownDigest(): Bytes;
  deliverDigest(peer: PeerId, digest: Bytes): void;
}

export function createFakePeers(options: FakePeersOptions = {}): FakePeers {
  const links = new Map<PeerId, { readonly takesFiles: boolean }>();
  const linked = createListeners<[PeerId]>();
  const unlinked = createListeners<[PeerId, stays: boolean]>();
  const messages = createListeners<[PeerId, RoomMessage]>();
  const bulk = createListeners<[PeerId, Bytes]>();
  const drained = createListeners<[PeerId]>();
  const sent: Said[] = [];
  const faults: [PeerId, Fault][] = [];
  const needed: PeerId[] = [];
  const released: PeerId[] = [];
  let digests: Parameters<Peers['compareDigests']> = [() => new Uint8Array(16), () => undefined];
  return {
    sent,
    faults,
    needed,
    released,
    linked: () => [...links.keys()],
    lasts: () => true,
    takesFiles: (peer) => links.get(peer)?.takesFiles !== false,
    maxFrameBytes: (peer) => (links.has(peer) ? 65_536 : 0),
    queuedBytes: () => 0,
    send(to, message) {
      const read = travelled(message);
      sent.push({ to, message: read });
      if (!links.has(to)) return false;
      return options.carry?.(to, read) ?? true;
    },
    broadcast(message, except) {
      const read = travelled(message);
      sent.push({ to: 'all', except, message: read });
      for (const to of links.keys()) if (to !== except) options.carry?.(to, read);
    },
    sendBulk(to, frame) {
      if (!links.has(to)) return false;
      return options.carryBulk?.(to, frame.slice()) ?? true; // links copy what they send
    },
    need: (peer) => void needed.push(peer),
    needNoMore: (peer) => void released.push(peer),
    fault: (peer, fault) => void faults.push([peer, fault]),
    onLinked: linked.add,
    onUnlinked: unlinked.add,
    onMessage: messages.add,
    onBulk: bulk.add,
    onDrain: drained.add,
    compareDigests: (...both) => void (digests = both),
    link(peer, takesFiles = true) {
      links.set(peer, { takesFiles });
      linked.emit(peer);
    },
    unlink(peer, stays = false) {
      if (links.delete(peer)) unlinked.emit(peer, stays);
    },
    deliver: messages.emit,
    deliverBulk: bulk.emit,
    drain: drained.emit,
    ownDigest: () => digests[0](),
    deliverDigest: (peer, digest) => digests[1](peer, digest),
  };
}

/** The message as the other side reads it. */
function travelled(message: RoomMessage): RoomMessage {
  const read = decodeMessage(encodeMessage(message));
  if (!read) throw new Error('no peer would understand this');
  return read as RoomMessage;
}
