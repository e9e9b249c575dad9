/** A connection to the relay for invitations alone: opened when it is needed, replaced when it dies. */
import type { Clock, Off, Random } from '../../core/ports.ts';
import {
  parseNearbyMessage,
  type NearbyMessage,
  type NearbyRequest,
} from '../../../signaling/nearby/nearby-protocol.ts';
import { createRelayRotation } from '../signaling/relay/relay-rotation.ts';
import { createRelaySocket, type RelaySocket } from '../signaling/relay/relay-socket.ts';

export interface NearbyLineOptions {
  readonly urls: readonly string[];
  readonly clock: Clock;
  readonly random: Random;
  /** Opens a socket; only tests give another one. */
  readonly connect?: (url: string) => WebSocket;
}

export interface NearbyListeners {
  /** The relay is there; `isOffered`: it knows this network, and takes what this is for. */
  readonly onOpen: (isOffered: boolean) => void;
  readonly onMessage: (message: NearbyMessage) => void;
  /** The connection was lost; another one follows. */
  readonly onLost: () => void;
}

export interface NearbyLine {
  /** False while there is no connection. */
  send(message: NearbyRequest): boolean;
  close(): void;
}

export function openNearbyLine(options: NearbyLineOptions, listeners: NearbyListeners): NearbyLine {
  const { clock } = options;
  const connect = options.connect ?? ((url: string) => new WebSocket(url));
  const doors = createRelayRotation(options.urls, options.random);
  let socket: RelaySocket<NearbyRequest> | undefined;
  let retry: Off | undefined;
  let isClosed = false;

  function open(): void {
    try {
      socket = createRelaySocket<NearbyRequest, NearbyMessage>({
        url: doors.url,
        clock,
        connect,
        parse: parseNearbyMessage,
        onMessage(message) {
          if (message.type !== 'welcome') return listeners.onMessage(message);
          doors.served();
          listeners.onOpen(message.nearby === true);
        },
        onEnd,
      });
    } catch {
      onEnd(); // the browser refuses the URL itself
    }
  }

  function onEnd(): void {
    socket = undefined;
    if (isClosed) return;
    listeners.onLost();
    retry = clock.after(doors.failed(), open);
  }

  open();
  return {
    send: (message) => socket?.send(message) ?? false,
    close() {
      isClosed = true;
      retry?.();
      socket?.close();
      socket = undefined;
    },
  };
}
