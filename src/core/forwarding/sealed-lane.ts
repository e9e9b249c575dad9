/** One lane of a carried link at one end: messages cut, counted and sealed on their way out, opened on their way in. */
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
  readonly link: Bytes;
  readonly keys: LinkKeys;
  readonly crypto: Crypto;
  /** Hands a sealed piece to whoever carries; false: later, and `resume` tells when. */
  carry(box: Bytes): boolean;
  /** The other end has taken so many bytes more of this lane, which has to be told to it. */
  confirm(bytes: number): void;
  /** The other end confirms bytes of one of our lanes. */
  confirmed(lane: Lane, bytes: number): void;
  deliver(message: Bytes): void;
  /** Room was made in the queue. */
  drained(): void;
  /** What came is not what the other end sent next. */
  spoiled(): void;
}

export interface SealedLane {
  /** Bytes of messages that wait to be carried. */
  queuedBytes(): number;
  push(message: Uint8Array): void;
  /** Ahead of all messages: tells the other end what was taken of `lane`. */
  pushConfirmation(lane: Lane, bytes: number): void;
  confirmed(bytes: number): void;
  resume(): void;
  receive(box: Bytes): void;
  stop(): void;
}

const LAST = 0;
const MORE = 1;
const CONFIRM = 2;
const LANES: readonly Lane[] = ['control', 'bulk'];
const SEALED = utf8('swapmeet/1 carried');

/**
 * A piece is kind u8 ‖ bytes, sealed with `link 8 ‖ lane u8 ‖ n u32` beside it, where n counts the pieces of the lane. It is not
 * sent along: each end counts by itself, so whatever is altered, lost, repeated or out of turn does not open.
 */
export function createSealedLane(options: SealedLaneOptions): SealedLane {
  const { lane, link, keys, crypto } = options;
  const queue: { kind: number; bytes: Bytes }[] = [];
  const arrived: Bytes[] = [];
  const parts: Bytes[] = [];
  let [queuedBytes, unconfirmedBytes, arrivedBytes, partBytes, takenBytes] = [0, 0, 0, 0, 0];
  let [sealed, opened] = [0, 0];
  let [isSealing, isOpening, isOver] = [false, false, false];
  /** A sealed piece that was not taken. */
  let held: Bytes | undefined;

  const context = (n: number): Bytes => {
    const head = new Uint8Array(5);
    head[0] = LANES.indexOf(lane);
    new DataView(head.buffer).setUint32(1, n);
    return concat(SEALED, link, head);
  };

  /** What may leave now; confirmations need no window of their own, or both ends could wait for each other. */
  function next(): { kind: number; bytes: Bytes } | undefined {
    const [first] = queue;
    if (!first) return undefined;
    return first.kind === CONFIRM || unconfirmedBytes < FORWARDING_WINDOW_BYTES
      ? queue.shift()
      : undefined;
  }

  async function seal(): Promise<void> {
    if (isSealing) return;
    isSealing = true;
    while (!isOver && (!held || options.carry(held))) {
      held = undefined;
      const piece = next();
      if (!piece) break;
      if (piece.kind !== CONFIRM) {
        queuedBytes -= piece.bytes.length;
        unconfirmedBytes += piece.bytes.length;
      }
      const plain = concat(Uint8Array.of(piece.kind), piece.bytes);
      held = await crypto.seal(keys.send, plain, context(sealed++));
      if (!isOver) options.drained();
    }
    isSealing = false;
  }

  async function open(): Promise<void> {
    if (isOpening) return;
    isOpening = true;
    for (let box = arrived.shift(); box && !isOver; box = arrived.shift()) {
      const plain = await crypto.open(keys.receive, box, context(opened++));
      arrivedBytes -= box.length;
      if (isOver) break;
      if (!plain || !take(plain)) {
        options.spoiled();
        break;
      }
    }
    isOpening = false;
  }

  /** False for what no honest end says. */
  function take(plain: Bytes): boolean {
    const [kind] = plain;
    const bytes = plain.subarray(1);
    if (kind === CONFIRM) {
      const of = LANES[bytes[0] ?? -1];
      if (!of || bytes.length !== 5) return false;
      options.confirmed(of, new DataView(bytes.buffer, bytes.byteOffset).getUint32(1));
      return true;
    }
    if (kind !== LAST && kind !== MORE) return false;
    // Only whole pieces have others behind them, so a message has few.
    if (kind === MORE && bytes.length !== PIECE_BYTES_MAX) return false;
    parts.push(bytes);
    partBytes += bytes.length;
    if (partBytes > FORWARDED_MESSAGE_BYTES_MAX) return false;
    takenBytes += bytes.length;
    if (takenBytes >= FORWARDING_WINDOW_BYTES / 4) {
      options.confirm(takenBytes);
      takenBytes = 0;
    }
    if (kind === MORE) return true;
    partBytes = 0;
    options.deliver(concat(...parts.splice(0)));
    return true;
  }

  return {
    queuedBytes: () => queuedBytes,
    push(message) {
      let at = 0;
      do {
        const bytes = message.slice(at, at + PIECE_BYTES_MAX) as Bytes;
        at += PIECE_BYTES_MAX;
        queue.push({ kind: at < message.length ? MORE : LAST, bytes });
      } while (at < message.length);
      queuedBytes += message.length;
      void seal();
    },
    pushConfirmation(of, taken) {
      const bytes = new Uint8Array(5);
      bytes[0] = LANES.indexOf(of);
      new DataView(bytes.buffer).setUint32(1, taken);
      queue.unshift({ kind: CONFIRM, bytes });
      void seal();
    },
    confirmed(bytes) {
      unconfirmedBytes = Math.max(0, unconfirmedBytes - bytes);
      void seal();
    },
    resume: () => void seal(),
    receive(box) {
      arrivedBytes += box.length;
      if (arrivedBytes > FORWARD_QUEUE_BYTES_MAX) return options.spoiled();
      arrived.push(box.slice());
      void open();
    },
    stop() {
      isOver = true;
      queue.length = arrived.length = parts.length = 0;
    },
  };
}
