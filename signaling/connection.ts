/** One client's connection: reads its frames within its budget, and sends, closes or cuts. */
import type { RawData, WebSocket } from 'ws';
import { Budget } from './budget.ts';
import type { Verdict } from './budget.ts';
import { relayError } from './exchange.ts';
import type { RelayLimits } from './limits.ts';
import type { Meter } from './meter.ts';
import { parseNearbyRequest } from './nearby/nearby-protocol.ts';
import type { NearbyNews, NearbyRequest } from './nearby/nearby-protocol.ts';
import { CLOSE_BAD_MESSAGES, CLOSE_RATE, parseClientMessage } from './protocol.ts';
import type { ClientMessage, RelayErrorCode, RelayMessage } from './protocol.ts';

export interface ConnectionOptions {
  readonly sid: string;
  readonly socket: WebSocket;
  readonly limits: RelayLimits;
  readonly nowMs: () => number;
  readonly meter: Meter;
  /** A message within the limits. */
  readonly onMessage: (message: ClientMessage) => void;
  readonly onNearbyRequest: (request: NearbyRequest) => void;
  /** We have ended it. The socket may still be closing. */
  readonly onEnd: () => void;
}

export class Connection {
  readonly #options: ConnectionOptions;
  readonly #socket: WebSocket;
  readonly #budget: Budget;
  #heardAtMs: number;
  #isOver = false;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#socket = options.socket;
    this.#budget = new Budget(options.limits, options.nowMs);
    this.#heardAtMs = options.nowMs();
    // Without a listener, a broken frame or a reset would end the process. 'close' follows anyway.
    this.#socket.on('error', () => undefined);
  }

  /** When the client last said something. */
  get heardAtMs(): number {
    return this.#heardAtMs;
  }

  /** Starts to read. */
  listen(): void {
    this.#socket.on('message', (data: RawData, isBinary: boolean) => {
      if (!this.#isOver) this.#read(data as Buffer, isBinary);
    });
    this.#socket.on('ping', (data: Buffer) => {
      if (!this.#isOver) this.#answerPing(data);
    });
  }

  send(message: RelayMessage | NearbyNews): void {
    if (!this.#isReading()) return;
    const { meter } = this.#options;
    meter.sent(message.type);
    if (message.type === 'error') meter.error(message.code);
    this.#socket.send(JSON.stringify(message));
  }

  /** Sends the reason, then closes. */
  dismiss(error: RelayErrorCode, code: number): void {
    this.send(relayError(error));
    this.close(code);
  }

  close(code: number): void {
    this.#end(code);
    this.#socket.close(code);
  }

  #end(code: number): void {
    this.#isOver = true;
    this.#options.onEnd();
    this.#options.meter.closed(code);
  }

  /** Whether more may be queued. Cuts a client that reads too slowly. */
  #isReading(): boolean {
    const { readyState, OPEN, bufferedAmount } = this.#socket;
    if (readyState !== OPEN) return false;
    if (bufferedAmount <= this.#options.limits.unsentBytes) return true;
    // A close frame would only queue behind what the client does not read.
    this.#end(1006);
    this.#socket.terminate();
    return false;
  }

  #read(frame: Buffer, isBinary: boolean): void {
    const { meter, nowMs, onMessage, onNearbyRequest } = this.#options;
    this.#heardAtMs = nowMs();
    if (!this.#may(this.#budget.frame(frame.length))) return meter.received('unknown', 'rate');
    const text = isBinary ? '' : frame.toString();
    const message = parseClientMessage(text);
    const request = message ? null : parseNearbyRequest(text);
    const type = (message ?? request)?.type;
    if (!type) return this.#readBadMessage();
    const isOver = !this.#may(this.#budget.message(type));
    meter.received(type, isOver ? 'rate' : 'handled');
    if (isOver) return;
    if (message) onMessage(message);
    if (request) onNearbyRequest(request);
  }

  #readBadMessage(): void {
    this.#options.meter.received('unknown', 'bad');
    if (this.#budget.badMessage() === 'over') this.send(relayError('bad-message'));
    else this.dismiss('bad-message', CLOSE_BAD_MESSAGES);
  }

  #answerPing(data: Buffer): void {
    this.#heardAtMs = this.#options.nowMs();
    if (this.#may(this.#budget.frame(data.length)) && this.#isReading()) this.#socket.pong(data);
  }

  /** Whether it may go on. Otherwise the client is told, and dismissed if it does not slow down. */
  #may(verdict: Verdict): boolean {
    if (verdict === 'over') this.send(relayError('rate'));
    if (verdict === 'out') this.dismiss('rate', CLOSE_RATE);
    return verdict === 'ok';
  }
}
