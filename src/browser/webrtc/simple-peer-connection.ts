/** One WebRTC connection with its two channels, made with simple-peer. No other file imports that package. */
import SimplePeer from 'simple-peer/simplepeer.min.js';
import { countConnection } from './connection-budget.ts';
import { withoutCandidates } from '../peer-records/sdp-check.ts';

export interface SimplePeerConnectionOptions {
  /** The side that offers, now and at every ICE restart. Roles are fixed, since glare destroys both ends. */
  readonly isInitiator: boolean;
  /** Whether the connection ends when no path is found, or when it is lost. Asked each time. */
  readonly mayFail: () => boolean;
  readonly configuration: RTCConfiguration;
  readonly onDescription: (type: 'offer' | 'answer', round: number, sdp: string) => void;
  readonly onCandidate: (candidate: string) => void;
  /** Both channels are open. */
  readonly onOpen: () => void;
  readonly onIceState: (state: RTCIceConnectionState) => void;
  /** The connection is over for any reason but our own `close`. */
  readonly onEnd: (reason: string) => void;
}

interface Offer {
  readonly round: number;
  readonly sdp: string;
}

/** Both channels are negotiated out of band under fixed ids, so neither side waits for the other's. */
const CONTROL_ID = 0;
const BULK_ID = 1;

export class SimplePeerConnection {
  readonly native: RTCPeerConnection;
  readonly control: RTCDataChannel;
  readonly bulk: RTCDataChannel;
  readonly #options: SimplePeerConnectionOptions;
  readonly #peer: InstanceType<typeof SimplePeer>;
  #isOver = false;
  #endReason = 'closed by the other side';
  #round = 0;
  #isAnswering = false;
  /** On the answering side: an offer that came while the one before it was being answered. */
  #nextOffer: Offer | undefined;
  #isDescribed = false;
  readonly #heldCandidates: string[] = [];

  /** @throws Error when the browser gives no further connection */
  constructor(options: SimplePeerConnectionOptions) {
    this.#options = options;
    const peer = new SimplePeer({
      initiator: options.isInitiator,
      channelConfig: { negotiated: true, id: CONTROL_ID },
      config: options.configuration,
      trickle: true,
    });
    this.#peer = peer;
    peer.on('error', (error) => (this.#endReason = reasonOf(error)));
    peer.on('close', () => this.#closed());
    if (!peer._pc || !peer._channel) {
      this.#isOver = true;
      throw new Error('the browser gives no connection');
    }
    this.native = peer._pc;
    this.control = peer._channel;
    countConnection(this.native);
    this.bulk = this.native.createDataChannel('bulk', { negotiated: true, id: BULK_ID });
    this.#muteHandlers();
    this.#listen();
  }

  /** Takes the other side's description, which must have been checked. Ignores one that no longer fits. */
  describe(type: 'offer' | 'answer', round: number, sdp: string): void {
    if (this.#isOver || (type === 'offer') === this.#options.isInitiator) return;
    if (type === 'answer') {
      const isAwaited = round === this.#round && this.native.signalingState === 'have-local-offer';
      if (isAwaited) this.#accept(type, sdp);
      return;
    }
    if (round < this.#round) return;
    if (this.#isAnswering) this.#nextOffer = { round, sdp };
    else this.#answer({ round, sdp });
  }

  addCandidate(candidate: string): void {
    if (this.#isOver) return;
    if (this.#isDescribed && !this.#nextOffer) this.#add(candidate);
    else this.#heldCandidates.push(candidate);
  }

  /** Offers the next round, with new ICE credentials and these servers. Only for the initiator. */
  restart(iceServers: RTCIceServer[]): void {
    if (this.#isOver || !this.#options.isInitiator) return;
    this.native.setConfiguration({ ...this.native.getConfiguration(), iceServers });
    this.#round++;
    // An offer that was never answered must not hold up the next one.
    this.#peer._isNegotiating = false;
    this.#peer.offerOptions = { iceRestart: true };
    this.#peer.negotiate();
  }

  close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    // At once, not in a microtask as simple-peer does, so that it works while a page is being left.
    this.native.close();
    if (this.#peer._iceCompleteTimer) clearTimeout(this.#peer._iceCompleteTimer);
    this.#peer.destroy();
  }

  /** simple-peer's own handlers would copy every message into a stream nobody reads, poll getStats, and end on failure. */
  #muteHandlers(): void {
    const { native, control } = this;
    control.onopen = control.onmessage = null;
    const { oniceconnectionstatechange, onconnectionstatechange } = native;
    native.oniceconnectionstatechange = (event) => {
      if (native.iceConnectionState !== 'failed' || this.#options.mayFail())
        oniceconnectionstatechange?.call(native, event);
    };
    native.onconnectionstatechange = (event) => {
      if (native.connectionState !== 'failed' || this.#options.mayFail())
        onconnectionstatechange?.call(native, event);
    };
  }

  #listen(): void {
    const { native, control, bulk } = this;
    const peer = this.#peer;
    for (const channel of [control, bulk])
      channel.addEventListener('open', () => this.#channelOpened());
    bulk.onclose = bulk.onerror = () => peer.destroy();
    native.ondatachannel = () => peer.destroy(new Error('opened a channel of its own'));
    native.addEventListener('iceconnectionstatechange', () => {
      if (!this.#isOver) this.#options.onIceState(native.iceConnectionState);
    });
    peer.on('signal', (signal) => {
      if (this.#isOver) return;
      if (signal.type === 'candidate') this.#options.onCandidate(signal.candidate.candidate);
      if (signal.type === 'offer' || signal.type === 'answer')
        this.#described(signal.type, signal.sdp);
    });
  }

  #channelOpened(): void {
    const areOpen = this.control.readyState === 'open' && this.bulk.readyState === 'open';
    if (!this.#isOver && areOpen) this.#options.onOpen();
  }

  /** simple-peer has made our description. */
  #described(type: 'offer' | 'answer', sdp: string): void {
    this.#options.onDescription(type, this.#round, withoutCandidates(sdp));
    if (type !== 'answer') return;
    this.#isAnswering = false;
    if (this.#nextOffer) this.#answer(this.#nextOffer);
  }

  #answer(offer: Offer): void {
    this.#nextOffer = undefined;
    this.#isAnswering = true;
    this.#round = offer.round;
    this.#accept('offer', offer.sdp);
  }

  #accept(type: 'offer' | 'answer', sdp: string): void {
    this.#peer.signal({ type, sdp });
    this.#isDescribed = true;
    for (const candidate of this.#heldCandidates.splice(0)) this.#add(candidate);
  }

  /** The browser queues it behind the description that `signal` has just handed it. */
  #add(candidate: string): void {
    this.native.addIceCandidate({ candidate, sdpMLineIndex: 0 }).catch(() => {
      // The browser cannot use it, or its round is over. The others may do.
    });
  }

  #closed(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#options.onEnd(this.#endReason);
  }
}

/** A close by the other side also comes as an error, depending on which event is first. */
function reasonOf({ message }: Error): string {
  if (/close called/i.test(message)) return 'closed by the other side';
  return /connection failed/i.test(message) ? 'no network path' : message;
}
