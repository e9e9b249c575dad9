/** Asks a relay for one answer, on a socket of its own, so that a room's own one is neither used nor disturbed. */
import type { Clock } from '../../../core/ports.ts';
import {
  parseRelayMessage,
  type ClientMessage,
  type RelayMessage,
} from '../../../../signaling/protocol.ts';
import { createRelaySocket } from './relay-socket.ts';

/** Milliseconds; undefined: it does not answer. */
export function testRelay(url: string, clock: Clock): Promise<number | undefined> {
  return new Promise((resolve) => {
    try {
      const socket = createRelaySocket<ClientMessage, RelayMessage>({
        url,
        clock,
        connect: (at) => new WebSocket(at),
        parse: parseRelayMessage,
        onMessage({ type }) {
          if (type === 'welcome') socket.send({ type: 'ping' });
          if (type !== 'pong') return;
          resolve(socket.roundTripMs());
          socket.close();
        },
        onEnd: () => resolve(undefined),
      });
    } catch {
      resolve(undefined);
    }
  });
}
