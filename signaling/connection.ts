/** One client's connection: reads its frames within its budget, and sends what it has room for, closes or cuts. */
import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import type { BlockUse } from './sockets/block-use.ts';
import { Budget } from './budget.ts';
import type { Verdict } from './budget.ts';
import type { RelayLimits } from './limits.ts';
import type { Meter } from './meter.ts';
import { parseNearbyRequest } from './nearby/nearby-protocol.ts';
import type { NearbyNews, NearbyRequest } from './nearby/nearby-protocol.ts';
import { CLOSE_BAD_MESSAGES, CLOSE_RATE, parseClientMessage } from './protocol.ts';
import type { ClientMessage, RelayErrorCode, RelayMessage } from './protocol.ts';
import { Intake } from './sockets/intake.ts';
import { reset } from './sockets/turn-away.ts';
import { Unread } from './sockets/unread.ts';
import { relayError } from './relay-error.ts';

export interface ConnectionOptions {
  readonly sid: string;
  readonly socket: WebSocket;
  /** The socket below it. */
  readonly raw: Duplex;
  /** What it shares with the other connections of its block. */
  readonly block: BlockUse;
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
  readonly #intake: Intake;
  readonly #unread: Unread;
  #heardAtMs: number;
  #isOver = false;
  #deadline: NodeJS.Timeout | null = null;

  constructor(options: ConnectionOptions) {
    const { socket, raw, limits, nowMs, block } = options;
    this.#options = options;
    this.#socket = socket;
    this.#budget = new Budget(limits, nowMs, block);
    this.#intake = new Intake(limits, nowMs, block.share('rawPieces'));
    this.#unread = new Unread({
      limits,
      block: block.unread,
      nowMs,
      ping: (payload) => {
        this.#intake.expectPong();
        socket.ping(payload);
      },
    });
    this.#heardAtMs = nowMs();
    // Without a listener, a broken frame or a reset would end the process. 'close' follows anyway.
    socket.on('error', () => this.#expire());
    this.#readWithin();
    raw.prependOnceListener('end', () => this.#expectEnd());
    raw.once('close', () => {
      this.#unread.clear();
      if (this.#deadline) clearTimeout(this.#deadline);
    });
  }

  /** Closes it if its client has been silent for too long, and cuts it if the client does not read or complete a message. */
  closeIfIdle(closeCode: number): void {
    const { limits, nowMs } = this.#options;
    const now = nowMs();
    const hasWaited = (sinceMs: number | null, ms: number) =>
      sinceMs !== null && now - sinceMs > ms;
    if (
      hasWaited(this.#unread.waitingSinceMs, limits.unreadMs) ||
      hasWaited(this.#intake.partialSinceMs, limits.messageMs)
    )
      this.#cut();
    else if (hasWaited(this.#heardAtMs, limits.idleMs)) this.close(closeCode);
  }

  /** Starts to read. */
  listen(): void {
    this.#socket.on('message', (data: RawData, isBinary: boolean) => {
      if (!this.#isOver) this.#read(data as Buffer, isBinary);
    });
    this.#socket.on('ping', (data: Buffer) => {
      if (!this.#isOver) this.#answerPing(data);
    });
    this.#socket.on('pong', (data: Buffer) => {
      if (this.#isOver) return;
      // Others decide how often we ask for one.
      if (!this.#unread.heard(data)) this.#may(this.#budget.frame(data.length));
    });
  }

  /**
   * Sends a message, or drops it when too much waits for the client already.
   * @param networks around the sender of a box
   */
  send(message: RelayMessage | NearbyNews, networks: readonly string[] = []): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    const { meter } = this.#options;
    const text = JSON.stringify(message);
    const sender = 'from' in message ? message.from : null;
    if (!this.#mayWait(Buffer.byteLength(text), sender, networks)) return meter.dropped();
    meter.sent(message.type);
    if (message.type === 'error') meter.error(message.code);
    this.#socket.send(text);
    this.#unread.sent();
  }

  #mayWait(bytes: number, sender: string | null, networks: readonly string[] = []): boolean {
    return this.#unread.take(bytes + this.#options.limits.unreadMessageBytes, sender, networks);
  }

  /** Sends the reason, then closes. */
  dismiss(error: RelayErrorCode, code: number): void {
    this.send(relayError(error));
    this.close(code);
  }

  /** Closes it, whether or not the client takes part. */
  close(code: number): void {
    this.#end(code);
    this.#socket.close(code);
    this.#expire();
  }

  /**
   * Stands between the socket and its WebSocket, until the socket is gone, however far it is in closing. What is too much
   * is not even parsed: ten thousand frames fit into one read.
   */
  #readWithin(): void {
    const { raw } = this.#options;
    const parsers = raw.listeners('data') as ((chunk: Buffer) => void)[];
    for (const parse of parsers) raw.removeListener('data', parse);
    raw.on('data', (chunk: Buffer) => {
      if (!this.#intake.take(chunk)) return this.#overrun();
      // Once the client has closed it, what follows is for nobody.
      if (!this.#isOver && this.#socket.readyState !== this.#socket.OPEN) return;
      for (const parse of parsers) parse.call(raw, chunk);
    });
  }

  #end(code: number): void {
    this.#isOver = true;
    this.#intake.close();
    this.#options.onEnd();
    this.#options.meter.closed(code);
  }

  /** Frees the socket at once. A close frame would only queue behind what the client does not read. */
  #cut(): void {
    this.#end(1006);
    reset(this.#options.raw);
  }

  /** The socket has a while to close by itself. */
  #expire(): void {
    const { raw, limits } = this.#options;
    if (raw.destroyed) return;
    this.#deadline ??= setTimeout(() => reset(raw), limits.closeMs);
  }

  /** More came than any client may send: there is no point in reading on. */
  #overrun(): void {
    const { raw } = this.#options;
    if (this.#isOver) return reset(raw);
    this.dismiss('rate', CLOSE_RATE);
    if (raw.writableLength > 0) reset(raw);
    else raw.end(() => raw.destroy());
  }

  /** The client sends no more. If it does not read either, the WebSocket's own end would wait for ever. */
  #expectEnd(): void {
    const { raw } = this.#options;
    if (raw.writableLength > 0) reset(raw);
    else this.#expire();
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
    if (!this.#may(this.#budget.frame(data.length))) return;
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (!this.#mayWait(data.length, null)) return this.#options.meter.dropped();
    this.#socket.pong(data);
    this.#unread.sent();
  }

  /** Whether it may go on. Otherwise the client is told, and dismissed if it does not slow down. */
  #may(verdict: Verdict): boolean {
    if (verdict === 'over') this.send(relayError('rate'));
    if (verdict === 'out') this.dismiss('rate', CLOSE_RATE);
    return verdict === 'ok';
  }
}
