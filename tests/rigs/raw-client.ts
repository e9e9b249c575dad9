/** A client of bare TCP for tests of a server's sockets: it writes any bytes, and reads only when it is told to. */
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { upgradeRequest } from './raw-bytes.ts';

export interface RawClient {
  readonly socket: Socket;
  write(data: string | Uint8Array): void;
  /** Resolves when the server has closed or reset the connection, reading meanwhile. */
  readonly ended: Promise<string>;
}

/** Connects. It never ends by itself, even when the server does. */
export async function rawClient(port: number, localAddress = '127.0.0.1'): Promise<RawClient> {
  const socket = connect({ port, host: '127.0.0.1', localAddress, allowHalfOpen: true });
  socket.setNoDelay();
  socket.on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  await once(socket, 'connect');
  return {
    socket,
    write: (data) => void (socket.writable && socket.write(data)),
    get ended() {
      return readToEnd(socket);
    },
  };
}

function readToEnd(socket: Socket): Promise<string> {
  let text = '';
  return new Promise((resolve) => {
    socket.on('data', (data: Buffer) => (text += data.toString('latin1')));
    for (const event of ['end', 'close']) socket.once(event, () => resolve(text));
    socket.resume();
    if (socket.destroyed || socket.readableEnded) resolve(text);
  });
}

/** The TCP sockets of this process: descriptors that are open, on whichever side. */
export const openSockets = (): number =>
  process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap').length;

/** Connects and upgrades, and has read the welcome. */
export async function rawWebSocket(port: number, localAddress?: string): Promise<RawClient> {
  const client = await rawClient(port, localAddress);
  client.write(upgradeRequest());
  await once(client.socket, 'data');
  return client;
}
