/** What we learn of a peer's path from what comes and when: its rate, its length, how much it carries. */
import { WINDOW_BYTES_MAX } from '../../limits/swarm.ts';

export interface Delivery {
  /** Bytes a second, over whole epochs; rises at once, falls slowly; 0 before the first is over. */
  readonly bytesPerSecond: number;
  /** The shortest time from a request to its first bytes: the path itself, without our own queue. */
  readonly pathMs: number;
  /** The smoothed time from a request to its whole chunk. */
  readonly smoothedMs: number;
  /** More than this on the way overflowed the path, as far as we know; rises slowly. */
  readonly ceilingBytes: number;
  readonly lastAtMs: number;
  /** What was on its way when the path last fell silent and has not come: its silences are the same one. */
  readonly overdueBytes: number;
  readonly epoch: Epoch;
}

/** What is being measured: bytes come in bursts, so that less than a round trip tells nothing. */
interface Epoch {
  readonly atMs: number;
  readonly bytes: number;
  /** When it began, or a pause in it ended: what a lost packet held up comes all at once after it. */
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
  /** The chunk was asked for so long ago. */
  readonly tookMs: number;
  /** They are the chunk's first. */
  readonly begins: boolean;
  /** They are its last. */
  readonly ends: boolean;
  /** How much might be on its way. */
  readonly windowBytes: number;
}

/** As for the smoothed round trip of RFC 6298. */
const GAIN = 1 / 8;
const EPOCH_MS_MIN = 100;
const PAUSE_MS_MIN = 50;
/**
 * A pause this much longer than the path: SCTP sits out a timeout (400 ms at least in Chromium), as it does
 * when a router's queue has overflowed and much was lost at once. A single lost packet costs a round trip.
 */
const SILENCE_MS = 300;
/** How fast the ceiling rises, a second: an overflow costs seconds, so the next one is to be far. */
const CEILING_RISE = 1 / 50;

/** The picture after bytes came. */
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

/** What we did not ask for could not come: a pause counts from the request on. */
function isSilence(before: Delivery, tookMs: number, nowMs: number): boolean {
  if (before.lastAtMs === 0 || before.overdueBytes > 0) return false;
  return Math.min(tookMs, nowMs - before.lastAtMs) > SILENCE_MS + before.pathMs;
}

/** Half of what was on its way, but not less than what the path holds without a queue. */
const lowered = (before: Delivery, { windowBytes }: Arrival) =>
  Math.max(windowBytes / 2, (before.bytesPerSecond * before.pathMs) / 1000);

function withEpoch(before: Delivery, bytes: number, askedAtMs: number, nowMs: number): Delivery {
  const { pathMs, lastAtMs, bytesPerSecond } = before;
  // The first epoch begins when its first byte was asked for, each other one with the end of the one before.
  const atMs = lastAtMs === 0 ? askedAtMs : before.epoch.atMs;
  const isPause = lastAtMs !== 0 && nowMs - lastAtMs > Math.max(PAUSE_MS_MIN, pathMs);
  const steadyAtMs = lastAtMs === 0 ? askedAtMs : isPause ? nowMs : before.epoch.steadyAtMs;
  const epoch = { atMs, bytes: before.epoch.bytes + bytes, steadyAtMs };
  const leastMs = Math.max(EPOCH_MS_MIN, pathMs);
  // Whatever else comes in this epoch, so much it is already.
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
