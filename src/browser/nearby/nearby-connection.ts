/** A connection to the relay for nearby offers alone: opens when it is needed, and replaces itself when it dies. */
import type { Clock, Off, Random } from '../../core/ports.ts';
import {
  parseNearbyMessage,
  type NearbyMessage,
  type NearbyRequest,
} from '../../../signaling/nearby/nearby-protocol.ts';
import { createRelayRotation, type RelayRotation } from '../signaling/relay/relay-rotation.ts';
import { RelaySocket } from '../signaling/relay/relay-socket.ts';

export interface NearbyConnectionOptions {
  readonly urls: readonly string[];
  readonly clock: Clock;
  readonly random: Random;
  /** Opens a socket. Only tests give another one. */
  readonly connect?: (url: string) => WebSocket;
}

export interface NearbyConnectionListeners {
  /** The relay is there. `isServed`: it knows this network and takes nearby offers. */
  readonly onOpen: (isServed: boolean) => void;
  readonly onMessage: (message: Exclude<NearbyMessage, { type: 'welcome' }>) => void;
  /** The connection was lost. Another one follows. */
  readonly onLost: () => void;
}

export class NearbyConnection {
  readonly #options: NearbyConnectionOptions;
  readonly #listeners: NearbyConnectionListeners;
  readonly #relays: RelayRotation;
  #socket: RelaySocket<NearbyRequest, NearbyMessage> | undefined;
  #retry: Off | undefined;
  #isClosed = false;

  constructor(options: NearbyConnectionOptions, listeners: NearbyConnectionListeners) {
    this.#options = options;
    this.#listeners = listeners;
    this.#relays = createRelayRotation(options.urls, options.random);
    this.#open();
  }

  /** False while there is no connection. */
  send(message: NearbyRequest): boolean {
    return this.#socket?.send(message) ?? false;
  }

  close(): void {
    this.#isClosed = true;
    this.#retry?.();
    this.#socket?.close();
    this.#socket = undefined;
  }

  #open(): void {
    const { clock, connect = (url: string) => new WebSocket(url) } = this.#options;
    try {
      this.#socket = new RelaySocket<NearbyRequest, NearbyMessage>({
        url: this.#relays.url,
        clock,
        connect,
        parse: parseNearbyMessage,
        onMessage: (message) => this.#receive(message),
        onEnd: () => this.#ended(),
      });
    } catch {
      this.#ended(); // the browser refuses the URL itself
    }
  }

  #receive(message: NearbyMessage): void {
    if (message.type !== 'welcome') return this.#listeners.onMessage(message);
    this.#relays.served();
    this.#listeners.onOpen(message.nearby === true);
  }

  #ended(): void {
    this.#socket = undefined;
    if (this.#isClosed) return;
    this.#listeners.onLost();
    this.#retry = this.#options.clock.after(this.#relays.failed(), () => this.#open());
  }
}
