/**
 * A Transport without a network: the test makes the links, settles the dials and says who was seen. The simulator's
 * (tests/sim/sim-transport.ts) is another kind: it finds peers and links by itself, over a network with time.
 */
import { SwapError, type SwapErrorCode } from '../../src/core/base/errors.ts';
import { createListeners } from '../../src/core/base/events.ts';
import type { PeerId } from '../../src/core/base/ids.ts';
import { encodeMessage } from '../../src/core/wire/envelope.ts';
import { decodeMessage, type Message } from '../../src/core/wire/message.ts';
import type {
  Lane,
  Link,
  LinkPath,
  OfferGate,
  SignalingStatus,
  Transport,
  Welcome,
} from '../../src/core/ports.ts';

export interface FakeLink extends Link {
  /** What we said on the control lane, as the other side reads it. */
  readonly said: Message[];
  readonly frames: Uint8Array[];
  readonly closedWith: string | undefined;
  /** The bulk lane takes nothing. */
  full: boolean;
  hear(message: Message): void;
  hearBytes(lane: Lane, bytes: Uint8Array<ArrayBuffer>): void;
  drain(lane: Lane): void;
  /** May be set to another one. */
  path: Link['path'];
  /** The network ends it. */
  end(reason: string): void;
  listeners(): number;
}

export function createFakeLink(peer: PeerId, path: LinkPath = 'direct'): FakeLink {
  const messages = createListeners<[Lane, Uint8Array<ArrayBuffer>]>();
  const drains = createListeners<[Lane]>();
  const closes = createListeners<[string]>();
  const early: [Lane, Uint8Array<ArrayBuffer>][] = [];
  const said: Message[] = [];
  const frames: Uint8Array[] = [];
  let closedWith: string | undefined;
  let count = 0;
  const counted = (off: () => void) => {
    let on = true;
    count += 1;
    return () => {
      off();
      if (on) count -= 1;
      on = false;
    };
  };
  const end = (reason: string) => {
    if (closedWith !== undefined) return;
    closedWith = reason;
    closes.emit(reason);
  };
  const hearBytes: FakeLink['hearBytes'] = (lane, bytes) => {
    if (closedWith !== undefined) return;
    if (count === 0) early.push([lane, bytes]);
    else messages.emit(lane, bytes);
  };
  const link: FakeLink = {
    peer,
    invited: false,
    maxMessageBytes: 65_536,
    queuedBytes: 0,
    said,
    frames,
    full: false,
    get closedWith() {
      return closedWith;
    },
    send(lane, message) {
      if (closedWith !== undefined || (lane === 'bulk' && link.full)) return false;
      if (lane === 'bulk') frames.push(message.slice());
      else {
        const read = decodeMessage(message.slice());
        if (!read) throw new Error('no peer would understand this');
        said.push(read);
      }
      return true;
    },
    onMessage(f) {
      const off = counted(messages.add(f));
      for (const [lane, bytes] of early.splice(0)) f(lane, bytes);
      return off;
    },
    onDrain: (f) => counted(drains.add(f)),
    onClose: (f) => counted(closes.add(f)),
    path: () => Promise.resolve(path),
    close: end,
    hear: (message) => hearBytes('control', encodeMessage(message)),
    hearBytes,
    drain: drains.emit,
    end,
    listeners: () => count,
  };
  return link;
}

export interface Dial {
  readonly peer: PeerId;
  settle(code?: SwapErrorCode): void;
}

export interface FakeTransport extends Transport {
  /** Every attempt so far, in order. */
  readonly dials: Dial[];
  readonly refreshes: number;
  readonly doubts: number;
  readonly started: boolean;
  readonly closed: boolean;
  /** Proofs of work that we showed. */
  readonly shown: Uint8Array[];
  sight(peer: PeerId, hasProof?: boolean): void;
  /** What becomes of an offer of `peer`. */
  offer(peer: PeerId, hasProof?: boolean, invited?: boolean): Welcome;
  say(status: SignalingStatus): void;
  strange(any: boolean): void;
  /** A new link that the test has made. */
  show(link: Link): void;
  /** A new link to `peer`, as either side's dial makes it. */
  link(peer: PeerId): FakeLink;
  listeners(): number;
}

export function createFakeTransport(self: PeerId): FakeTransport {
  const sightings = createListeners<[PeerId, boolean]>();
  const links = createListeners<[Link]>();
  const statuses = createListeners<[SignalingStatus]>();
  const strangers = createListeners<[boolean]>();
  const dials: Dial[] = [];
  const shown: Uint8Array[] = [];
  let gate: OfferGate = () => 'taken';
  let [refreshes, doubts, started, closed, count] = [0, 0, false, false, 0];
  const counted = (off: () => void) => {
    count += 1;
    return () => {
      count -= 1;
      off();
    };
  };
  return {
    self,
    dials,
    get refreshes() {
      return refreshes;
    },
    get doubts() {
      return doubts;
    },
    get started() {
      return started;
    },
    get closed() {
      return closed;
    },
    onSighting: (f) => counted(sightings.add(f)),
    onLink: (f) => counted(links.add(f)),
    onStatus: (f) => counted(statuses.add(f)),
    onStrangers: (f) => counted(strangers.add(f)),
    start: () => void (started = true),
    dial: (peer) =>
      new Promise((resolve, reject) => {
        const settle = (code?: SwapErrorCode) =>
          code ? reject(new SwapError(code, 'dial failed')) : resolve();
        dials.push({ peer, settle });
      }),
    refresh: () => void (refreshes += 1),
    doubt: () => void (doubts += 1),
    close: () => void (closed = true),
    setGate: (f) => void (gate = f),
    showProof: (nonce) => void shown.push(nonce),
    shown,
    sight: (peer, hasProof = false) => sightings.emit(peer, hasProof),
    offer: (peer, hasProof = false, invited = false) => gate(peer, hasProof, invited),
    say: statuses.emit,
    strange: strangers.emit,
    show: links.emit,
    link(peer) {
      const link = createFakeLink(peer);
      links.emit(link);
      return link;
    },
    listeners: () => count,
  };
}
