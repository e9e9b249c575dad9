/** One WebSocket to the relay, from its opening to its end, which comes exactly once. */
import { createTokenBucket } from '../../../core/base/token-bucket.ts';
import type { Clock, Off } from '../../../core/ports.ts';
import {
  RELAY_BUFFERED_BYTES_MAX,
  RELAY_WORDS_BURST,
  RELAY_WORDS_PER_SECOND,
  RELAY_PROOF_MIN_MS,
  RELAY_CONNECT_TIMEOUT_MS,
  RELAY_PROOF_TIMEOUT_MS,
} from '../../../core/limits/signaling.ts';

/** What every relay says first, and anything else it may say. */
type Heard = { readonly type: string } | { readonly type: 'welcome'; readonly heartbeatMs: number };

export interface RelaySocketOptions<Hears> {
  readonly url: string;
  readonly clock: Clock;
  readonly connect: (url: string) => WebSocket;
  /** The message in a frame, or null when there is none. */
  readonly parse: (text: string) => Hears | null;
  readonly onMessage: (message: Hears) => void;
  /** `silent`: it no longer answers, as after a change of network. `closed`: it failed, or the relay closed it. */
  readonly onEnd: (why: 'silent' | 'closed') => void;
}

/** After this many heartbeats without a word the socket is suspect, whatever it believes: pongs are missing. */
const SILENT_BEATS_MAX = 2.5;
/** A relay may ask for a slower heartbeat, but a NAT forgets a silent socket after about a minute. */
const HEARTBEAT_MAX_MS = 45_000;

/** Messages that come because we asked. Signals come at any time. */
const ANSWERS: ReadonlySet<string> = new Set(['members', 'ice', 'pong', 'error']);

/** `Says` is what we say to the relay besides heartbeats, `Hears` what it says to us. */
export class RelaySocket<Says extends { readonly type: string }, Hears extends Heard> {
  readonly #options: RelaySocketOptions<Hears>;
  readonly #socket: WebSocket;
  /** Runs while the relay has to say something or lose the socket. */
  #deadline: Off | undefined;
  #stopBeating: Off | undefined;
  #heardAtMs: number;
  /** When we asked what is not answered yet. */
  #askedAtMs: number | undefined;
  #roundTripMs: number | undefined;
  /** What the relay may still say of its own: all that has no sender. */
  readonly #words = createTokenBucket(RELAY_WORDS_PER_SECOND, RELAY_WORDS_BURST);
  #isOver = false;

  /** @throws when the browser refuses the URL, as a ws: one on an https: page */
  constructor(options: RelaySocketOptions<Hears>) {
    this.#options = options;
    this.#socket = options.connect(options.url);
    this.#heardAtMs = options.clock.now();
    this.#expectWord(RELAY_CONNECT_TIMEOUT_MS);
    this.#socket.onmessage = (event: MessageEvent<unknown>) => this.#receive(event.data);
    this.#socket.onclose = this.#socket.onerror = () => this.#end('closed');
  }

  /** The last round trip, including the relay's own time; undefined before its first answer. */
  get roundTripMs(): number | undefined {
    return this.#roundTripMs;
  }

  /** False when the network does not take what we send. */
  send(message: Says | { type: 'ping' }): boolean {
    if (this.#isOver || this.#socket.readyState !== this.#socket.OPEN) return false;
    if (this.#socket.bufferedAmount > RELAY_BUFFERED_BYTES_MAX) return false;
    if (message.type !== 'signal') this.#askedAtMs ??= this.#options.clock.now();
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  /** Ends the socket unless the relay soon says something (see #proofMs). Ask it something first. */
  prove(): void {
    this.#expectWord(this.#proofMs());
  }

  /** Closes without calling `onEnd`. */
  close(): void {
    this.#end();
  }

  #receive(data: unknown): void {
    const message = typeof data === 'string' ? this.#options.parse(data) : null;
    const now = this.#options.clock.now();
    const isOfMember = Object.hasOwn(message ?? {}, 'from');
    if (!isOfMember && !this.#words.take(now)) return this.#end('closed');
    if (!message) return; // nonsense does not count as an answer
    this.#heardAtMs = now;
    if (this.#askedAtMs !== undefined && ANSWERS.has(message.type)) {
      this.#roundTripMs = Math.max(0, this.#heardAtMs - this.#askedAtMs);
      this.#askedAtMs = undefined;
    }
    this.#deadline?.();
    this.#deadline = undefined;
    if ('heartbeatMs' in message) this.#beat(Math.min(message.heartbeatMs, HEARTBEAT_MAX_MS));
    this.#options.onMessage(message);
  }

  #beat(everyMs: number): void {
    this.#stopBeating?.();
    const { clock } = this.#options;
    this.#stopBeating = clock.every(everyMs, () => {
      // A tab that slept has heard nothing for long, which says nothing about the relay: ask first.
      if (this.#deadline || !this.send({ type: 'ping' })) return;
      if (clock.now() - this.#heardAtMs > everyMs * SILENT_BEATS_MAX) this.prove();
    });
  }

  /** How long the relay has to answer: less when it is known to be near. */
  #proofMs(): number {
    if (this.#roundTripMs === undefined) return RELAY_PROOF_TIMEOUT_MS;
    return Math.min(RELAY_PROOF_TIMEOUT_MS, Math.max(RELAY_PROOF_MIN_MS, 4 * this.#roundTripMs));
  }

  #expectWord(timeoutMs: number): void {
    this.#deadline ??= this.#options.clock.after(timeoutMs, () => this.#end('silent'));
  }

  #end(why?: 'silent' | 'closed'): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#deadline?.();
    this.#stopBeating?.();
    const socket = this.#socket;
    socket.onmessage = socket.onclose = socket.onerror = null;
    socket.close();
    if (why) this.#options.onEnd(why);
  }
}
