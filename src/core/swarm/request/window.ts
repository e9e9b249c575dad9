/** Decides how many bytes may be on their way to us from one peer, and how long to wait for them. Pure. */
import {
  REQUEST_TIMEOUT_MS,
  WINDOW_BYTES_MAX,
  WINDOW_BYTES_MIN,
  WINDOW_BYTES_START,
} from '../../limits/swarm.ts';
import type { Delivery } from './delivery.ts';

/**
 * The queue that we build on the path to see whether the rate still grows with the window: a quarter of what
 * the path holds, up to half on a long path, where each step takes long; a short path, measured on a busy
 * machine, easily seems longer than it is. And no more than any router keeps: QUEUE_MS, or QUEUE_BYTES where
 * that is more.
 */
const QUEUE_PART_MIN = 1 / 4;
const QUEUE_PART_MAX = 1 / 2;
const LONG_PATH_MS = 130;
const QUEUE_MS = 75;
const QUEUE_BYTES = WINDOW_BYTES_START / 2;

/**
 * The window for one of `senders` peers that send to us: an equal share of the start window, or what the
 * path and a short queue hold at the peer's rate, whichever is more; less where that has overflowed. While
 * the window limits the rate, it grows with every round trip.
 */
export function windowBytes(seen: Delivery, senders: number, slow: boolean): number {
  if (slow) return WINDOW_BYTES_MIN;
  const share = WINDOW_BYTES_START / Math.max(1, senders);
  const wanted = Math.min(Math.max(share, pathBytes(seen)), seen.ceilingBytes, WINDOW_BYTES_MAX);
  return Math.max(WINDOW_BYTES_MIN, wanted);
}

function pathBytes({ bytesPerSecond, pathMs }: Delivery): number {
  if (bytesPerSecond === 0) return 0;
  const holds = (bytesPerSecond * pathMs) / 1000;
  const queue = Math.max(QUEUE_BYTES, (bytesPerSecond * QUEUE_MS) / 1000);
  const part = (QUEUE_PART_MAX * pathMs) / LONG_PATH_MS;
  const share = Math.min(QUEUE_PART_MAX, Math.max(QUEUE_PART_MIN, part));
  return holds + Math.min(holds * share, queue);
}

/**
 * Whether we may ask for a chunk while `flyingBytes` are on their way. Chunks fill a window as closely as they
 * can, and always at least half of it: a window hardly larger than a chunk would else run dry between two.
 */
export const fits = (window: number, flyingBytes: number, chunkBytes: number): boolean =>
  flyingBytes + chunkBytes / 2 <= window || flyingBytes <= window / 2;

const TIMEOUT_FACTOR = 8;
const TIMEOUT_MIN_MS = 4_000;

/** How long to wait for a requested chunk before we ask another peer. */
export function requestTimeoutMs(seen: Delivery): number {
  if (seen.smoothedMs === 0) return REQUEST_TIMEOUT_MS;
  return Math.min(REQUEST_TIMEOUT_MS, Math.max(TIMEOUT_MIN_MS, TIMEOUT_FACTOR * seen.smoothedMs));
}
