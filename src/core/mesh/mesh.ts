/** The mesh: keeps links to the room's peers and notices when they fall silent. All other parts send through it. */
import { attempt, each } from '../base/each.ts';
import type { Bytes } from '../base/bytes.ts';
import { createListeners } from '../base/events.ts';
import type { PeerId, RoomId } from '../base/ids.ts';
import { steadyClock } from '../base/steady-clock.ts';
import type { Fault, Peers, RoomMessage } from '../peers.ts';
import type { Clock, Crypto, Link, Off, Random, SignalingStatus, Transport } from '../ports.ts';
import { encodeMessage } from '../wire/envelope.ts';
import { decodeMessage, isOfLaterVersion, type Message } from '../wire/message.ts';
import { Dialer } from './dialer.ts';
import { Gate } from './gate.ts';
import { Greeting, type Hello } from './greeting.ts';
import { Heartbeat } from './heartbeat.ts';
import type { KnownPeers } from './known-peers.ts';
import { LinkLottery } from './link-lottery.ts';
import { Liveness } from './liveness.ts';
import { Links } from './links.ts';
import { isGreeted, isNeededByOne, type Neighbour } from './neighbour.ts';
import { controlBudgets } from './new-neighbour.ts';
import { addFault, isUnbearable } from './peer-score.ts';
import { Pings } from './pings.ts';
import { Roster } from './roster.ts';
import { SignalingWatch, type Strangers } from './signaling-status.ts';

export interface MeshOptions {
  readonly roomId: RoomId;
  readonly transport: Transport;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly random: Random;
  readonly knownPeers: KnownPeers;
  /** Zero bits that a proof of work must have; PROOF_BITS except in tests. */
  readonly proofBits: number | undefined;
  /** Our X25519 key, for hello. */
  readonly boxKey: Bytes;
  /** Our name, for hello. */
  name(): string;
  /** Peers that this device blocks. */
  isBlocked(peer: PeerId): boolean;
  /** Peers that get no answer while the room is locked. */
  isKeptOut(peer: PeerId): boolean;
  /** Something changed that views show. */
  changed(): void;
  /** A round trip or a path changed, which the list of people alone shows. */
  measured(): void;
}

export class Mesh implements Peers {
  readonly #options: MeshOptions;
  readonly #roster: Roster;
  readonly #greeting: Greeting;
  readonly #pings: Pings;
  readonly #liveness: Liveness;
  readonly #gate: Gate;
  readonly #links: Links;
  readonly #dialer: Dialer;
  readonly #signaling: SignalingWatch;
  readonly #heartbeat: Heartbeat;
  readonly #linked = createListeners<[PeerId]>();
  readonly #unlinked = createListeners<[PeerId, stays: boolean]>();
  readonly #messages = createListeners<[PeerId, RoomMessage]>();
  readonly #bulk = createListeners<[PeerId, Bytes]>();
  readonly #drained = createListeners<[PeerId]>();
  readonly #budgets = controlBudgets();
  readonly #offs: Off[] = [];
  #digest: () => Bytes = () => new Uint8Array(16);
  #onDigest: (peer: PeerId, digest: Bytes) => void = () => undefined;
  #closed = false;

  constructor(given: MeshOptions) {
    // A wait of a second would else last for the hour by which a device sets its clock back.
    const options = { ...given, clock: steadyClock(given.clock) };
    const { transport, clock, random, knownPeers, isBlocked, isKeptOut, changed } = options;
    const part = (it: Neighbour, reason: string) => this.#links.part(it, reason);
    const say = (it: Neighbour, message: Message) => this.#say(it, message);
    const roster = new Roster({
      clock,
      isBlocked: (peer) => isBlocked(peer) || isKeptOut(peer),
      metAtMs: (peer) => knownPeers.metAtMs(peer),
    });
    const lottery = new LinkLottery({ roster, clock, random });
    const pings = new Pings({
      clock,
      digest: () => this.#digest(),
      send: say,
      measured: options.measured,
    });
    const dialer = new Dialer({
      ...{ roster, lottery, transport, clock, random, changed, say, part },
      online: () => this.#signaling.status === 'online',
      gone: (it) => this.#links.forget(it, 'gone'),
    });
    this.#options = options;
    this.#roster = roster;
    this.#pings = pings;
    this.#dialer = dialer;
    const { roomId, crypto, proofBits, boxKey, name } = options;
    this.#greeting = new Greeting({
      ...{ roomId, crypto, clock, knownPeers, proofBits, boxKey, name, changed, say },
    });
    const doubt = (peer: PeerId) => transport.doubt(peer);
    this.#liveness = new Liveness({ clock, ask: (it) => pings.ask(it), doubt });
    this.#gate = new Gate({ roster, clock, lottery, isKeptOut, part });
    this.#links = new Links({
      ...{ self: transport.self, clock, roster, changed, say },
      gate: this.#gate,
      liveness: this.#liveness,
      opened: (it) => this.#greeting.say(it),
      onControl: (it, bytes) => this.#onControl(it, bytes),
      onBulk: (it, bytes) => this.#onBulkFrame(it, bytes),
      onDrain: (it) => isGreeted(it) && this.#drained.emit(it.peer),
      unlinked: this.#unlinked.emit,
      lost: () => this.#onLost(),
    });
    this.#signaling = new SignalingWatch({ transport, changed, isBack: () => dialer.dialAll() });
    this.#heartbeat = new Heartbeat({
      ...{ transport, clock, knownPeers, roster, pings, dialer, changed },
    });
  }

  readonly status = (): SignalingStatus => this.#signaling.status;

  /** Signaling shows a peer record that our room keys do not open. */
  readonly strangers = (): Strangers => this.#signaling.strangers;

  /** Everyone we know of: linked, being dialled, or lost a moment ago. */
  readonly neighbours = (): readonly Readonly<Neighbour>[] => this.#roster.all();

  linked(): PeerId[] {
    return this.#greeted().map((it) => it.peer);
  }

  readonly isLinked = (peer: PeerId): boolean => this.#roster.get(peer)?.open?.greeted === true;

  readonly need = (peer: PeerId): void => this.#dialer.need(peer);
  readonly needNoMore = (peer: PeerId): void => this.#dialer.needNoMore(peer);
  /** A peer that is in the room needs a link with us: dials it, and tells whether there is a place. */
  readonly serve = (peer: PeerId): boolean => this.#dialer.serve(peer);

  readonly lasts = (peer: PeerId): boolean => isNeededByOne(this.#roster.get(peer));

  readonly takesFiles = (peer: PeerId): boolean => this.#linkTo(peer)?.forwarder?.files !== false;
  readonly maxFrameBytes = (peer: PeerId): number => this.#linkTo(peer)?.maxMessageBytes ?? 0;
  readonly queuedBytes = (peer: PeerId): number => this.#linkTo(peer)?.queuedBytes ?? 0;

  send(peer: PeerId, message: RoomMessage): boolean {
    const it = this.#roster.get(peer);
    if (!it || !isGreeted(it)) return false;
    if (message.t === 'request') this.#liveness.usedForFiles(it);
    return this.#say(it, message);
  }

  broadcast(message: RoomMessage, except?: PeerId): void {
    const bytes = encodeMessage(message);
    each(this.#greeted(except), (it) => {
      it.open?.link.send('control', bytes);
      this.#liveness.used(it);
    });
  }

  sendBulk(peer: PeerId, frame: Uint8Array): boolean {
    const it = this.#roster.get(peer);
    if (!attempt(() => it?.open?.link.send('bulk', frame)) || !it) return false;
    this.#liveness.usedForFiles(it);
    return true;
  }

  fault(peer: PeerId, kind: Fault): void {
    const it = this.#roster.get(peer);
    if (!it) return;
    it.faults = addFault(it.faults, kind, this.#options.clock.now());
    if (!isUnbearable(it.faults)) return;
    this.#roster.shun(peer);
    this.#links.forget(it, `broke the rules: ${kind}`);
  }

  readonly onLinked = this.#linked.add;
  readonly onUnlinked = this.#unlinked.add;
  readonly onMessage = this.#messages.add;
  readonly onBulk = this.#bulk.add;
  readonly onDrain = this.#drained.add;

  compareDigests(own: () => Bytes, onTheirs: (peer: PeerId, digest: Bytes) => void): void {
    this.#digest = own;
    this.#onDigest = onTheirs;
  }

  /** Sends everyone hello again, with our present name. */
  greetAll(): void {
    each(this.#roster.links(), (it) => this.#greeting.say(it));
  }

  /** Shows everyone our proof of work, from now on. */
  showProof(nonce: Bytes): void {
    this.#greeting.proof = nonce;
    this.#options.transport.showProof(nonce);
    this.greetAll();
  }

  /** Ends the link with a peer that was blocked. */
  drop(peer: PeerId): void {
    const it = this.#roster.get(peer);
    if (it) this.#links.forget(it, 'not welcome');
  }

  /** Begins to look for peers. Add listeners before. */
  start(): void {
    const { transport } = this.#options;
    transport.setGate((...offer) => this.#gate.welcome(...offer));
    this.#offs.push(
      transport.onSighting((peer, hasProof) => this.#dialer.sighted(peer, hasProof)),
      transport.onLink((link) => this.#links.take(link)),
      this.#signaling.start(),
    );
    this.#heartbeat.refreshed();
    transport.start();
  }

  /** Members say that these peers are here. */
  readonly told: Dialer['told'] = (...here) => this.#dialer.told(...here);

  /** The heartbeat: call it every TICK_MS. */
  readonly tick = (): void => this.#heartbeat.tick();

  /** After sleep or a change of network: doubts every link and dials every peer. */
  refresh(): void {
    this.#heartbeat.doubt();
  }

  close(): void {
    this.#closed = true;
    this.#dialer.stop();
    this.#liveness.stop();
    each(this.#offs.splice(0), (off) => off());
    each(this.#roster.links(), (it) => {
      this.#say(it, { t: 'bye' });
      this.#links.forget(it, 'left');
    });
    this.#links.close();
    this.#roster.clear();
    this.#options.transport.close();
  }

  #greeted(except?: PeerId): Neighbour[] {
    return this.#roster.links().filter((it) => isGreeted(it) && it.peer !== except);
  }

  readonly #linkTo = (peer: PeerId): Link | undefined => this.#roster.get(peer)?.open?.link;

  #onLost(): void {
    if (this.#closed) return;
    this.#heartbeat.refreshSoon();
    this.#dialer.dialDue();
  }

  #onBulkFrame(it: Neighbour, bytes: Bytes): void {
    this.#liveness.heardFiles(it);
    if (isGreeted(it)) this.#bulk.emit(it.peer, bytes);
  }

  #onControl(it: Neighbour, bytes: Bytes): void {
    if (!it.open) return;
    this.#liveness.heard(it);
    if (!this.#budgets.take(it.peer, this.#options.clock.now()))
      return this.fault(it.peer, 'flood');
    const message = decodeMessage(bytes);
    if (!message) return isOfLaterVersion(bytes) ? undefined : this.fault(it.peer, 'malformed');
    if (message.t === 'hello') return this.#onHello(it, message);
    if (!isGreeted(it) && message.t !== 'bye') return this.fault(it.peer, 'malformed');
    switch (message.t) {
      case 'ping':
        this.#pings.compared(it);
        this.#say(it, { t: 'pong', n: message.n, digest: this.#digest() });
        return this.#onDigest(it.peer, message.digest);
      case 'pong':
        this.#pings.answered(it, message.n);
        return this.#onDigest(it.peer, message.digest);
      case 'keep':
        return void (it.open.theyKeep = message.on);
      case 'bye':
        return message.stays ? this.#links.parted(it) : this.#links.forget(it, 'said goodbye');
      default:
        return this.#messages.emit(it.peer, message);
    }
  }

  #onHello(it: Neighbour, hello: Hello): void {
    if (this.#greeting.hear(it, hello)) {
      this.#pings.ask(it);
      void this.#pings.learnPath(it);
      this.#linked.emit(it.peer);
    }
  }

  #say(it: Neighbour, message: Message): boolean {
    return attempt(() => it.open?.link.send('control', encodeMessage(message))) ?? false;
  }
}
