/** Asks each signaling server for one answer, on sockets of its own, so that it does not disturb a room's. */
import type { ServerTest } from '../../core/api/diagnosis.ts';
import { SELF_TEST_MS } from '../../core/limits/webrtc.ts';
import type { Clock } from '../../core/ports.ts';
import { peerServer } from '../signaling/peerjs/peer-server-setting.ts';
import type { PeerServerAddress } from '../signaling/peerjs/peerjs-socket.ts';
import { testRelay } from '../signaling/relay/relay-probe.ts';
import { relayUrls } from '../signaling/relay/relay-url.ts';

/** Tests all servers that this page knows. */
export function testServers(clock: Clock): Promise<ServerTest[]> {
  const server = peerServer();
  const relays = relayUrls().map(async (url) => ({
    medium: 'relay' as const,
    host: new URL(url).host,
    ms: await testRelay(url, clock),
  }));
  const peers = (server ? [server] : []).map(async (it) => ({
    medium: 'peer-server' as const,
    host: it.host,
    ms: await testPeerServer(it, clock),
  }));
  return Promise.all([...relays, ...peers]);
}

/** It has no ping, so this is the time until it accepts a client with a random id, in ms. Undefined: no answer. */
async function testPeerServer(
  server: PeerServerAddress,
  clock: Clock,
): Promise<number | undefined> {
  const { connectPeer } = await import('../signaling/peerjs/peerjs-socket.ts');
  const id = crypto.randomUUID().replaceAll('-', '');
  const startedAtMs = clock.now();
  return new Promise((resolve) => {
    const end = (ms?: number) => {
      stop();
      socket.close();
      resolve(ms);
    };
    const stop = clock.after(SELF_TEST_MS, end);
    const socket = connectPeer({
      ...{ server, id },
      onOpen: () => end(Math.max(0, clock.now() - startedAtMs)),
      onTaken: () => end(),
      onEnd: () => end(),
      onMessage: () => undefined,
      onMissed: () => undefined,
    });
  });
}
