/** The Transport of the browser: WebRTC links to authenticated peers, introduced by any Signaling. */
import type { Bytes } from '../../core/base/bytes.ts';
import { SwapError } from '../../core/base/errors.ts';
import { createListeners } from '../../core/base/events.ts';
import type { PeerId } from '../../core/base/ids.ts';
import type {
  Clock,
  Crypto,
  Identity,
  Link,
  Off,
  Random,
  SignalingStatus,
  Transport,
  OfferGate,
} from '../../core/ports.ts';
import type { RoomKeys } from '../crypto/room-keys.ts';
import type { Signaling } from '../signaling/signaling.ts';
import { hasTurn } from './ice-policy.ts';
import type { Links } from './open-links.ts';
import { SignalExchange } from './signal-exchange.ts';

export interface WebRtcTransportOptions {
  readonly identity: Identity;
  readonly keys: RoomKeys;
  readonly crypto: Crypto;
  readonly clock: Clock;
  readonly random: Random;
  readonly signaling: Signaling;
  /** Whether to hide our address from others. Asked for each connection. Without it, nothing is hidden. */
  readonly isHidden?: () => boolean;
}

export class WebRtcTransport implements Transport {
  readonly self: PeerId;
  readonly #options: WebRtcTransportOptions;
  readonly #sightings = createListeners<[PeerId, boolean]>();
  readonly #linked = createListeners<[Link]>();
  readonly #statuses = createListeners<[SignalingStatus]>();
  readonly #strangers = createListeners<[any: boolean, clockAheadMs?: number]>();
  readonly #exchange: SignalExchange;
  #state: 'new' | 'started' | 'closed' = 'new';
  #preparing: Promise<Links> | undefined;
  /** Once the keys of this session are made. */
  #links: Links | undefined;
  #gate: OfferGate = () => 'taken';
  #proof: Bytes | undefined;
  /** Signaling was lost. It is back once it shows us the others again, perhaps at new addresses. */
  #wasAway = false;
  #isOnline = false;
  #said: SignalingStatus | undefined;

  constructor(options: WebRtcTransportOptions) {
    const { identity, keys, crypto, clock, signaling } = options;
    this.#options = options;
    this.self = identity.peer;
    this.#exchange = new SignalExchange({
      self: identity.peer,
      keys,
      crypto,
      clock,
      signaling,
      onSighting: (peer, hasProof) => this.#sightings.emit(peer, hasProof),
      onSample: (...sample) => this.#sampled(...sample),
      onSignal: (signal) => this.#links?.attempts.receive(signal),
      onGone: (peer, isLast) => this.#links?.attempts.gone(peer, isLast),
    });
    // Not only in `start`: opening a room waits for the keys, and other things are loaded meanwhile.
    this.#preparing = this.#beginToPrepare();
  }

  onSighting(f: (peer: PeerId, hasProof: boolean) => void): Off {
    return this.#sightings.add(f);
  }

  onLink(f: (link: Link) => void): Off {
    return this.#linked.add(f);
  }

  onStatus(f: (status: SignalingStatus) => void): Off {
    return this.#statuses.add(f);
  }

  onStrangers(f: (any: boolean, clockAheadMs?: number) => void): Off {
    return this.#strangers.add(f);
  }

  setGate(f: OfferGate): void {
    this.#gate = f;
  }

  start(): void {
    if (this.#state !== 'new') return;
    this.#state = 'started';
    const { signaling, keys } = this.#options;
    let isFound = false;
    signaling.onStatus((status) => {
      this.#wasAway ||= isFound && status !== 'online';
      isFound ||= status === 'online';
      this.#isOnline = status === 'online';
      if (!this.#isOnline) this.#say(status); // else once we have read who is here
    });
    this.#exchange.start();
    signaling.start(keys.topic);
    if (this.#links) this.#announce(this.#links);
    else this.#preparing ??= this.#beginToPrepare();
  }

  async dial(peer: PeerId): Promise<void> {
    this.#requireStarted();
    const { attempts } = await (this.#preparing ??= this.#beginToPrepare());
    this.#requireStarted();
    const peerRecord = await this.#exchange.lookUp(peer, () => this.refresh());
    this.#requireStarted();
    if (!peerRecord) throw new SwapError('unreachable', 'no signaling shows this peer');
    try {
      await attempts.dial(peerRecord);
    } catch (error) {
      // It may be here with another session, of which no signaling tells.
      if (this.#state === 'started' && !this.#isOnline) void this.#exchange.seek(peer);
      throw error;
    }
  }

  refresh(): void {
    if (this.#state !== 'started') return;
    this.#preparing ??= this.#beginToPrepare();
    const links = this.#links;
    links?.session.renew().then(
      (isNew) => isNew && this.#announce(links),
      () => undefined, // the old one serves until the next time
    );
    this.#options.signaling.refresh();
  }

  showProof(nonce: Bytes): void {
    this.#proof = nonce;
    const links = this.#links;
    if (links) void links.session.showProof(nonce).then(() => this.#announce(links));
  }

  doubt(peer?: PeerId): void {
    this.#links?.attempts.doubt(peer);
    this.refresh();
  }

  /** Makes every link again, because what `isHidden` says has changed. */
  remakeLinks(): void {
    this.#links?.attempts.restart();
  }

  /** STUN and TURN servers as signaling told them last. */
  iceServers(): RTCIceServer[] {
    return this.#options.signaling.iceServers();
  }

  /** Whether signaling knows a TURN server. Without one, nobody reaches a person who hides their address. */
  hasTurn(): boolean {
    return hasTurn(this.iceServers());
  }

  close(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.#links?.attempts.close();
    this.#options.signaling.close();
    this.#exchange.close();
    for (const it of [this.#sightings, this.#linked, this.#statuses, this.#strangers]) it.clear();
  }

  #beginToPrepare(): Promise<Links> {
    const begun = this.#prepare();
    begun.catch(() => {
      if (this.#preparing === begun) this.#preparing = undefined; // a refresh or a dial tries again, and says why
      this.#say('offline');
    });
    return begun;
  }

  async #prepare(): Promise<Links> {
    // Links need half of the code, and nothing on the screen waits for it.
    const { openLinks } = await import('./open-links.ts');
    const { identity, keys, crypto, clock, random, signaling, isHidden } = this.#options;
    const { book, readPeerRecord } = this.#exchange;
    const links = await openLinks({
      ...{ identity, keys, crypto, clock, random, readPeerRecord },
      attempts: {
        ice: { servers: () => signaling.iceServers(), isHidden: isHidden ?? (() => false) },
        refreshSignaling: () => this.refresh(),
        send: (to, linkId, payload) => this.#exchange.send(to, linkId, payload),
        onLink: (link) => {
          this.#exchange.linked(link.peer);
          this.#linked.emit(link);
        },
        peerRecordOf: (peer) => book.find(peer),
        isManual: (of) => book.isManual(of),
        welcome: (...offer) => this.#gate(...offer),
      },
    });
    if (this.#proof) await links.session.showProof(this.#proof);
    this.#links = links;
    this.#exchange.useSealer(links.sealer);
    this.#announce(links);
    return links;
  }

  #announce({ session }: Links): void {
    if (this.#state === 'started') this.#options.signaling.announce(session.peerRecord);
  }

  #sampled(isStrange: boolean, clockAheadMs: number | undefined, isWhole: boolean): void {
    this.#strangers.emit(isStrange, clockAheadMs);
    if (isWhole && this.#isOnline) this.#say('online');
    if (this.#wasAway) this.#links?.attempts.signalingIsBack();
    this.#wasAway = false;
  }

  #say(status: SignalingStatus): void {
    if (this.#said === status) return;
    this.#said = status;
    this.#statuses.emit(status);
  }

  #requireStarted(): void {
    if (this.#state !== 'started') throw new SwapError('closed', 'the transport is closed');
  }
}
