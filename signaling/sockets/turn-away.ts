/** Ends sockets so that nothing of them stays behind: not their descriptor, and not what the system holds for them. */
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** Frees the socket at once, with what still waits to be sent on it. */
export function reset(socket: Duplex): void {
  if (socket.destroyed) return;
  // A reset may reach a socket that reports an error first, and that must not end the process.
  socket.on('error', () => undefined);
  // While its end still waits to be sent, the system refuses a reset, and the descriptor would be lost for good.
  const isEnding = socket.writableEnded && !socket.writableFinished;
  try {
    if (socket instanceof Socket && !isEnding) socket.resetAndDestroy();
    else socket.destroy();
  } catch {
    socket.destroy(); // no TCP below: TLS, or a pipe
  }
}

/**
 * Answers a request with a status line and headers alone, and frees the socket. Waits for nothing that the client
 * has to do: neither for its last bytes, nor for its end. It gets `graceMs` to take the answer.
 */
export function turnAway(socket: Duplex, status: string, graceMs: number): void {
  socket.on('error', () => undefined);
  if (socket.destroyed || !socket.writable) return reset(socket);
  const timer = setTimeout(() => reset(socket), graceMs);
  socket.once('close', () => clearTimeout(timer));
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
