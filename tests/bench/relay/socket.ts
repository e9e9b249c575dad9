/** The bench's own WebSocket client: as little memory and time as can be, so that the servers are what is measured. */
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

export interface BenchSocket {
  send(text: string): void;
  /** The next text frame, and every one after it until the next call. */
  onText(listener: (text: string) => void): void;
  /** When the other side has ended it. */
  onClose(listener: () => void): void;
  /** Reads no more until it is resumed. */
  pause(): void;
  resume(): void;
  close(): void;
}

const NO_MASK = Buffer.alloc(4);
const [TEXT, CLOSE, PING, PONG] = [1, 8, 9, 10] as const;

/**
 * Connects from an address of this machine, so that no pair of addresses runs out of ports.
 * @param headers more of them, each with its end of line
 */
export function openSocket(
  port: number,
  path: string,
  localAddress: string,
  headers = '',
): Promise<BenchSocket> {
  return new Promise((resolve, reject) => {
    const tcp = connect({ port, host: '127.0.0.1', localAddress, noDelay: true });
    let listener: ((text: string) => void) | null = null;
    // A server may speak at once, in the packet that also accepts.
    const unheard: string[] = [];
    let held: Buffer = Buffer.alloc(0);
    let isOpen = false;
    const frame = (opcode: number, payload: Buffer) => tcp.write(encode(opcode, payload));
    const socket: BenchSocket = {
      send: (text) => frame(TEXT, Buffer.from(text)),
      onText(next) {
        listener = next;
        for (const text of unheard.splice(0)) next(text);
      },
      onClose: (listener) => void tcp.once('close', listener),
      pause: () => void tcp.pause(),
      resume: () => void tcp.resume(),
      close: () => tcp.destroy(),
    };
    tcp.on('error', reject);
    tcp.on('close', () => reject(new Error('closed before it was open')));
    tcp.on('data', (data) => {
      held = held.length > 0 ? Buffer.concat([held, data]) : data;
      if (!isOpen) {
        const end = held.indexOf('\r\n\r\n');
        if (end < 0) return;
        if (!held.subarray(0, 12).toString().includes(' 101')) {
          return void tcp.destroy(new Error(held.subarray(0, 40).toString()));
        }
        held = held.subarray(end + 4);
        isOpen = true;
        resolve(socket);
      }
      held = takeFrames(held, (opcode, payload) => {
        if (opcode === TEXT && listener) listener(payload.toString());
        else if (opcode === TEXT) unheard.push(payload.toString());
        else if (opcode === PING) frame(PONG, payload);
        else if (opcode === CLOSE) tcp.destroy();
      });
    });
    tcp.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\nSec-WebSocket-Version: 13\r\n${headers}\r\n`,
    );
  });
}

/** A client's frame, masked with zeros. */
function encode(opcode: number, payload: Buffer): Buffer {
  const { length } = payload;
  const head =
    length < 126
      ? [0x80 | opcode, 0x80 | length]
      : [0x80 | opcode, 0xfe, length >> 8, length & 255];
  return Buffer.concat([Buffer.from(head), NO_MASK, payload]);
}

/** Hands out every whole frame of a server and returns what is left. */
function takeFrames(data: Buffer, take: (opcode: number, payload: Buffer) => void): Buffer {
  let at = 0;
  while (data.length - at >= 2) {
    const short = (data[at + 1] ?? 0) & 127;
    const headBytes = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (data.length - at < headBytes) break;
    let length = short;
    if (short === 126) length = data.readUInt16BE(at + 2);
    if (short === 127) length = Number(data.readBigUInt64BE(at + 2));
    if (data.length - at < headBytes + length) break;
    take((data[at] ?? 0) & 15, data.subarray(at + headBytes, at + headBytes + length));
    at += headBytes + length;
  }
  return at === data.length ? Buffer.alloc(0) : Buffer.from(data.subarray(at));
}
