/** A failure of ICE ends a connection where it may fail, and is ignored where it may not yet. */
import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { SimplePeerConnection } from '../../../src/browser/webrtc/simple-peer-connection.ts';

/** The part of simple-peer that listens to ICE: a failure destroys it. */
class FakePeer extends EventEmitter {
  readonly _channel = new EventTarget();
  readonly _pc = Object.assign(new EventTarget(), {
    iceConnectionState: 'new',
    connectionState: 'new',
    createDataChannel: () => new EventTarget(),
    close: () => undefined,
    oniceconnectionstatechange: () => this.#look(),
    onconnectionstatechange: () => this.#look(),
  });
  constructor() {
    super();
    peers.push(this);
  }
  #look(): void {
    const { iceConnectionState, connectionState } = this._pc;
    if ([iceConnectionState, connectionState].includes('failed'))
      this.destroy(new Error('Ice connection failed.'));
  }
  destroy(error?: Error): void {
    if (error) this.emit('error', error);
    this.emit('close');
  }
  signal(): void {
    // nothing is described here
  }
}
const peers: FakePeer[] = [];
vi.mock('simple-peer/simplepeer.min.js', () => ({
  default: function () {
    return new FakePeer();
  },
}));

test.each(['iceConnectionState', 'connectionState'] as const)(
  '[S28] %s "failed" ends a connection only where it may fail',
  (which) => {
    let mayFail = false;
    const ends: string[] = [];
    const nothing = () => undefined;
    new SimplePeerConnection({
      ...{ isInitiator: false, configuration: {}, mayFail: () => mayFail },
      ...{ onDescription: nothing, onCandidate: nothing, onOpen: nothing, onIceState: nothing },
      onEnd: (reason) => ends.push(reason),
    });
    const pc = peers.at(-1)?._pc;
    if (!pc) throw new Error('no connection was made');
    pc[which] = 'failed';
    const tell = () =>
      (pc[`on${which.toLowerCase()}change` as 'onconnectionstatechange'] as () => void)();
    tell();
    expect(ends).toEqual([]);
    mayFail = true;
    tell();
    expect(ends).toEqual(['no network path']);
  },
);
