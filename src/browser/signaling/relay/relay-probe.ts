/** Asks a relay for one answer over a socket of its own, so the socket of an open room is not used or disturbed. */
import type { Clock } from '../../../core/ports.ts';
import {
  parseRelayMessage,
  type ClientMessage,
  type RelayMessage,
} from '../../../../signaling/protocol.ts';
import { RelaySocket } from './relay-socket.ts';

/** The round trip in milliseconds; undefined when the relay does not answer. */
export function testRelay(url: string, clock: Clock): Promise<number | undefined> {
  return new Promise((resolve) => {
    try {
      const socket = new RelaySocket<ClientMessage, RelayMessage>({
        url,
        clock,
        connect: (at) => new WebSocket(at),
        parse: parseRelayMessage,
        onMessage({ type }) {
          if (type === 'welcome') socket.send({ type: 'ping' });
          if (type !== 'pong') return;
          resolve(socket.roundTripMs);
          socket.close();
        },
        onEnd: () => resolve(undefined),
      });
    } catch {
      resolve(undefined);
    }
  });
}
