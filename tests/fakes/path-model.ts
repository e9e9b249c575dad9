/** A path played in milliseconds: a line with a rate, a delay, a queue and loss, and SCTP's sender before it. */
import { createRate } from '../../src/core/swarm/rate.ts';
import { delivered, NO_DELIVERY, type Delivery } from '../../src/core/swarm/request/delivery.ts';
import { frameBytesAt } from '../../src/core/swarm/data-frame.ts';
import { fits } from '../../src/core/swarm/request/window.ts';

export interface ModelPath {
  readonly bytesPerSecond: number;
  /** There and back. */
  readonly roundTripMs: number;
  /** What the router keeps, as a time of the line; more is dropped. */
  readonly queueMs: number;
  /** The part of packets that is lost by chance. */
  readonly loss: number;
  random(): number;
}

export interface Played {
  readonly bytesPerSecond: number;
  /** Timeouts that the sender sat out. */
  readonly timeouts: number;
  readonly seen: Delivery;
}

const PACKET_BYTES = 1_200;
const START_MS = 1_000_000;
const RTO_MS_MIN = 400;
/** More lost of one flight than this and SCTP does not mend it without a timeout. */
const MENDABLE = 16;

interface Open {
  readonly askedAtMs: number;
  readonly lengthBytes: number;
  came: number;
  told: number;
  frameBytes: number;
}

/** A transfer without end for so long, one chunk of `lengths` after another, under this window. */
export function play(
  path: ModelPath,
  lengths: () => number,
  windowOf: (seen: Delivery) => number,
  forMs: number,
): Played {
  const oneWayMs = Math.max(0.5, path.roundTripMs / 2);
  const later = new Map<number, (() => void)[]>();
  let nowMs = 0;
  const at = (ms: number, f: () => void) => {
    const due = Math.max(nowMs + 1, Math.ceil(ms));
    later.set(due, [...(later.get(due) ?? []), f]);
  };

  // The receiver.
  const open: Open[] = [];
  let seen = NO_DELIVERY;
  let window = windowOf(seen);
  let total = 0;
  let nextSeq = 0;
  const early = new Set<number>();
  /** Of a packet's end, which the next chunk fills. */
  let ahead = 0;
  const flying = () => open.reduce((sum, it) => sum + it.lengthBytes - it.told, 0);
  function ask(): void {
    window = windowOf(seen);
    for (let next = lengths(); fits(window, flying(), next); next = lengths()) {
      open.push({ askedAtMs: nowMs, lengthBytes: next, came: 0, told: 0, frameBytes: 0 });
      at(nowMs + oneWayMs, () => void (credit += next));
    }
  }
  function take(seq: number): void {
    early.add(seq);
    for (; early.delete(nextSeq); nextSeq += 1) give(ahead + PACKET_BYTES);
    ask();
  }
  /** Bytes in order: the page hears of whole frames. */
  function give(bytes: number): void {
    const head = open[0];
    ahead = head ? 0 : bytes;
    if (!head) return;
    head.frameBytes ||= frameBytesAt(rate.bytesPerSecond(START_MS + nowMs), head.lengthBytes);
    const part = Math.min(bytes, head.lengthBytes - head.came);
    head.came += part;
    const ends = head.came === head.lengthBytes;
    while (head.told < head.came && (ends || head.came - head.told >= head.frameBytes)) {
      const frame = Math.min(head.frameBytes, head.came - head.told);
      const begins = head.told === 0;
      head.told += frame;
      total += frame;
      const tookMs = Math.max(1, nowMs - head.askedAtMs);
      const isLast = head.told === head.lengthBytes;
      const arrival = { bytes: frame, tookMs, begins, ends: isLast, windowBytes: window };
      seen = delivered(seen, arrival, START_MS + nowMs);
    }
    if (ends) open.shift();
    if (part < bytes) give(bytes - part);
  }

  // The sender.
  const rate = createRate();
  let credit = 0;
  let cwnd = 10 * PACKET_BYTES;
  let threshold = Infinity;
  let outstanding = 0;
  let seqs = 0;
  let lost: number[] = [];
  const again: number[] = [];
  let timeouts = 0;
  let lineFreeAtMs = 0;
  function acked(): void {
    outstanding -= PACKET_BYTES;
    cwnd += cwnd < threshold ? PACKET_BYTES / 2 : (PACKET_BYTES * PACKET_BYTES) / cwnd;
  }
  function mend(): void {
    const isMuch = lost.length > MENDABLE;
    timeouts += isMuch ? 1 : 0;
    threshold = Math.max(4 * PACKET_BYTES, cwnd / 2);
    const resume = () => {
      again.push(...lost);
      outstanding -= lost.length * PACKET_BYTES;
      lost = [];
      cwnd = isMuch ? PACKET_BYTES : threshold;
    };
    if (isMuch) at(nowMs + Math.max(RTO_MS_MIN, 2 * path.roundTripMs), resume);
    else resume();
  }
  function transmit(seq: number): void {
    outstanding += PACKET_BYTES;
    const startsMs = Math.max(nowMs, lineFreeAtMs);
    if (startsMs - nowMs > path.queueMs || path.random() < path.loss) {
      // What left after it tells that it is missing.
      if (lost.push(seq) === 1) at(startsMs + 2 * oneWayMs, mend);
      return;
    }
    lineFreeAtMs = startsMs + (PACKET_BYTES / path.bytesPerSecond) * 1000;
    at(lineFreeAtMs + oneWayMs, () => {
      take(seq);
      at(nowMs + oneWayMs, acked);
    });
  }
  function send(): void {
    while (outstanding < cwnd && (again.length > 0 || credit > 0)) {
      const repeated = again.shift();
      if (repeated === undefined) {
        credit -= PACKET_BYTES;
        rate.add(PACKET_BYTES, START_MS + nowMs);
      }
      transmit(repeated ?? seqs++);
    }
  }

  ask();
  for (nowMs = 0; nowMs < forMs; nowMs += 1) {
    for (const f of later.get(nowMs) ?? []) f();
    later.delete(nowMs);
    send();
  }
  return { bytesPerSecond: (total / forMs) * 1000, timeouts, seen };
}
