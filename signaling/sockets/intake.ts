/**
 * Counts what a WebSocket's client sends, in the raw bytes, so that no kind of frame escapes: messages, fragments,
 * pings, pongs, close frames and what follows them. Keeps no bytes.
 */
import type { Share } from './block-use.ts';
import type { RelayLimits } from '../limits.ts';
import { createTokenBucket } from '../token-bucket.ts';
import type { TokenBucket } from '../token-bucket.ts';

type IntakeLimits = Pick<RelayLimits, 'rawBytes' | 'rawPieces' | 'closingBytes'>;

const [FIN, CONTROL, MASKED, LENGTH] = [0x80, 0x08, 0x80, 0x7f];
const MASK_BYTES = 4;
/** A frame, and a read. */
const PIECES_OF_A_PONG = 2;

export class Intake {
  readonly #nowMs: () => number;
  readonly #bytes: TokenBucket;
  readonly #pieces: TokenBucket;
  readonly #share: Share | undefined;
  /** What the client may still send once we have ended the connection. */
  #closingBytes: number;
  #isClosing = false;
  /** What pongs may take that we have asked for. */
  #owedPieces = 0;
  /** Where we are in a frame: what is left of its mask and payload, and of its header. */
  #left = 0;
  #header: 'start' | 'length' | number = 'start';
  #maskBytes = 0;
  /** Whether a message has begun that is not complete, and since when it is so. */
  #isFragmented = false;
  #partialSinceMs: number | null = null;

  /** @param share what the socket's block leaves it of frames and reads */
  constructor(limits: IntakeLimits, nowMs: () => number, share?: Share) {
    this.#nowMs = nowMs;
    this.#bytes = createTokenBucket(limits.rawBytes, nowMs());
    this.#pieces = createTokenBucket(limits.rawPieces, nowMs());
    this.#share = share;
    this.#closingBytes = limits.closingBytes;
  }

  /** Since when a frame or a message is incomplete; null when none is. */
  get partialSinceMs(): number | null {
    return this.#partialSinceMs;
  }

  /** We have asked for a pong, and others may be the reason: it costs the client nothing. */
  expectPong(): void {
    this.#owedPieces += PIECES_OF_A_PONG;
  }

  /** We have ended the connection: only the client's own close frame is still of use. */
  close(): void {
    this.#isClosing = true;
  }

  /** Counts what was read at once. False when it is more than the client may send. */
  take(chunk: Buffer): boolean {
    const now = this.#nowMs();
    if (this.#isClosing) return (this.#closingBytes -= chunk.length) >= 0;
    // A read costs as much as a small frame, so it counts as one.
    const all = 1 + this.#countFrames(chunk);
    const pieces = Math.max(0, all - this.#owedPieces);
    this.#owedPieces -= all - pieces;
    const isPartial = this.#left > 0 || this.#header !== 'start' || this.#isFragmented;
    this.#partialSinceMs = isPartial ? (this.#partialSinceMs ?? now) : null;
    if (!this.#bytes.take(chunk.length, now) || !this.#pieces.take(pieces, now)) return false;
    return this.#share?.take(pieces, now) ?? true;
  }

  /** How many frames begin in these bytes. */
  #countFrames(chunk: Buffer): number {
    let frames = 0;
    for (let at = 0; at < chunk.length;) {
      if (this.#left > 0) {
        const skipped = Math.min(this.#left, chunk.length - at);
        this.#left -= skipped;
        at += skipped;
        continue;
      }
      if (this.#header === 'start') frames++;
      this.#readHeader(chunk[at++] ?? 0);
    }
    return frames;
  }

  #lengthSoFar = 0;

  #readHeader(byte: number): void {
    if (this.#header === 'start') {
      if ((byte & CONTROL) === 0) this.#isFragmented = (byte & FIN) === 0;
      this.#header = 'length';
    } else if (this.#header === 'length') {
      this.#maskBytes = (byte & MASKED) === 0 ? 0 : MASK_BYTES;
      const length = byte & LENGTH;
      this.#lengthSoFar = 0;
      if (length < 126) this.#beginPayload(length);
      else this.#header = length === 126 ? 2 : 8;
    } else {
      this.#lengthSoFar = this.#lengthSoFar * 256 + byte;
      this.#header--;
      if (this.#header === 0) this.#beginPayload(this.#lengthSoFar);
    }
  }

  #beginPayload(length: number): void {
    this.#left = this.#maskBytes + length;
    this.#header = 'start';
  }
}
