/** What the simulated network and disks are like in one run: figures drawn once from the seed. */
import type { Prng } from './prng.ts';

export interface Weather {
  /** One way, between any two peers. */
  readonly latencyMs: number;
  readonly jitterMs: number;
  /** Of one lane in one direction. */
  readonly bytesPerSecond: number;
  /** What a lane holds before `send` returns false; one message fits always when it is empty. */
  readonly queueBytes: number;
  readonly maxMessageBytes: number;
  /** How long the other side may go on believing in a link that was cut. */
  readonly lateCloseMs: number;
  /** Whether messages under way arrive before the end of a link that was closed. */
  readonly flushesOnClose: boolean;
  /** How many of the room's members the relay names to whoever asks. */
  readonly sampleSize: number;
  readonly dialTimeoutMs: number;
  readonly diskMs: number;
}

export const fairWeather: Weather = {
  latencyMs: 20,
  jitterMs: 5,
  bytesPerSecond: 8_000_000,
  queueBytes: 1024 * 1024,
  maxMessageBytes: 256 * 1024,
  lateCloseMs: 50,
  flushesOnClose: true,
  sampleSize: 20,
  dialTimeoutMs: 15_000,
  diskMs: 1,
};

export function drawWeather(prng: Prng): Weather {
  return {
    latencyMs: prng.pick([1, 10, 40, 150, 600]),
    jitterMs: prng.pick([0, 5, 50, 400]),
    bytesPerSecond: prng.pick([60_000, 500_000, 4_000_000, 30_000_000]),
    queueBytes: prng.pick([64, 256, 1024]) * 1024,
    maxMessageBytes: prng.pick([64, 256]) * 1024,
    lateCloseMs: prng.pick([20, 5_000, 16_000, 60_000]),
    flushesOnClose: prng.chance(0.5),
    sampleSize: prng.pick([1, 3, 20]),
    dialTimeoutMs: 15_000,
    diskMs: prng.pick([0, 1, 8, 120]),
  };
}
