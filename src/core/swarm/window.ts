/** How many bytes may be on their way to us from one peer. Pure decisions over plain data. */
import {
  REQUEST_TIMEOUT_MS,
  WINDOW_BYTES_MAX,
  WINDOW_BYTES_MIN,
  WINDOW_BYTES_START,
} from '../limits.ts';

/** What we have seen of a peer's delivery. */
export interface Delivery {
  /** Bytes a second over whole epochs; rises at once, falls slowly; 0 before the first is over. */
  readonly bytesPerSecond: number;
  /** The shortest time from request to whole chunk: what the path itself costs, without our own queue. */
  readonly shortestMs: number;
  /** The smoothed time from request to whole chunk. */
  readonly smoothedMs: number;
  readonly lastAtMs: number;
  /** The epoch that is being measured: chunks come in bursts, so less than a round trip tells nothing. */
  readonly epochAtMs: number;
  readonly epochBytes: number;
}
export const NO_DELIVERY: Delivery = {
  bytesPerSecond: 0,
  shortestMs: Infinity,
  smoothedMs: 0,
  lastAtMs: 0,
  epochAtMs: 0,
  epochBytes: 0,
};

/** As for the smoothed round trip of RFC 6298. */
const GAIN = 1 / 8;
const EPOCH_MS_MIN = 100;
/** A pause this much longer than the path explains means that less fits the path than we thought. */
const SILENCE_MS = 300;

/** The picture after a chunk came that was asked for `tookMs` ago. */
export function delivered(
  before: Delivery,
  bytes: number,
  tookMs: number,
  nowMs: number,
): Delivery {
  const first = before.lastAtMs === 0;
  const shortestMs = Math.min(before.shortestMs, tookMs);
  const smoothedMs = first ? tookMs : before.smoothedMs + GAIN * (tookMs - before.smoothedMs);
  // An epoch begins when its first byte was asked for, or with the end of the one before it.
  const epochAtMs = first ? nowMs - tookMs : before.epochAtMs;
  const epochBytes = before.epochBytes + bytes;
  const picture = { shortestMs, smoothedMs, lastAtMs: nowMs };
  const { bytesPerSecond } = before;
  if (!first && nowMs - before.lastAtMs > SILENCE_MS + shortestMs) {
    return { ...picture, bytesPerSecond: bytesPerSecond / 2, epochAtMs: nowMs, epochBytes: 0 };
  }
  const epochMs = nowMs - epochAtMs;
  if (epochMs < Math.max(EPOCH_MS_MIN, shortestMs)) {
    return { ...picture, bytesPerSecond, epochAtMs, epochBytes };
  }
  const seen = (epochBytes / epochMs) * 1000;
  const rate = seen > bytesPerSecond ? seen : bytesPerSecond + GAIN * (seen - bytesPerSecond);
  return { ...picture, bytesPerSecond: rate, epochAtMs: nowMs, epochBytes: 0 };
}

/**
 * The window for one of `senders` peers that send to us: an even share of the start window, or twice what
 * the path holds at the rate it delivers, whichever is more.
 */
export function windowBytes(seen: Delivery, senders: number, snubbed: boolean): number {
  if (snubbed) return WINDOW_BYTES_MIN;
  const share = WINDOW_BYTES_START / Math.max(1, senders);
  const measured = seen.bytesPerSecond > 0;
  const pathBytes = measured ? (2 * seen.bytesPerSecond * seen.shortestMs) / 1000 : 0;
  return Math.min(WINDOW_BYTES_MAX, Math.max(WINDOW_BYTES_MIN, share, pathBytes));
}

const TIMEOUT_FACTOR = 8;
const TIMEOUT_MIN_MS = 4_000;

/** How long to wait for a requested chunk before somebody else is asked. */
export function requestTimeoutMs(seen: Delivery): number {
  if (seen.lastAtMs === 0) return REQUEST_TIMEOUT_MS;
  return Math.min(REQUEST_TIMEOUT_MS, Math.max(TIMEOUT_MIN_MS, TIMEOUT_FACTOR * seen.smoothedMs));
}
