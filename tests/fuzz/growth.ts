/** How the time that a decoder takes grows with its input, told so that noise cannot make a linear one look worse. */
import { longInputs } from './drive.ts';
import type { Decoder } from './registry.ts';

/** Bytes: the shortest, twice and four times as many; the longest is what a control message may have. */
const LENGTHS = [16_384, 32_768, 65_536] as const;
/** Four times as long may take so many times as long: 16 would be quadratic, and caches cost up to 2. */
export const GROWTH_MAX = 9;
/** What takes less for the longest is linear, or as good: 1.5 ns a byte, which is what copying it costs. */
const QUICK_US = 100;
const ROUNDS = 7;
/** What looks worse than it may is measured so often anew before it counts. */
const ROUNDS_MAX = 70;

export type Clock = () => number;
/** Microseconds of the wall: of many runs the quickest one is the one that nothing else delayed. */
const wallUs: Clock = () => Number(process.hrtime.bigint()) / 1_000;

/**
 * The worst growth of time from the shortest to the longest input over all shapes of them, or 0 where all were quick.
 *
 * Law: of a shape, c / a is the growth, with a and c the least times of reading the shortest and the longest. Whatever
 * disturbs a reading (another process, a collection of garbage) only adds to it, so the least of many tends to the true
 * time from above. A growth beyond GROWTH_MAX counts when it outlives ROUNDS_MAX rounds, and both doublings show it.
 */
export async function growthOf(decoder: Decoder, nowUs = wallUs): Promise<number> {
  const inputs = LENGTHS.map((length) => longInputs(decoder, length));
  let worst = 0;
  for (let shape = 0; shape < (inputs[0]?.length ?? 0); shape++) {
    const least: [number, number, number] = [Infinity, Infinity, Infinity];
    for (let round = 0; round < ROUNDS_MAX; round++) {
      if (round >= ROUNDS && isFine(least)) break;
      for (const at of [0, 1, 2] as const)
        least[at] = Math.min(least[at], await timeOf(decoder, inputs[at]?.[shape], nowUs));
    }
    if (least[2] > QUICK_US) worst = Math.max(worst, growth(least));
  }
  return worst;
}

/** One doubling alone that looks bad is a bound that is passed between. */
const growth = ([a, b, c]: readonly [number, number, number]): number =>
  Math.min((b / a) ** 2, (c / b) ** 2, c / a);

const isFine = (least: readonly [number, number, number]): boolean =>
  least[2] <= QUICK_US || growth(least) <= GROWTH_MAX;

async function timeOf(
  decoder: Decoder,
  bytes: Uint8Array<ArrayBuffer> | undefined,
  nowUs: Clock,
): Promise<number> {
  if (!bytes) return 0;
  const given = bytes.slice();
  const beganUs = nowUs();
  const value = await decoder.read(given);
  if (Array.isArray(value)) await Promise.all(value);
  return nowUs() - beganUs;
}
