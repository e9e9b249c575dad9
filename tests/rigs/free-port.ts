/** Ports of this machine: finds a free one, and tells whether one is in use. */
import { createSocket } from 'node:dgram';
import { connect, createServer } from 'node:net';

/** Longer than an answer takes on this machine. */
const ANSWER_MS = 500;
/** A STUN binding request (RFC 8489): no attributes, and any transaction id. */
const BINDING_REQUEST = Buffer.from('000100002112a442' + '00'.repeat(12), 'hex');

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

export function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** Whether a STUN server answers by UDP, which it may open later than TCP. */
export function answersUdp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4');
    const end = (answered: boolean) => {
      clearTimeout(timer);
      socket.close();
      resolve(answered);
    };
    const timer = setTimeout(() => end(false), ANSWER_MS);
    socket.once('message', () => end(true)).once('error', () => end(false));
    socket.connect(port, '127.0.0.1', () => socket.send(BINDING_REQUEST));
  });
}
