/** What clients send, byte by byte: requests, WebSocket handshakes and frames, well-formed or not. */
import { randomBytes } from 'node:crypto';
import { RELAY_PATH } from '../../signaling/protocol.ts';

/** A request line and headers. */
export const request = (line: string, ...headers: string[]): string =>
  [`${line} HTTP/1.1`, 'Host: localhost', ...headers, '', ''].join('\r\n');

/** A request for a WebSocket, or one with some of its headers replaced. */
export function upgradeRequest(
  replaced: Readonly<Record<string, string>> = {},
  line = `GET ${RELAY_PATH}`,
): string {
  const headers = {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    ...replaced,
  };
  return request(line, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`));
}

/** One frame of a client, masked with zeros. */
export function frame(opcode: number, payload: Uint8Array = new Uint8Array(), fin = true): Buffer {
  const { length } = payload;
  const head = length < 126 ? [0x80 | length] : [0xfe, length >> 8, length & 255];
  return Buffer.concat([
    Buffer.from([(fin ? 0x80 : 0) | opcode, ...head]),
    Buffer.alloc(4),
    payload,
  ]);
}

export const [CONTINUATION, TEXT, CLOSE, PING, PONG] = [0, 1, 8, 9, 10] as const;
