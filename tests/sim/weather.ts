/** What the simulated network and disks are like in one run: figures drawn from the seed, calmer after it heals. */
import { CONTROL_QUEUE_BYTES_MAX } from '../../src/core/limits/shared.ts';
import type { Prng } from '../fakes/prng.ts';

export interface Weather {
  /** One way, between any two peers. */
  latencyMs: number;
  jitterMs: number;
  /** Of one lane in one direction. */
  bytesPerSecond: number;
  /** What the bulk lane holds before `send` returns false; one message fits always when it is empty. */
  queueBytes: number;
  /** Control messages queued beyond this end the link as too slow. */
  controlQueueBytes: number;
  readonly maxMessageBytes: number;
  /** How long the other side may go on believing in a link that was cut. */
  lateCloseMs: number;
  /** Of the links that break, how many the other side never hears of. */
  untoldShare: number;
  /** Whether messages under way arrive before the end of a link that was closed. */
  flushesOnClose: boolean;
  /** How many of the room's members the relay names to anyone who asks. */
  sampleSize: number;
  dialTimeoutMs: number;
  diskMs: number;
  /** How long hashing and verifying may take; 0: within the turn. */
  cryptoMs: number;
  /** Of what goes to many, receivers get the bytes that were sent and no copy: nobody changes them. */
  readonly sharesGossip?: boolean;
}

export const fairWeather: Weather = {
  latencyMs: 20,
  jitterMs: 5,
  bytesPerSecond: 8_000_000,
  queueBytes: 1024 * 1024,
  controlQueueBytes: CONTROL_QUEUE_BYTES_MAX,
  maxMessageBytes: 256 * 1024,
  lateCloseMs: 50,
  untoldShare: 0,
  flushesOnClose: true,
  sampleSize: 20,
  dialTimeoutMs: 15_000,
  diskMs: 1,
  cryptoMs: 0,
};

export function drawWeather(prng: Prng): Weather {
  return {
    latencyMs: prng.pick([1, 10, 40, 150, 600]),
    jitterMs: prng.pick([0, 5, 50, 400]),
    bytesPerSecond: prng.pick([60_000, 500_000, 4_000_000, 30_000_000]),
    queueBytes: prng.pick([64, 256, 1024]) * 1024,
    controlQueueBytes: prng.pick([20_000, 200_000, CONTROL_QUEUE_BYTES_MAX]),
    maxMessageBytes: prng.pick([64, 256]) * 1024,
    lateCloseMs: prng.pick([20, 5_000, 16_000, 60_000]),
    untoldShare: prng.pick([0, 0.2, 1]),
    flushesOnClose: prng.chance(0.5),
    sampleSize: prng.pick([3, 20]),
    dialTimeoutMs: 15_000,
    diskMs: prng.pick([0, 1, 8, 120]),
    cryptoMs: prng.pick([0, 0, 1, 6]),
  };
}

/** After healing: whatever was drawn, but nothing that makes a bound on time pointless. */
export function calm(weather: Weather): void {
  weather.latencyMs = Math.min(weather.latencyMs, 40);
  weather.jitterMs = Math.min(weather.jitterMs, 50);
  weather.bytesPerSecond = Math.max(weather.bytesPerSecond, 2_000_000);
  weather.controlQueueBytes = CONTROL_QUEUE_BYTES_MAX;
  weather.lateCloseMs = Math.min(weather.lateCloseMs, 16_000);
  weather.diskMs = Math.min(weather.diskMs, 8);
}
