/** How many bytes may be on their way to us from one peer. Pure decisions over plain data. */
import {
  REQUEST_TIMEOUT_MS,
  WINDOW_BYTES_MAX,
  WINDOW_BYTES_MIN,
  WINDOW_BYTES_START,
} from '../limits.ts';

/** What we have seen of a peer's delivery. */
export interface Delivery {
  /** Bytes a second, smoothed; 0 before the first chunk. */
  readonly bytesPerSecond: number;
  /** The shortest time from request to whole chunk: what the path itself costs, without our own queue. */
  readonly shortestMs: number;
  /** The smoothed time from request to whole chunk. */
  readonly smoothedMs: number;
  readonly lastAtMs: number;
}
export const NO_DELIVERY: Delivery = {
  bytesPerSecond: 0,
  shortestMs: Infinity,
  smoothedMs: 0,
  lastAtMs: 0,
};

const GAIN = 1 / 8; // as for the smoothed round trip of RFC 6298

/** The picture after a chunk came that was asked for `tookMs` ago. */
export function delivered(
  before: Delivery,
  bytes: number,
  tookMs: number,
  nowMs: number,
): Delivery {
  const gapMs = Math.max(1, nowMs - (before.lastAtMs || nowMs - tookMs));
  const rate = (bytes / Math.min(gapMs, Math.max(1, tookMs))) * 1000;
  const first = before.lastAtMs === 0;
  const smooth = (old: number, now: number) => (first ? now : old + GAIN * (now - old));
  return {
    bytesPerSecond: smooth(before.bytesPerSecond, rate),
    shortestMs: Math.min(before.shortestMs, tookMs),
    smoothedMs: smooth(before.smoothedMs, tookMs),
    lastAtMs: nowMs,
  };
}

/**
 * The window for one of `senders` peers that send to us: an even share of the start window, or twice what
 * the path holds at the rate it delivers, whichever is more.
 */
export function windowBytes(seen: Delivery, senders: number, snubbed: boolean): number {
  if (snubbed) return WINDOW_BYTES_MIN;
  const share = WINDOW_BYTES_START / Math.max(1, senders);
  const pathBytes = seen.lastAtMs === 0 ? 0 : (2 * seen.bytesPerSecond * seen.shortestMs) / 1000;
  return Math.min(WINDOW_BYTES_MAX, Math.max(WINDOW_BYTES_MIN, share, pathBytes));
}

const TIMEOUT_FACTOR = 8;
const TIMEOUT_MIN_MS = 4_000;

/** How long to wait for a requested chunk before somebody else is asked. */
export function requestTimeoutMs(seen: Delivery): number {
  if (seen.lastAtMs === 0) return REQUEST_TIMEOUT_MS;
  return Math.min(REQUEST_TIMEOUT_MS, Math.max(TIMEOUT_MIN_MS, TIMEOUT_FACTOR * seen.smoothedMs));
}
