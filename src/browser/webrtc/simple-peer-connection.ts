/** One WebRTC connection with its two channels, made by simple-peer; its only importer. */
import SimplePeer from 'simple-peer/simplepeer.min.js';
import { countConnection } from './connection-budget.ts';
import { withoutCandidates } from '../peer-records/sdp-check.ts';

export interface ConnectionOptions {
  /** The side that offers, now and at every ICE restart. The roles are fixed: glare destroys both ends. */
  readonly isInitiator: boolean;
  /** Whether a path that is not found, or lost, ends the connection; asked each time. */
  readonly mayFail: () => boolean;
  readonly configuration: RTCConfiguration;
  readonly onDescription: (type: 'offer' | 'answer', round: number, sdp: string) => void;
  readonly onCandidate: (candidate: string) => void;
  /** Both channels are open. */
  readonly onOpen: () => void;
  readonly onIceState: (state: RTCIceConnectionState) => void;
  /** Over, for whatever reason but our own `close`. */
  readonly onEnd: (reason: string) => void;
}

export interface Connection {
  readonly native: RTCPeerConnection;
  readonly control: RTCDataChannel;
  readonly bulk: RTCDataChannel;
  /** Takes the other side's description; one that no longer fits is ignored. It must have been checked. */
  describe(type: 'offer' | 'answer', round: number, sdp: string): void;
  addCandidate(candidate: string): void;
  /** Offers the next round, with new ICE credentials and these servers. Only for the initiator. */
  restart(iceServers: RTCIceServer[]): void;
  close(): void;
}

/** Both channels are negotiated out of band under fixed numbers, so neither side waits for the other's. */
const CONTROL_ID = 0;
const BULK_ID = 1;

/** @throws when the browser has no connection left to give. */
export function createConnection(options: ConnectionOptions): Connection {
  const { isInitiator } = options;
  const peer = new SimplePeer({
    initiator: isInitiator,
    channelConfig: { negotiated: true, id: CONTROL_ID },
    config: options.configuration,
    trickle: true,
  });
  let isOver = false;
  let endReason = 'closed by the other side';
  peer.on('error', (error) => (endReason = reasonOf(error)));
  peer.on('close', () => {
    if (isOver) return;
    isOver = true;
    options.onEnd(endReason);
  });
  const { _pc: native, _channel: control } = peer;
  if (!native || !control) {
    isOver = true;
    throw new Error('the browser gives no connection');
  }
  countConnection(native);
  const bulk = native.createDataChannel('bulk', { negotiated: true, id: BULK_ID });

  let round = 0;
  /** On the answering side: an offer that came while the one before it was being answered. */
  let nextOffer: { round: number; sdp: string } | undefined;
  let isAnswering = false;
  let isDescribed = false;
  const heldCandidates: string[] = [];

  // Its own handlers would copy every message into a stream nobody reads and poll getStats.
  control.onopen = control.onmessage = null;
  const { oniceconnectionstatechange, onconnectionstatechange } = native;
  native.oniceconnectionstatechange = (event) => {
    if (native.iceConnectionState !== 'failed' || options.mayFail())
      oniceconnectionstatechange?.call(native, event);
  };
  native.onconnectionstatechange = (event) => {
    if (native.connectionState !== 'failed' || options.mayFail())
      onconnectionstatechange?.call(native, event);
  };
  for (const channel of [control, bulk]) channel.addEventListener('open', onChannelOpen);
  bulk.onclose = bulk.onerror = () => peer.destroy();
  native.ondatachannel = () => peer.destroy(new Error('opened a channel of its own'));
  native.addEventListener('iceconnectionstatechange', () => {
    if (!isOver) options.onIceState(native.iceConnectionState);
  });

  function onChannelOpen(): void {
    if (!isOver && control?.readyState === 'open' && bulk.readyState === 'open') options.onOpen();
  }

  peer.on('signal', (signal) => {
    if (isOver) return;
    if (signal.type === 'candidate') return options.onCandidate(signal.candidate.candidate);
    if (signal.type !== 'offer' && signal.type !== 'answer') return;
    options.onDescription(signal.type, round, withoutCandidates(signal.sdp));
    if (signal.type !== 'answer') return;
    isAnswering = false;
    if (nextOffer) answer(nextOffer);
  });

  function answer(offer: { round: number; sdp: string }): void {
    nextOffer = undefined;
    isAnswering = true;
    round = offer.round;
    accept('offer', offer.sdp);
  }

  function accept(type: 'offer' | 'answer', sdp: string): void {
    peer.signal({ type, sdp });
    isDescribed = true;
    for (const candidate of heldCandidates.splice(0)) add(candidate);
  }

  /** The browser queues it behind the description that `signal` has just handed it. */
  function add(candidate: string): void {
    native?.addIceCandidate({ candidate, sdpMLineIndex: 0 }).catch(() => {
      // One that it cannot use, or of a round that is over: the others may do.
    });
  }

  return {
    native,
    control,
    bulk,
    describe(type, ofRound, sdp) {
      if (isOver || (type === 'offer') === isInitiator) return;
      if (type === 'answer') {
        if (ofRound === round && native.signalingState === 'have-local-offer') accept(type, sdp);
        return;
      }
      if (ofRound < round) return;
      if (isAnswering) nextOffer = { round: ofRound, sdp };
      else answer({ round: ofRound, sdp });
    },
    addCandidate(candidate) {
      if (isOver) return;
      if (isDescribed && !nextOffer) add(candidate);
      else heldCandidates.push(candidate);
    },
    restart(iceServers) {
      if (isOver || !isInitiator) return;
      native.setConfiguration({ ...native.getConfiguration(), iceServers });
      round++;
      // An offer that was never answered must not hold up the next one.
      peer._isNegotiating = false;
      peer.offerOptions = { iceRestart: true };
      peer.negotiate();
    },
    close() {
      if (isOver) return;
      isOver = true;
      // At once, not in a microtask as simple-peer does, so that it works while a page is being left.
      native.close();
      if (peer._iceCompleteTimer) clearTimeout(peer._iceCompleteTimer);
      peer.destroy();
    },
  };
}

/** A close by the other side also comes as an error, depending on which event is first. */
function reasonOf({ message }: Error): string {
  if (/close called/i.test(message)) return 'closed by the other side';
  return /connection failed/i.test(message) ? 'no network path' : message;
}
