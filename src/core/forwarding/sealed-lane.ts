/** One lane of a forwarded link at one end: cuts, counts and seals the messages that leave, and opens those that come. */
import { concat, utf8, type Bytes } from '../base/bytes.ts';
import type { Crypto, Lane } from '../ports.ts';
import {
  FORWARDED_MESSAGE_BYTES_MAX,
  FORWARDING_WINDOW_BYTES,
  FORWARD_QUEUE_BYTES_MAX,
  PIECE_BYTES_MAX,
} from '../limits/forwarding.ts';
import type { LinkKeys } from './handshake.ts';

export interface SealedLaneOptions {
  readonly lane: Lane;
  /** The id of the forwarded link, 8 bytes. */
  readonly link: Bytes;
  readonly keys: LinkKeys;
  readonly crypto: Crypto;
  /** Hands a sealed piece to the forwarder; false: not taken, and `resume` tells when to try again. */
  forward(box: Bytes): boolean;
  /** The other end must be told that we have taken so many more bytes of this lane. */
  confirm(bytes: number): void;
  /** The other end confirms bytes of one of our lanes. */
  confirmed(lane: Lane, bytes: number): void;
  deliver(message: Bytes): void;
  /** The queue has become shorter. */
  drained(): void;
  /** What came is not what the other end sent next. */
  spoiled(): void;
}

interface Piece {
  readonly kind: number;
  readonly bytes: Bytes;
}

const LAST = 0;
const MORE = 1;
const CONFIRM = 2;
const LANES: readonly Lane[] = ['control', 'bulk'];
/** Part of the protocol; "carried" is its word for "forwarded". */
const SEALED = utf8('swapmeet/2 carried');

/**
 * A piece is kind u8 ‖ bytes, sealed with `link 8 ‖ lane u8 ‖ n u32` as additional data, where n counts the pieces of the lane.
 * n does not travel: each end counts by itself, so a piece that is altered, lost, repeated or out of turn does not open.
 */
export class SealedLane {
  readonly #options: SealedLaneOptions;
  #isOver = false;

  readonly #queue: Piece[] = [];
  /** A sealed piece that the forwarder did not take. */
  #held: Bytes | undefined;
  #queuedBytes = 0;
  #unconfirmedBytes = 0;
  #sealedCount = 0;
  #isSealing = false;

  readonly #arrived: Bytes[] = [];
  #arrivedBytes = 0;
  #openedCount = 0;
  #isOpening = false;
  /** The message that is not complete yet. */
  readonly #parts: Bytes[] = [];
  #partBytes = 0;
  /** Taken since the last confirmation. */
  #takenBytes = 0;

  constructor(options: SealedLaneOptions) {
    this.#options = options;
  }

  /** Bytes of messages that are not sealed yet. */
  get queuedBytes(): number {
    return this.#queuedBytes;
  }

  push(message: Uint8Array): void {
    let at = 0;
    do {
      const bytes = message.slice(at, at + PIECE_BYTES_MAX) as Bytes;
      at += PIECE_BYTES_MAX;
      this.#queue.push({ kind: at < message.length ? MORE : LAST, bytes });
    } while (at < message.length);
    this.#queuedBytes += message.length;
    void this.#seal();
  }

  /** Tells the other end, ahead of all messages, how many bytes of `lane` we have taken. */
  pushConfirmation(lane: Lane, taken: number): void {
    const bytes = new Uint8Array(5);
    bytes[0] = LANES.indexOf(lane);
    new DataView(bytes.buffer).setUint32(1, taken);
    this.#queue.unshift({ kind: CONFIRM, bytes });
    void this.#seal();
  }

  /** The other end has taken so many more bytes of this lane. */
  confirmed(bytes: number): void {
    this.#unconfirmedBytes = Math.max(0, this.#unconfirmedBytes - bytes);
    void this.#seal();
  }

  resume(): void {
    void this.#seal();
  }

  receive(box: Bytes): void {
    this.#arrivedBytes += box.length;
    if (this.#arrivedBytes > FORWARD_QUEUE_BYTES_MAX) return this.#options.spoiled();
    this.#arrived.push(box.slice());
    void this.#open();
  }

  stop(): void {
    this.#isOver = true;
    this.#queue.length = this.#arrived.length = this.#parts.length = 0;
  }

  async #seal(): Promise<void> {
    if (this.#isSealing) return;
    this.#isSealing = true;
    while (!this.#isOver && (!this.#held || this.#options.forward(this.#held))) {
      this.#held = undefined;
      const piece = this.#next();
      if (!piece) break;
      if (piece.kind !== CONFIRM) {
        this.#queuedBytes -= piece.bytes.length;
        this.#unconfirmedBytes += piece.bytes.length;
      }
      const plain = concat(Uint8Array.of(piece.kind), piece.bytes);
      const { crypto, keys } = this.#options;
      this.#held = await crypto.seal(keys.send, plain, this.#context(this.#sealedCount++));
      if (!this.#isOver) this.#options.drained();
    }
    this.#isSealing = false;
  }

  /** What may leave now. Confirmations may pass a full window, or both ends could wait for each other. */
  #next(): Piece | undefined {
    const [first] = this.#queue;
    const isWindowFull = this.#unconfirmedBytes >= FORWARDING_WINDOW_BYTES;
    return isWindowFull && first?.kind !== CONFIRM ? undefined : this.#queue.shift();
  }

  async #open(): Promise<void> {
    if (this.#isOpening) return;
    this.#isOpening = true;
    const { crypto, keys } = this.#options;
    for (let box = this.#arrived.shift(); box && !this.#isOver; box = this.#arrived.shift()) {
      const plain = await crypto.open(keys.receive, box, this.#context(this.#openedCount++));
      this.#arrivedBytes -= box.length;
      if (this.#isOver) break;
      if (!plain || !this.#take(plain)) {
        this.#options.spoiled();
        break;
      }
    }
    this.#isOpening = false;
  }

  #context(n: number): Bytes {
    const head = new Uint8Array(5);
    head[0] = LANES.indexOf(this.#options.lane);
    new DataView(head.buffer).setUint32(1, n);
    return concat(SEALED, this.#options.link, head);
  }

  /** False for what an honest end never says. */
  #take(plain: Bytes): boolean {
    const [kind] = plain;
    const bytes = plain.subarray(1);
    if (kind === CONFIRM) return this.#takeConfirmation(bytes);
    if (kind !== LAST && kind !== MORE) return false;
    // All pieces of a message but the last are full, so a message has few.
    if (kind === MORE && bytes.length !== PIECE_BYTES_MAX) return false;
    this.#parts.push(bytes);
    this.#partBytes += bytes.length;
    if (this.#partBytes > FORWARDED_MESSAGE_BYTES_MAX) return false;
    this.#confirmTaken(bytes.length);
    if (kind === MORE) return true;
    this.#partBytes = 0;
    this.#options.deliver(concat(...this.#parts.splice(0)));
    return true;
  }

  #takeConfirmation(bytes: Bytes): boolean {
    const lane = LANES[bytes[0] ?? -1];
    if (!lane || bytes.length !== 5) return false;
    this.#options.confirmed(lane, new DataView(bytes.buffer, bytes.byteOffset).getUint32(1));
    return true;
  }

  #confirmTaken(bytes: number): void {
    this.#takenBytes += bytes;
    if (this.#takenBytes < FORWARDING_WINDOW_BYTES / 4) return;
    this.#options.confirm(this.#takenBytes);
    this.#takenBytes = 0;
  }
}
