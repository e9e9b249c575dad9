/** Measures a peer's path by what comes and when: its rate, its length, and how much it holds. */
import { WINDOW_BYTES_MAX } from '../../limits/swarm.ts';

export interface Delivery {
  /** In bytes per second, over whole epochs; rises at once, falls slowly; 0 before the first epoch is over. */
  readonly bytesPerSecond: number;
  /** The shortest time from a request to its first bytes: the path alone, without our own queue. */
  readonly pathMs: number;
  /** The smoothed time from a request to its whole chunk. */
  readonly smoothedMs: number;
  /** As far as we know, more bytes than this on the way overflow the path; rises slowly. */
  readonly ceilingBytes: number;
  readonly lastAtMs: number;
  /** Bytes on their way when the path last fell silent that have not come yet: until then it is the same silence. */
  readonly overdueBytes: number;
  readonly epoch: Epoch;
}

/** One measurement. Bytes come in bursts, so less than a round trip says nothing. */
interface Epoch {
  readonly atMs: number;
  readonly bytes: number;
  /** When it began, or when a pause in it ended: bytes held up by a lost packet then come all at once. */
  readonly steadyAtMs: number;
}

export const NO_DELIVERY: Delivery = {
  bytesPerSecond: 0,
  pathMs: Infinity,
  smoothedMs: 0,
  ceilingBytes: WINDOW_BYTES_MAX,
  lastAtMs: 0,
  overdueBytes: 0,
  epoch: { atMs: 0, bytes: 0, steadyAtMs: 0 },
};

/** Bytes of a chunk that came. */
export interface Arrival {
  readonly bytes: number;
  /** How long ago we asked for the chunk. */
  readonly tookMs: number;
  /** These are the chunk's first bytes. */
  readonly begins: boolean;
  /** These are its last bytes. */
  readonly ends: boolean;
  /** How many bytes could be on their way. */
  readonly windowBytes: number;
}

/** As for the smoothed round trip of RFC 6298. */
const GAIN = 1 / 8;
const EPOCH_MS_MIN = 100;
const PAUSE_MS_MIN = 50;
/**
 * A silence is a pause this much longer than the path. SCTP then waits for a timeout (at least 400 ms in
 * Chromium), as it does when a router's queue has overflowed and much was lost at once. A single lost packet
 * costs only a round trip.
 */
const SILENCE_MS = 300;
/** How much the ceiling rises per second: an overflow costs seconds, so the next one should be far off. */
const CEILING_RISE = 1 / 50;

/** The measurement after bytes came. */
export function delivered(before: Delivery, arrival: Arrival, nowMs: number): Delivery {
  const { bytes, tookMs } = arrival;
  const { smoothedMs: usualMs } = before;
  const pathMs = arrival.begins ? Math.min(before.pathMs, tookMs) : before.pathMs;
  const learned = usualMs === 0 ? tookMs : usualMs + GAIN * (tookMs - usualMs);
  const overdueBytes = Math.max(0, before.overdueBytes - bytes);
  return {
    ...withEpoch({ ...before, pathMs }, bytes, nowMs - tookMs, nowMs),
    ...(isSilence(before, tookMs, nowMs)
      ? { overdueBytes: arrival.windowBytes, ceilingBytes: lowered(before, arrival) }
      : { overdueBytes }),
    smoothedMs: arrival.ends ? learned : usualMs,
    lastAtMs: nowMs,
  };
}

/** A pause counts from the request on: before it, nothing could come. */
function isSilence(before: Delivery, tookMs: number, nowMs: number): boolean {
  if (before.lastAtMs === 0 || before.overdueBytes > 0) return false;
  return Math.min(tookMs, nowMs - before.lastAtMs) > SILENCE_MS + before.pathMs;
}

/** Half of what was on its way, but at least what the path holds without a queue. */
const lowered = (before: Delivery, { windowBytes }: Arrival) =>
  Math.max(windowBytes / 2, (before.bytesPerSecond * before.pathMs) / 1000);

function withEpoch(before: Delivery, bytes: number, askedAtMs: number, nowMs: number): Delivery {
  const { pathMs, lastAtMs, bytesPerSecond } = before;
  // The first epoch begins with the first request, every other one with the end of the one before.
  const atMs = lastAtMs === 0 ? askedAtMs : before.epoch.atMs;
  const isPause = lastAtMs !== 0 && nowMs - lastAtMs > Math.max(PAUSE_MS_MIN, pathMs);
  const steadyAtMs = lastAtMs === 0 ? askedAtMs : isPause ? nowMs : before.epoch.steadyAtMs;
  const epoch = { atMs, bytes: before.epoch.bytes + bytes, steadyAtMs };
  const leastMs = Math.max(EPOCH_MS_MIN, pathMs);
  // The rate is at least this, whatever else comes in this epoch.
  const seen = (epoch.bytes / Math.max(leastMs, nowMs - atMs)) * 1000;
  const risen = Math.max(seen, bytesPerSecond);
  if (nowMs - steadyAtMs < leastMs) return { ...before, epoch, bytesPerSecond: risen };
  const rise = 1 + (CEILING_RISE * Math.min(1000, nowMs - atMs)) / 1000;
  return {
    ...before,
    bytesPerSecond: risen + GAIN * (seen - risen),
    ceilingBytes: Math.min(WINDOW_BYTES_MAX, before.ceilingBytes * rise),
    epoch: { atMs: nowMs, bytes: 0, steadyAtMs: nowMs },
  };
}
