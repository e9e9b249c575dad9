/** Every medium keeps one contract: our relay, a PeerServer, and the tabs of one browser. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PeerServer } from 'peer';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket as NodeWebSocket } from 'ws';
import { PeerJsSignaling } from '../../../src/browser/signaling/peerjs/peerjs-signaling.ts';
import { connectPeer } from '../../../src/browser/signaling/peerjs/peerjs-socket.ts';
import { platformClock, platformRandom } from '../../../src/browser/platform/clock.ts';
import { RelaySignaling } from '../../../src/browser/signaling/relay/relay-signaling.ts';
import type { MediumSignaling } from '../../../src/browser/signaling/signaling.ts';
import { TabSignaling } from '../../../src/browser/signaling/tab-signaling.ts';
import { topic } from '../../../src/core/base/ids.ts';
import { SIGNAL_BYTES_MAX } from '../../../src/core/limits/signaling.ts';
import type { Clock, Off } from '../../../src/core/ports.ts';
import { Server as RelayServer } from '../../../signaling/server.ts';
import { RELAY_PATH } from '../../../signaling/protocol.ts';
import { signalingContract } from '../../contract/signaling.ts';

const UNTIL_MS = 10_000;

/** The clock of the platform, which knows what is left of it, and waits a fifth of the time for what does not answer. */
function createCountedClock() {
  const running = new Set<Off>();
  const counted = (start: (done: () => void) => Off): Off => {
    const off = start(() => running.delete(stop));
    const stop = () => {
      running.delete(stop);
      off();
    };
    running.add(stop);
    return stop;
  };
  const clock: Clock = {
    now: platformClock.now,
    after: (ms, f) =>
      counted((done) =>
        platformClock.after(ms / 5, () => {
          done();
          f();
        }),
      ),
    every: (ms, f) => counted(() => platformClock.every(ms, f)),
  };
  return { clock, running };
}

function runContract(create: (clock: Clock) => MediumSignaling): void {
  const cases = signalingContract(async () => {
    const { clock, running } = createCountedClock();
    return {
      create: () => create(clock),
      newTopic: () => topic(platformRandom.bytes(16)),
      boxBytesMax: SIGNAL_BYTES_MAX,
      until: (condition, what) =>
        vi.waitFor(() => expect(condition(), `never: ${what}`).toBe(true), {
          timeout: UNTIL_MS,
          interval: 5,
        }),
      pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms / 5)),
      close: async () => expect(running.size, 'timers are left').toBe(0),
    };
  });
  for (const { name, run } of cases) test.concurrent(name, run);
}

const worlds = (clock: Clock) => ({ clock, random: platformRandom });

/** As in a browser, an error without a listener is harmless, such as that of a socket closed while it opens. */
class WebSocketOfPages extends NodeWebSocket {
  constructor(url: string) {
    super(url);
    this.on('error', () => undefined);
  }
}

describe('[S13] over the relay', () => {
  let server: RelayServer;
  beforeAll(async () => {
    // The server lists all files of this folder at its start. Nobody asks for one.
    server = await RelayServer.open({ port: 0, appDir: import.meta.dirname });
  });
  afterAll(() => server.close());
  runContract(
    (clock) =>
      new RelaySignaling({
        ...worlds(clock),
        urls: [`ws://localhost:${server.port}${RELAY_PATH}`],
        connect: (url) => new WebSocketOfPages(url) as unknown as WebSocket,
      }),
  );
});

/** What peerjs looks for before it opens a socket; of WebRTC nothing is used. */
class NoConnection {
  createDataChannel(): object {
    return {};
  }
  close(): void {
    // there is nothing to close
  }
}

describe('[S25] over a PeerServer, by peerjs', () => {
  let server: Server;
  beforeAll(async () => {
    vi.stubGlobal('WebSocket', WebSocketOfPages);
    vi.stubGlobal('RTCPeerConnection', NoConnection);
    // It tells who is not there sooner than after the 5 s that it has by default.
    const options = { port: 0, path: '/', expire_timeout: 200, cleanup_out_msgs: 50 };
    server = await new Promise((resolve) => {
      PeerServer(options, (it) => resolve(it as Server));
    });
  });
  afterAll(() => {
    vi.unstubAllGlobals();
    server.close();
    server.closeAllConnections();
  });
  runContract((clock) => {
    const { port } = server.address() as AddressInfo;
    const address = { host: '127.0.0.1', port, path: '/', key: 'peerjs', secure: false };
    return new PeerJsSignaling({ ...worlds(clock), server: address, connect: connectPeer });
  });
});

describe('[S24] between tabs', () => {
  runContract((clock) => new TabSignaling(worlds(clock)));
});
