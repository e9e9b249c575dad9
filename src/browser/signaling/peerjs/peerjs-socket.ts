/** One socket to a PeerServer under one id. The only importer of peerjs, of which it uses nothing but the socket. */
import type { Peer } from 'peerjs';
import * as v from 'valibot';
import { PEER_SERVER_PAYLOAD_CHARS_MAX } from '../../../core/limits/signaling.ts';

export interface PeerServerAddress {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly key: string;
  readonly secure: boolean;
}

export interface PeerSocketOptions {
  readonly server: PeerServerAddress;
  readonly id: string;
  readonly onOpen: () => void;
  /** Someone else has the id. */
  readonly onTaken: () => void;
  readonly onMessage: (from: string, payload: string) => void;
  /** The server says that nobody at this id took what we sent. */
  readonly onMissed: (to: string) => void;
  /** It is over, for any reason other than our own `close`. */
  readonly onEnd: () => void;
}

export interface PeerSocket {
  send(to: string, payload: string): void;
  close(): void;
}

export type ConnectPeer = (options: PeerSocketOptions) => PeerSocket;

const HEARTBEAT_MS = 5_000;
/** PeerServer forwards this kind of message, with any payload, and keeps it for a while. */
const FORWARDED = 'CANDIDATE';

const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
const serverMessage = v.variant('type', [
  v.object({ type: v.literal('OPEN') }),
  v.object({ type: v.literal('ID-TAKEN') }),
  v.object({ type: v.literal('EXPIRE'), src: id }),
  v.object({
    type: v.literal(FORWARDED),
    src: id,
    payload: v.pipe(v.string(), v.maxLength(PEER_SERVER_PAYLOAD_CHARS_MAX)),
  }),
]);

/** A server's message, or null when it is not one that we use. Never throws. */
export function readServerMessage(data: unknown): v.InferOutput<typeof serverMessage> | null {
  const read = v.safeParse(serverMessage, data);
  return read.success ? read.output : null;
}

export const connectPeer: ConnectPeer = (options) => new PeerJsSocket(options);

/**
 * peerjs would open a connection for every offer that a server invents. So we remove its message listener, and
 * messages reach only ours, which checks them.
 */
class PeerJsSocket implements PeerSocket {
  readonly #options: PeerSocketOptions;
  #peer: Peer | undefined;
  #isOver = false;

  constructor(options: PeerSocketOptions) {
    this.#options = options;
    this.#open().catch(() => this.#end());
  }

  send(to: string, payload: string): void {
    if (!this.#isOver) this.#peer?.socket.send({ type: FORWARDED, dst: to, payload });
  }

  close(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#peer?.destroy();
  }

  async #open(): Promise<void> {
    const { Peer } = await import('peerjs');
    if (this.#isOver) return;
    const { server, id } = this.#options;
    const peer = new Peer(id, { ...server, debug: 0, pingInterval: HEARTBEAT_MS });
    this.#peer = peer;
    peer.on('error', () => this.#end());
    peer.on('disconnected', () => this.#end());
    peer.socket.removeAllListeners('message');
    peer.socket.on('message', (data: unknown) => this.#receive(data));
  }

  #receive(data: unknown): void {
    const message = readServerMessage(data);
    if (this.#isOver || !message) return;
    switch (message.type) {
      case 'OPEN':
        return this.#options.onOpen();
      case 'ID-TAKEN':
        this.close();
        return this.#options.onTaken();
      case 'EXPIRE':
        return this.#options.onMissed(message.src);
      case FORWARDED:
        this.#options.onMessage(message.src, message.payload);
    }
  }

  #end(): void {
    if (this.#isOver) return;
    this.close();
    this.#options.onEnd();
  }
}
