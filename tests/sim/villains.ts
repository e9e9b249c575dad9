/** Rooms where every fifth peer is hostile: `npm run sim -- --malicious`; honest logs must end equal. */
import { actions, makeGood, type ActionKind } from './actions.ts';
import { unfinished } from './convergence.ts';
import { createMallory } from './mallory.ts';
import { createPrng } from '../fakes/prng.ts';
import type { RunResult } from './scenario.ts';
import { tricks, type Trick } from './tricks.ts';
import { drawWeather } from './weather.ts';
import { createWorld } from './world.ts';

const HONEST = [4, 8] as const;
/** One of five, so that 4 honest peers have one and 8 have two. */
const villainsAmong = (honest: number) => honest / 4;
const CONVERGE_MS = 240_000;
const STEPS = 25;

/**
 * Villains hold all tricks between them, each trick in somebody's hands, and stay to the end. Nothing else goes wrong but the
 * weather, so that what fails is theirs.
 */
export async function runVillains(
  seed: string,
  print?: (line: string) => void,
): Promise<RunResult> {
  const prng = createPrng(`villains ${seed}`);
  const honest = prng.pick(HONEST);
  const world = createWorld({
    seed,
    nodes: honest,
    weather: drawWeather(prng.fork('weather')),
    chunkBytes: prng.pick([4, 16]) * 1024,
    watchWires: false,
    print,
  });
  const names = Object.keys(tricks) as Trick[];
  const count = villainsAmong(honest);
  const villains = Array.from({ length: count }, (_, i) =>
    createMallory(
      world,
      names.filter((_, at) => at % count === i),
      `villain ${i + 1}`,
    ),
  );
  let failure: string | undefined;
  const rejected = (error: unknown) => world.fail(`unhandled rejection: ${String(error)}`);
  process.on('unhandledRejection', rejected);
  try {
    for (const node of world.nodes) {
      world.timeline.after(prng.below(5_000), `${node.name} comes`, node.start);
    }
    for (const villain of villains) {
      world.timeline.after(prng.below(8_000), 'a villain comes', villain.start);
    }
    const kinds: ActionKind[] = ['say', 'say', 'say', 'share', 'download', 'download'];
    for (let step = 0; step < STEPS; step++) {
      await world.run(prng.below(1_600));
      const node = prng.pick(world.nodes);
      const room = node.room();
      if (room) actions[prng.pick(kinds)]({ world, node, room, prng });
    }
    world.heal();
    const deadlineMs = world.timeline.nowMs() + CONVERGE_MS;
    for (let second = 0, left = ['waits']; left.length > 0; second++) {
      if (world.timeline.nowMs() >= deadlineMs) {
        throw new Error(`did not converge: ${left.join('; ')}`);
      }
      await world.run(1_000);
      for (const node of world.nodes) {
        const room = node.room();
        if (room && second % 5 === 0) makeGood({ world, node, room, prng });
      }
      left = second < 3 ? ['waits'] : unfinished(world);
    }
    for (const villain of villains) villain.stop();
    for (const node of world.nodes) node.stop();
    await world.run(5_000);
  } catch (error) {
    failure = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);
  } finally {
    process.off('unhandledRejection', rejected);
  }
  const { stats, trace } = world;
  return { seed, stats, traceHash: trace.hash(), failure, lastEvents: trace.last() };
}
