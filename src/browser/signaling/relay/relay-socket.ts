/** One WebSocket to the relay, from its opening to its end, which comes exactly once. */
import type { Clock, Off } from '../../../core/ports.ts';
import {
  RELAY_BUFFERED_BYTES_MAX,
  RELAY_PROOF_MIN_MS,
  RELAY_CONNECT_TIMEOUT_MS,
  RELAY_PROOF_TIMEOUT_MS,
} from '../../../core/limits/signaling.ts';
import type { ClientMessage } from '../../../../signaling/protocol.ts';

/** `Says` is what is said to the relay beside its heartbeat. */
export interface RelaySocket<Says = ClientMessage> {
  /** False when the network swallows what we send. */
  send(message: Says): boolean;
  /** Ends the socket unless the relay says something soon (see proofMs). Ask it something first. */
  prove(): void;
  /** The last round trip to the relay, its own time included; undefined before its first answer. */
  roundTripMs(): number | undefined;
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
  /** `silent`: it no longer answers, as after a change of network; else it failed or was closed by the relay. */
  readonly onEnd: (why: 'silent' | 'closed') => void;
}

/** Silence for this many heartbeats is the end: pongs are missing, whatever the socket believes. */
const SILENT_BEATS_MAX = 2.5;
/** A relay may ask for a rarer heartbeat, but sockets in a NAT's table live for about a minute. */
const HEARTBEAT_MAX_MS = 45_000;

/** What comes because we asked; signals come whenever others send them. */
const ANSWERS: ReadonlySet<string> = new Set(['members', 'ice', 'pong', 'error']);

/** How long the relay has to answer: one that is known to be near is missed sooner. */
const proofMs = (roundTripMs: number | undefined): number =>
  roundTripMs === undefined
    ? RELAY_PROOF_TIMEOUT_MS
    : Math.min(RELAY_PROOF_TIMEOUT_MS, Math.max(RELAY_PROOF_MIN_MS, 4 * roundTripMs));

export function createRelaySocket<Says extends { readonly type: string }, Hears extends Heard>(
  options: RelaySocketOptions<Hears>,
): RelaySocket<Says> {
  const { clock } = options;
  const socket = options.connect(options.url);
  let proof: Off | undefined;
  let beating: Off | undefined;
  let heardAtMs = clock.now();
  /** Since when an answer is due. */
  let askedAtMs: number | undefined;
  let roundTripMs: number | undefined;
  let isOver = false;

  expectWord(RELAY_CONNECT_TIMEOUT_MS);
  socket.onmessage = (event: MessageEvent<unknown>) => {
    const message = typeof event.data === 'string' ? options.parse(event.data) : null;
    if (!message) return; // a relay that babbles is none: nothing it says counts as an answer
    heardAtMs = clock.now();
    if (askedAtMs !== undefined && ANSWERS.has(message.type)) {
      roundTripMs = Math.max(0, heardAtMs - askedAtMs);
      askedAtMs = undefined;
    }
    proof?.();
    proof = undefined;
    if ('heartbeatMs' in message) beat(Math.min(message.heartbeatMs, HEARTBEAT_MAX_MS));
    options.onMessage(message);
  };
  socket.onclose = socket.onerror = () => end('closed');

  function expectWord(timeoutMs: number): void {
    proof ??= clock.after(timeoutMs, () => end('silent'));
  }

  function beat(everyMs: number): void {
    beating?.();
    beating = clock.every(everyMs, () => {
      // A tab that slept has not heard anything for long, and that says nothing about the relay: ask first.
      if (proof || !send({ type: 'ping' })) return;
      if (clock.now() - heardAtMs > everyMs * SILENT_BEATS_MAX) expectWord(proofMs(roundTripMs));
    });
  }

  function send(message: Says | { type: 'ping' }): boolean {
    if (isOver || socket.readyState !== socket.OPEN) return false;
    if (socket.bufferedAmount > RELAY_BUFFERED_BYTES_MAX) return false;
    if (message.type !== 'signal') askedAtMs ??= clock.now();
    socket.send(JSON.stringify(message));
    return true;
  }

  function end(why?: 'silent' | 'closed'): void {
    if (isOver) return;
    isOver = true;
    proof?.();
    beating?.();
    socket.onmessage = socket.onclose = socket.onerror = null;
    socket.close();
    if (why) options.onEnd(why);
  }

  return {
    send,
    prove: () => expectWord(proofMs(roundTripMs)),
    roundTripMs: () => roundTripMs,
    close: () => end(),
  };
}
