/** One WebSocket to the relay, from its opening to its end, which comes exactly once. */
import type { Clock, Off } from '../core/ports.ts';
import {
  RELAY_BUFFERED_BYTES_MAX,
  RELAY_CONNECT_TIMEOUT_MS,
  RELAY_PROOF_TIMEOUT_MS,
} from '../core/limits.ts';
import type { ClientMessage } from '../../signaling/protocol.ts';

/** `Says` is what is said to the relay beside its heartbeat. */
export interface RelaySocket<Says = ClientMessage> {
  /** False when the network swallows what we send. */
  send(message: Says): boolean;
  /** Ends the socket unless the relay says something within RELAY_PROOF_TIMEOUT_MS. Ask it something first. */
  prove(): void;
  /** Closes without calling `onEnd`. */
  close(): void;
}

/** What every relay says first, and whatever else it may say. */
type Heard = { readonly type: string } | { readonly type: 'welcome'; readonly heartbeatMs: number };

export interface RelaySocketOptions<Hears> {
  readonly url: string;
  readonly clock: Clock;
  readonly connect: (url: string) => WebSocket;
  /** The message in a frame, or null when it is none. */
  readonly parse: (text: string) => Hears | null;
  readonly onMessage: (message: Hears) => void;
  /** The socket failed, was closed by the relay, or no longer answers. */
  readonly onEnd: () => void;
}

/** Silence for this many heartbeats is the end: pongs are missing, whatever the socket believes. */
const SILENT_BEATS_MAX = 2.5;
/** A relay may ask for a rarer heartbeat, but sockets in a NAT's table live for about a minute. */
const HEARTBEAT_MAX_MS = 45_000;

export function createRelaySocket<Says, Hears extends Heard>(
  options: RelaySocketOptions<Hears>,
): RelaySocket<Says> {
  const { clock } = options;
  const socket = options.connect(options.url);
  const silence = () => end(true);
  let proof: Off | undefined;
  let beating: Off | undefined;
  let heardAtMs = clock.now();
  let isOver = false;

  expectWord(RELAY_CONNECT_TIMEOUT_MS);
  socket.onmessage = (event: MessageEvent<unknown>) => {
    const message = typeof event.data === 'string' ? options.parse(event.data) : null;
    if (!message) return; // a relay that babbles is none: nothing it says counts as an answer
    heardAtMs = clock.now();
    proof?.();
    proof = undefined;
    if ('heartbeatMs' in message) beat(Math.min(message.heartbeatMs, HEARTBEAT_MAX_MS));
    options.onMessage(message);
  };
  socket.onclose = socket.onerror = silence;

  function expectWord(timeoutMs: number): void {
    proof ??= clock.after(timeoutMs, silence);
  }

  function beat(everyMs: number): void {
    beating?.();
    beating = clock.every(everyMs, () => {
      // A tab that slept has not heard anything for long, and that says nothing about the relay: ask first.
      if (proof || !send({ type: 'ping' })) return;
      if (clock.now() - heardAtMs > everyMs * SILENT_BEATS_MAX) expectWord(RELAY_PROOF_TIMEOUT_MS);
    });
  }

  function send(message: Says | { type: 'ping' }): boolean {
    if (isOver || socket.readyState !== socket.OPEN) return false;
    if (socket.bufferedAmount > RELAY_BUFFERED_BYTES_MAX) return false;
    socket.send(JSON.stringify(message));
    return true;
  }

  function end(isTold: boolean): void {
    if (isOver) return;
    isOver = true;
    proof?.();
    beating?.();
    socket.onmessage = socket.onclose = socket.onerror = null;
    socket.close();
    if (isTold) options.onEnd();
  }

  return { send, prove: () => expectWord(RELAY_PROOF_TIMEOUT_MS), close: () => end(false) };
}
