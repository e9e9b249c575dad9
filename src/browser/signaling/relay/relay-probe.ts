/** Asks a relay for one answer over a socket of its own, so the socket of an open room is not used or disturbed. */
import { SELF_TEST_MS } from '../../../core/limits/webrtc.ts';
import type { Clock } from '../../../core/ports.ts';
import {
  parseRelayMessage,
  type ClientMessage,
  type RelayMessage,
} from '../../../../signaling/protocol.ts';
import { RelaySocket } from './relay-socket.ts';

/** The round trip in milliseconds; undefined when the relay does not answer in time, whatever else it says. */
export function testRelay(
  url: string,
  clock: Clock,
  connect = (at: string) => new WebSocket(at),
): Promise<number | undefined> {
  return new Promise((resolve) => {
    let socket: RelaySocket<ClientMessage, RelayMessage> | undefined;
    const end = (ms?: number): void => {
      stop();
      socket?.close();
      resolve(ms);
    };
    const stop = clock.after(SELF_TEST_MS, end);
    try {
      socket = new RelaySocket<ClientMessage, RelayMessage>({
        url,
        clock,
        connect,
        parse: parseRelayMessage,
        onMessage({ type }) {
          if (type === 'welcome') socket?.send({ type: 'ping' });
          if (type === 'pong') end(socket?.roundTripMs);
        },
        onEnd: () => end(),
      });
    } catch {
      end();
    }
  });
}
