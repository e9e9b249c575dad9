/** A bare TURN client over TCP (RFC 8656, RFC 6062): asks for anything, and says what the server answered. */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { connect, isIPv4, type Socket } from 'node:net';

const MAGIC = 0x2112a442;
const ALLOCATE = 0x003;
const CREATE_PERMISSION = 0x008;
const REFUSED = 0x110;
const USERNAME = 0x0006;
const MESSAGE_INTEGRITY = 0x0008;
const ERROR_CODE = 0x0009;
const XOR_PEER_ADDRESS = 0x0012;
const REALM = 0x0014;
const NONCE = 0x0015;
const REQUESTED_FAMILY = 0x0017;
const REQUESTED_TRANSPORT = 0x0019;
export const UDP = 17;
export const TCP = 6;

interface Credentials {
  readonly username?: string | undefined;
  readonly credential?: string | undefined;
}

type Attribute = readonly [type: number, value: Buffer];

export class TurnClient {
  readonly #socket: Socket;
  readonly #credentials: Credentials;
  #realm: Buffer = Buffer.alloc(0);
  #nonce: Buffer = Buffer.alloc(0);

  constructor(port: number, credentials: Credentials) {
    this.#socket = connect(port, '127.0.0.1');
    this.#credentials = credentials;
  }

  /** 0 when it was granted, otherwise the error code. */
  async allocate(transport = UDP, family: 4 | 6 = 4): Promise<number> {
    const asked: Attribute[] = [
      [REQUESTED_TRANSPORT, Buffer.from([transport, 0, 0, 0])],
      ...(family === 6 ? [[REQUESTED_FAMILY, Buffer.from([2, 0, 0, 0])] as const] : []),
    ];
    const challenge = await this.#request(ALLOCATE, asked, false);
    this.#realm = challenge.get(REALM) ?? this.#realm;
    this.#nonce = challenge.get(NONCE) ?? this.#nonce;
    return codeOf(await this.#request(ALLOCATE, asked, true));
  }

  /** Asks to send to this peer. 0 when it was granted, otherwise the error code. */
  async permit(address: string): Promise<number> {
    const tid = randomBytes(12);
    const peer: Attribute = [XOR_PEER_ADDRESS, xorAddress(address, tid)];
    return codeOf(await this.#request(CREATE_PERMISSION, [peer], true, tid));
  }

  close(): void {
    this.#socket.destroy();
  }

  #request(
    method: number,
    attributes: readonly Attribute[],
    isSigned: boolean,
    tid = randomBytes(12),
  ): Promise<Map<number, Buffer>> {
    const { username = '', credential = '' } = this.#credentials;
    const named: Attribute[] = [
      [USERNAME, Buffer.from(username)],
      [REALM, this.#realm],
      [NONCE, this.#nonce],
    ];
    const plain = message(method, tid, isSigned ? [...attributes, ...named] : attributes);
    const key = createHash('md5')
      .update(`${username}:${String(this.#realm)}:${credential}`)
      .digest();
    this.#socket.write(isSigned ? signed(plain, key) : plain);
    return new Promise((resolve, reject) => {
      let read = Buffer.alloc(0);
      const onClose = () => reject(new Error('the TURN server closed'));
      const onData = (data: Buffer): void => {
        read = Buffer.concat([read, data]);
        if (read.length < 20 || read.length < 20 + read.readUInt16BE(2)) return;
        this.#socket.off('data', onData);
        this.#socket.off('close', onClose);
        resolve(parsed(read));
      };
      this.#socket.on('data', onData);
      this.#socket.once('close', onClose);
    });
  }
}

function message(type: number, tid: Buffer, attributes: readonly Attribute[]): Buffer {
  const body = Buffer.concat(attributes.map(encoded));
  const head = Buffer.alloc(8);
  head.writeUInt16BE(type, 0);
  head.writeUInt16BE(body.length, 2);
  head.writeUInt32BE(MAGIC, 4);
  return Buffer.concat([head, tid, body]);
}

function encoded([type, value]: Attribute): Buffer {
  const padded = Buffer.alloc(4 + 4 * Math.ceil(value.length / 4));
  padded.writeUInt16BE(type, 0);
  padded.writeUInt16BE(value.length, 2);
  value.copy(padded, 4);
  return padded;
}

/** The length in the header counts the integrity that follows. */
function signed(plain: Buffer, key: Buffer): Buffer {
  plain.writeUInt16BE(plain.length - 20 + 24, 2);
  const mac = createHmac('sha1', key).update(plain).digest();
  return Buffer.concat([plain, encoded([MESSAGE_INTEGRITY, mac])]);
}

function parsed(bytes: Buffer): Map<number, Buffer> {
  const attributes = new Map<number, Buffer>();
  const end = 20 + bytes.readUInt16BE(2);
  for (let at = 20; at + 4 <= end;) {
    const length = bytes.readUInt16BE(at + 2);
    attributes.set(bytes.readUInt16BE(at), bytes.subarray(at + 4, at + 4 + length));
    at += 4 + 4 * Math.ceil(length / 4);
  }
  const isRefused = (bytes.readUInt16BE(0) & REFUSED) === REFUSED;
  if (!isRefused) attributes.delete(ERROR_CODE);
  return attributes;
}

function codeOf(attributes: Map<number, Buffer>): number {
  const error = attributes.get(ERROR_CODE);
  return error ? (error[2] ?? 0) * 100 + (error[3] ?? 0) : 0;
}

function xorAddress(address: string, tid: Buffer): Buffer {
  const magic = Buffer.alloc(4);
  magic.writeUInt32BE(MAGIC);
  const bytes = isIPv4(address) ? ipv4Bytes(address) : ipv6Bytes(address);
  const mask = Buffer.concat([magic, tid]);
  const port = 9 ^ (MAGIC >>> 16);
  const head = Buffer.from([0, bytes.length === 4 ? 1 : 2, port >> 8, port & 255]);
  return Buffer.concat([head, bytes.map((byte, i) => byte ^ (mask[i] ?? 0))]);
}

const ipv4Bytes = (address: string): Buffer => Buffer.from(address.split('.').map(Number));

/** Of an address that the URL parser takes, which writes a dotted end as two groups. */
function ipv6Bytes(address: string): Buffer {
  const text = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [head = '', tail = ''] = text.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const zeros = 8 - groups(head).length - groups(tail).length;
  const all = [...groups(head), ...new Array<string>(zeros).fill('0'), ...groups(tail)];
  return Buffer.from(all.flatMap((it) => [parseInt(it, 16) >> 8, parseInt(it, 16) & 255]));
}
