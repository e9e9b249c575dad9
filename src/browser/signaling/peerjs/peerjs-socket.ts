/** One socket to a PeerServer under one id. The only importer of peerjs, of which it uses nothing but the socket. */
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

/**
 * peerjs would open a connection for every offer that a server invents. So we remove its message listener, and
 * messages reach only ours, which checks them.
 */
export const connectPeer: ConnectPeer = (options) => {
  let isOver = false;
  let socket: { send(data: unknown): void } | undefined;
  let destroy: () => void = () => undefined;

  function end(): void {
    if (isOver) return;
    isOver = true;
    destroy();
    options.onEnd();
  }

  function receive(data: unknown): void {
    const message = readServerMessage(data);
    if (isOver || !message) return;
    switch (message.type) {
      case 'OPEN':
        return options.onOpen();
      case 'ID-TAKEN':
        isOver = true;
        destroy();
        return options.onTaken();
      case 'EXPIRE':
        return options.onMissed(message.src);
      case FORWARDED:
        options.onMessage(message.src, message.payload);
    }
  }

  async function open(): Promise<void> {
    const { Peer } = await import('peerjs');
    if (isOver) return;
    const { server } = options;
    const peer = new Peer(options.id, { ...server, debug: 0, pingInterval: HEARTBEAT_MS });
    destroy = () => peer.destroy();
    peer.on('error', end);
    peer.on('disconnected', end);
    peer.socket.removeAllListeners('message');
    peer.socket.on('message', receive);
    socket = peer.socket;
  }
  open().catch(end);

  return {
    send(to, payload) {
      if (!isOver) socket?.send({ type: FORWARDED, dst: to, payload });
    },
    close() {
      if (isOver) return;
      isOver = true;
      destroy();
    },
  };
};
