/**
 * MessagePack for plain values: null, booleans, numbers, texts, byte strings, lists, and maps with texts as keys.
 * https://github.com/msgpack/msgpack/blob/master/spec.md
 */
import { utf8, type Bytes } from './bytes.ts';

const START_BYTES = 1_024;
/** Shorter texts are mostly keys of maps, in ASCII: byte by byte they cost less than a call. Their head has room for the length. */
const SHORT_TEXT_BYTES = 32;
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Writes into one buffer, which grows with the largest value. */
export class MessagePackWriter {
  readonly #depthMax: number;
  #bytes = new Uint8Array(START_BYTES);
  #view = new DataView(this.#bytes.buffer);
  #at = 0;

  /** @param depthMax values within one another, the outermost included */
  constructor(depthMax: number) {
    this.#depthMax = depthMax;
  }

  /** Fields that are undefined are left out. @throws RangeError when the value is nested too deep; TypeError for other values */
  write(value: unknown): Bytes {
    this.#at = 0;
    this.#value(value, 1);
    return this.#bytes.slice(0, this.#at);
  }

  #value(value: unknown, depth: number): void {
    if (depth > this.#depthMax) throw new RangeError('nested too deep');
    if (value === null || value === undefined) this.#head(0xc0);
    else if (typeof value === 'boolean') this.#head(value ? 0xc3 : 0xc2);
    else if (typeof value === 'number') this.#number(value);
    else if (typeof value === 'string') this.#text(value);
    else if (value instanceof Uint8Array) {
      this.#sized(0xc4, value.length);
      this.#raw(value);
    } else if (Array.isArray(value)) {
      this.#container(0x90, 0xdc, value.length);
      for (const it of value) this.#value(it, depth + 1);
    } else if (typeof value === 'object') {
      const fields = value as Readonly<Record<string, unknown>>;
      const keys = Object.keys(fields).filter((key) => fields[key] !== undefined);
      this.#container(0x80, 0xde, keys.length);
      for (const key of keys) {
        this.#text(key);
        this.#value(fields[key], depth + 1);
      }
    } else throw new TypeError(`no MessagePack for ${typeof value}`);
  }

  #text(text: string): void {
    if (text.length < SHORT_TEXT_BYTES && this.#isAsciiWritten(text)) return;
    const bytes = utf8(text);
    if (bytes.length < SHORT_TEXT_BYTES) this.#head(0xa0 | bytes.length);
    else this.#sized(0xd9, bytes.length);
    this.#raw(bytes);
  }

  /** False when it is not ASCII, and so was not written. */
  #isAsciiWritten(text: string): boolean {
    const start = this.#at;
    this.#head(0xa0 | text.length, text.length);
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code >= 0x80) {
        this.#at = start;
        return false;
      }
      this.#bytes[start + 1 + i] = code;
    }
    return true;
  }

  #number(value: number): void {
    if (!Number.isSafeInteger(value)) {
      this.#head(0xcb, 8);
      this.#view.setFloat64(this.#at - 8, value);
    } else if (value >= -0x20 && value < 0x80) this.#head(value & 0xff);
    else if (value >= 0) {
      if (value > 0xffffffff) this.#big(0xcf, value);
      else this.#sized(0xcc, value);
    } else if (value >= -0x80) this.#uint(0xd0, 1, value);
    else if (value >= -0x8000) this.#uint(0xd1, 2, value);
    else if (value >= -0x80000000) this.#uint(0xd2, 4, value);
    else this.#big(0xd3, value);
  }

  #big(head: number, value: number): void {
    this.#head(head, 8);
    this.#view.setBigInt64(this.#at - 8, BigInt(value));
  }

  #container(short: number, long: number, count: number): void {
    if (count < 16) this.#head(short | count);
    else if (count <= 0xffff) this.#uint(long, 2, count);
    else this.#uint(long + 1, 4, count);
  }

  /** A length or number behind the first of three heads that has room for it. */
  #sized(head: number, size: number): void {
    if (size <= 0xff) this.#uint(head, 1, size);
    else if (size <= 0xffff) this.#uint(head + 1, 2, size);
    else this.#uint(head + 2, 4, size);
  }

  #uint(head: number, width: 1 | 2 | 4, value: number): void {
    this.#head(head, width);
    const at = this.#at - width;
    if (width === 1) this.#view.setUint8(at, value);
    else if (width === 2) this.#view.setUint16(at, value);
    else this.#view.setUint32(at, value);
  }

  /** @param more bytes that the caller writes behind it */
  #head(head: number, more = 0): void {
    this.#reserve(1 + more);
    this.#view.setUint8(this.#at, head);
    this.#at += 1 + more;
  }

  #raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  #reserve(count: number): void {
    const needed = this.#at + count;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
    grown.set(this.#bytes);
    this.#bytes = grown;
    this.#view = new DataView(grown.buffer);
  }
}

/**
 * The value in `bytes`. Byte strings are views into them. It believes what heads claim: check that before.
 * @throws what is no such value: text that is not UTF-8, an extension, a map with other keys
 */
export const readMessagePack = (bytes: Uint8Array): unknown => new Reader(bytes).value();

class Reader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  value(): unknown {
    const head = this.#uint(1);
    if (head < 0x80) return head;
    if (head < 0x90) return this.#map(head & 0x0f);
    if (head < 0xa0) return this.#list(head & 0x0f);
    if (head < 0xc0) return this.#text(head & 0x1f);
    if (head >= 0xe0) return head - 0x100;
    if (head === 0xc0) return null;
    if (head === 0xc2 || head === 0xc3) return head === 0xc3;
    if (head >= 0xc4 && head <= 0xc6) return this.#raw(this.#uint(1 << (head - 0xc4)));
    if (head >= 0xca && head <= 0xd3) return this.#number(head);
    if (head >= 0xd9 && head <= 0xdb) return this.#text(this.#uint(1 << (head - 0xd9)));
    if (head >= 0xdc) {
      const count = this.#uint(head & 1 ? 4 : 2);
      return head < 0xde ? this.#list(count) : this.#map(count);
    }
    throw new TypeError('an extension, or nothing');
  }

  #number(head: number): number {
    if (head >= 0xcc && head <= 0xce) return this.#uint(1 << (head - 0xcc));
    const width = head < 0xcc ? 4 << (head - 0xca) : 1 << (head & 3);
    const at = this.#skip(width);
    if (head === 0xca) return this.#view.getFloat32(at);
    if (head === 0xcb) return this.#view.getFloat64(at);
    if (head === 0xcf) return Number(this.#view.getBigUint64(at));
    if (width === 1) return this.#view.getInt8(at);
    if (width === 2) return this.#view.getInt16(at);
    return width === 4 ? this.#view.getInt32(at) : Number(this.#view.getBigInt64(at));
  }

  #list(count: number): unknown[] {
    const list: unknown[] = [];
    for (let i = 0; i < count; i++) list.push(this.value());
    return list;
  }

  #map(count: number): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    for (let i = 0; i < count; i++) {
      const key = this.value();
      if (typeof key !== 'string' || key === '__proto__') throw new TypeError('no key of a map');
      map[key] = this.value();
    }
    return map;
  }

  #text(length: number): string {
    if (length >= SHORT_TEXT_BYTES) return decoder.decode(this.#raw(length));
    const from = this.#at;
    let text = '';
    for (let at = from; at < from + length; at++) {
      const byte = this.#view.getUint8(at);
      if (byte >= 0x80) return decoder.decode(this.#raw(length));
      text += String.fromCharCode(byte);
    }
    this.#at += length;
    return text;
  }

  #raw(length: number): Uint8Array {
    const from = this.#skip(length);
    return this.#bytes.subarray(from, from + length);
  }

  #uint(width: number): number {
    const at = this.#skip(width);
    if (width === 1) return this.#view.getUint8(at);
    return width === 2 ? this.#view.getUint16(at) : this.#view.getUint32(at);
  }

  /** @returns where it was */
  #skip(length: number): number {
    const at = this.#at;
    this.#at += length;
    return at;
  }
}
