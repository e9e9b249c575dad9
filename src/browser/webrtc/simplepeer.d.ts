/** The part of simple-peer 9.11.1 that we use, including private fields, under the name of its prebuilt file. */
declare module 'simple-peer/simplepeer.min.js' {
  interface Instance {
    /** Null once destroyed. */
    readonly _pc: RTCPeerConnection | null;
    readonly _channel: RTCDataChannel | null;
    _isNegotiating: boolean;
    readonly _iceCompleteTimer: ReturnType<typeof setTimeout> | null;
    offerOptions: RTCOfferOptions;
    readonly destroyed: boolean;
    negotiate(): void;
    signal(description: { type: 'offer' | 'answer'; sdp: string }): void;
    destroy(error?: Error): void;
    on(event: 'error', f: (error: Error) => void): this;
    on(event: 'close', f: () => void): this;
    on(event: 'signal', f: (signal: Signal) => void): this;
  }
  type Signal =
    | { type: 'offer' | 'answer'; sdp: string }
    | { type: 'candidate'; candidate: { candidate: string } }
    | { type: 'renegotiate' }
    | { type: 'transceiverRequest' };
  interface Options {
    initiator?: boolean;
    channelConfig?: RTCDataChannelInit;
    config?: RTCConfiguration;
    trickle?: boolean;
  }
  const SimplePeer: new (options: Options) => Instance;
  export default SimplePeer;
}
