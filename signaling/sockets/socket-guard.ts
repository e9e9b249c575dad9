/**
 * Holds every socket on which no client of the relay has been admitted: those that wait for a request, those that are
 * answered, and those on their way out. Each has a time by which it ends, all have bounds by address and together, and
 * beyond a bound the socket goes that has done nothing for longest. So those who hold sockets never keep others out.
 */
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { addressKey, networksAround } from '../address.ts';
import type { RelayLimits } from '../limits.ts';
import { NetworkRates } from './network-rates.ts';
import { HeldSockets } from './held-sockets.ts';
import type { HeldLimits, HeldSocket } from './held-sockets.ts';
import { RequestHead } from './request-head.ts';
import { reset, turnAway } from './turn-away.ts';

export type GuardLimits = HeldLimits &
  Pick<
    RelayLimits,
    | 'httpRequestsPerAddress'
    | 'httpRequestsPerBlock'
    | 'httpRequestsSure'
    | 'networksRemembered'
    | 'requestMs'
    | 'answerMs'
    | 'closeMs'
  >;

interface Held extends HeldSocket {
  state: 'waiting' | 'answering' | 'leaving';
  dueMs: number;
  /** Whether more came with the request than the request. Nobody has read it. */
  hasMore: boolean;
  /** Ends our part in reading: the socket is no longer one of HTTP. */
  stopReading: () => void;
}

const SWEEPS_PER_CLOSE = 2;

export class SocketGuard {
  readonly #limits: GuardLimits;
  readonly #trustedProxies: number;
  readonly #nowMs: () => number;
  readonly #held = new Map<Duplex, Held>();
  readonly #sockets: HeldSockets<Held>;
  readonly #requests: NetworkRates;
  readonly #sweep: NodeJS.Timeout;

  constructor(limits: GuardLimits, trustedProxies: number, nowMs: () => number) {
    this.#limits = limits;
    this.#trustedProxies = trustedProxies;
    this.#nowMs = nowMs;
    this.#sockets = new HeldSockets(limits);
    this.#requests = new NetworkRates({
      per: {
        address: limits.httpRequestsPerAddress,
        site: limits.httpRequestsPerBlock,
        block: limits.httpRequestsPerBlock,
      },
      sure: limits.httpRequestsSure,
      remembered: limits.networksRemembered,
    });
    this.#sweep = setInterval(() => this.#endLate(), limits.closeMs / SWEEPS_PER_CLOSE);
    this.#sweep.unref();
  }

  /** How many sockets it holds. */
  get size(): number {
    return this.#held.size;
  }

  /** Guards a server, whose requests go to the listener one at a time. Upgrades are up to the caller. */
  watch(http: Server, listener: RequestListener): void {
    http.on('connection', (socket: Socket) => this.#hold(socket));
    const serve = (request: IncomingMessage, response: ServerResponse): void =>
      this.#serve(request, response, listener);
    // The last two come instead of a request, where a client asks before it sends a body.
    for (const event of ['request', 'checkContinue', 'checkExpectation']) http.on(event, serve);
    http.on('connect', (_request, socket) => {
      this.#held.get(socket)?.stopReading();
      this.turnAway(socket, '405 Method Not Allowed');
    });
    http.on('clientError', (error: NodeJS.ErrnoException, socket) =>
      this.turnAway(socket, statusOf(error)),
    );
  }

  /** Whether the socket may be upgraded. It may not while an answer is still on its way; then it is cut. */
  mayUpgrade(request: IncomingMessage): boolean {
    const held = this.#held.get(request.socket);
    if (held?.state !== 'waiting') {
      reset(request.socket);
      return false;
    }
    held.stopReading();
    this.#move(held, 'leaving', this.#limits.requestMs, this.#addressOf(request));
    const refusal = this.#refusalOf(held);
    if (refusal) this.turnAway(held.socket, refusal);
    return refusal === null;
  }

  /** The socket's client was admitted to the relay, which bounds it from now on. */
  release(socket: Duplex): void {
    const held = this.#held.get(socket);
    if (held) this.#forget(held);
  }

  /** Refuses what came on the socket, and frees it. */
  turnAway(socket: Duplex, status: string): void {
    const held = this.#held.get(socket);
    if (held?.state === 'waiting' || held?.state === 'leaving') this.#refuse(held, status);
    else reset(socket);
  }

  #refuse(held: Held, status: string): void {
    const { socket } = held;
    // A second fault on a socket that leaves already is more than a slip.
    const isFirst = socket.writable;
    this.#move(held, 'leaving', this.#limits.closeMs, held.address);
    if (isFirst) turnAway(socket, status, this.#limits.closeMs);
    else reset(socket);
  }

  /** Cuts what is left. */
  close(): void {
    clearInterval(this.#sweep);
    for (const socket of [...this.#held.keys()]) reset(socket);
  }

  #hold(socket: Socket): void {
    const held: Held = {
      ...{ socket, state: 'waiting', dueMs: 0, address: null, sentBytes: 0, readBytes: 0 },
      ...{ hasMore: false, stopReading: () => undefined },
    };
    this.#readOneByOne(held);
    // Node ends a socket with this after the last answer. The system would go on holding what was not read.
    socket.destroySoon = () => this.#leave(held);
    socket.on('error', () => undefined);
    socket.once('close', () => this.#forget(held));
    this.#held.set(socket, held);
    this.#sockets.add(held);
    const { remoteAddress } = socket;
    const isClient = this.#trustedProxies === 0;
    this.#move(
      held,
      'waiting',
      this.#limits.requestMs,
      isClient ? addressKey(remoteAddress, undefined, 0) : null,
    );
  }

  /**
   * Hands the server one request at a time. It would parse all that come in one read, with an object and an answer for
   * each, however many fit.
   */
  #readOneByOne(held: Held): void {
    const { socket } = held;
    const head = new RequestHead();
    const parsers = socket.listeners('data') as ((chunk: Buffer) => void)[];
    const read = (chunk: Buffer): void => {
      if (held.state !== 'waiting') return reset(socket);
      const end = head.endIn(chunk) ?? chunk.length;
      held.hasMore = end < chunk.length;
      for (const parse of parsers) parse.call(socket, chunk.subarray(0, end));
    };
    for (const parse of parsers) socket.removeListener('data', parse);
    socket.on('data', read);
    held.stopReading = () => void socket.removeListener('data', read);
  }

  #serve(request: IncomingMessage, response: ServerResponse, listener: RequestListener): void {
    const { socket, headers, method } = request;
    const held = this.#held.get(socket);
    if (held?.state !== 'waiting' || !socket.writable) return reset(socket);
    if (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0)
      return this.turnAway(socket, BODY_REFUSED);
    if (headers.expect !== undefined) return this.turnAway(socket, '417 Expectation Failed');
    if (headers.host === undefined && request.httpVersion === '1.1')
      return this.turnAway(socket, '400 Bad Request');
    const isRead = method === 'GET' || method === 'HEAD';
    // A proxy asks again once it has read the answer, and perhaps for somebody else.
    if (this.#trustedProxies > 0) held.readBytes = socket.bytesWritten;
    this.#move(held, 'answering', this.#limits.answerMs, this.#addressOf(request));
    const refusal = this.#refusalOf(held);
    if (refusal) return this.#refuse(held, refusal);
    response.once('finish', () => {
      if (held.state === 'answering' && this.#held.has(socket))
        this.#move(held, 'waiting', this.#limits.requestMs, held.address);
    });
    if (!isRead) response.setHeader('Connection', 'close');
    listener(request, response);
    this.#count(held);
  }

  /** Why a request is not served: it is one of a pile, or its address asks for too much. */
  #refusalOf({ hasMore, address }: Held): string | null {
    if (hasMore) return '400 Bad Request';
    const isWithin =
      address === null || this.#requests.take(networksAround(address), this.#nowMs());
    return isWithin ? null : '429 Too Many Requests';
  }

  /** Ends our side, and leaves the client the time of an answer to read what was sent. */
  #leave(held: Held): void {
    const { answerMs, closeMs } = this.#limits;
    const { socket } = held;
    this.#move(held, 'leaving', socket.bytesWritten > 0 ? answerMs : closeMs, held.address);
    if (socket.writableLength > 0) reset(socket);
    else socket.end();
  }

  #addressOf({ socket, headers }: IncomingMessage): string | null {
    const forwarded = headers['x-forwarded-for'];
    const text = Array.isArray(forwarded) ? forwarded.join(',') : forwarded;
    return addressKey(socket.remoteAddress, text, this.#trustedProxies);
  }

  /** A new state, a new time, and the last place in the order. */
  #move(held: Held, state: Held['state'], allowedMs: number, address: string | null): void {
    if (!this.#sockets.delete(held)) return;
    held.state = state;
    held.dueMs = this.#nowMs() + allowedMs;
    held.address = address;
    this.#sockets.add(held);
    this.#count(held);
  }

  /** Counts what was sent, and makes room if that is too much. */
  #count(held: Held): void {
    this.#sockets.count(held);
    for (let it = this.#sockets.rivalOf(held); it; it = this.#sockets.rivalOf(held)) {
      this.#forget(it);
      reset(it.socket);
    }
  }

  #endLate(): void {
    const now = this.#nowMs();
    for (const held of [...this.#held.values()]) {
      if (now < held.dueMs) continue;
      if (held.state === 'waiting') this.#leave(held);
      else reset(held.socket);
    }
    this.#requests.prune(now);
  }

  #forget(held: Held): void {
    this.#held.delete(held.socket);
    this.#sockets.delete(held);
  }
}

const BODY_REFUSED = '413 Content Too Large';

function statusOf({ code }: NodeJS.ErrnoException): string {
  if (code === 'HPE_HEADER_OVERFLOW') return '431 Request Header Fields Too Large';
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? '408 Request Timeout' : '400 Bad Request';
}
