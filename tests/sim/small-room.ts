/** A play of a few people in any weather, run as the whole scenario is. */
import { createPrng, type Prng } from '../fakes/prng.ts';
import { runWorld, type RunResult } from './scenario.ts';
import { drawWeather } from './weather.ts';
import { createWorld, type World } from './world.ts';

export interface SmallRoom {
  readonly name: string;
  readonly nodes: (prng: Prng) => number;
  /** Of those, the last ones leave no trace. */
  readonly traceless?: number;
  readonly play: (world: World, prng: Prng) => Promise<void>;
}

export const inSmallRoom =
  ({ name, nodes, traceless = 0, play }: SmallRoom) =>
  async (seed: string, print?: (line: string) => void): Promise<RunResult> => {
    const prng = createPrng(`${name} ${seed}`);
    const world = createWorld({
      seed,
      nodes: nodes(prng),
      traceless,
      weather: drawWeather(prng.fork('weather')),
      chunkBytes: 4 * 1024,
      watchWires: false,
      print,
    });
    return runWorld(world, () => play(world, prng));
  };
