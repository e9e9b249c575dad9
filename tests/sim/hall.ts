/**
 * A large room as production composes it: people come over a minute, talk, swap files, come and go; it falls into halves; its
 * relay dies for good. A fifth of them may lie. Safety is looked at in samples all along, liveness at the end of each step.
 */
import { createPrng } from '../fakes/prng.ts';
import { figureLines, type Figures, type Promised } from './hall-figures.ts';
import { letLie } from './hall-liars.ts';
import { HallMeter } from './hall-meter.ts';
import type { Effort, Hall } from './hall-room.ts';
import {
  comeAndGo,
  fallApart,
  join,
  lookUp,
  outliveRelay,
  swapFiles,
  talk,
  waitQuietly,
} from './hall-steps.ts';
import { runWorld, type RunResult } from './scenario.ts';
import { fairWeather } from './weather.ts';
import { createWorld } from './world.ts';

const CHUNK_BYTES = 128 * 1024;

export interface HallOptions {
  readonly seed: string;
  readonly people: number;
  /** How many of a hundred people lie. */
  readonly liarsPercent: number;
  /** Which of STEPS to take; all without. */
  readonly steps?: readonly string[] | undefined;
  /** Does less, for a test. */
  readonly isShort?: boolean;
  readonly print?: ((line: string) => void) | undefined;
  /** Told when a step is over and what it measured, for a person who waits. */
  readonly progress?: ((step: string, figures: readonly string[]) => void) | undefined;
}

export interface HallResult extends RunResult {
  readonly figures: Figures;
  /** What was missed and is not promised yet. */
  readonly notYet: ReadonlyMap<Promised, string>;
}

/** A minute is one, but in a test, and where each second of a room costs one of ours. */
function effortFor(people: number, isShort: boolean): Effort {
  const isHuge = people > 300;
  const minuteMs = isShort ? 6_000 : isHuge ? 20_000 : 60_000;
  return {
    joinMs: isShort ? minuteMs : 60_000,
    minuteMs,
    partitionMs: Math.max(minuteMs, 12_000), // links that nothing passes on end after 8 s
    hopelessSeconds: isShort ? 1 : isHuge ? 20 : Infinity,
    speakers: Math.min(people, isShort ? 12 : isHuge ? 30 : 100),
    lists: Math.min(people, isHuge ? 50 : 100),
    lookups: isShort ? 50 : 200,
    fileBytes: (isShort ? 0.5 : 4) * 1024 * 1024,
    fileForAllBytes: people > 1_000 ? 0 : (isShort ? 0.5 : isHuge ? 1 : 4) * 1024 * 1024,
  };
}

const STEPS = { join, talk, waitQuietly, swapFiles, lookUp, comeAndGo, fallApart, outliveRelay };

export async function runHall(options: HallOptions): Promise<HallResult> {
  const { people, progress } = options;
  const liars = Math.floor((people * options.liarsPercent) / 100);
  /** People who come later: as many as leave, and one more. */
  const late = Math.max(1, Math.round(people / 100)) + 1;
  const seed = `hall ${people} ${options.seed}`;
  const world = createWorld({
    seed,
    nodes: people + late,
    liars,
    weather: { ...fairWeather, sharesGossip: true },
    chunkBytes: CHUNK_BYTES,
    watchWires: false,
    samples: { everyMs: 1_000, nodes: 4, others: 4 },
    print: options.print,
  });
  const figures: Figures = new Map();
  const honest = world.nodes.slice(0, people + late - liars);
  const hall: Hall = {
    world,
    prng: createPrng(seed),
    meter: new HallMeter(world),
    people,
    honest,
    liars: world.nodes.slice(honest.length),
    early: honest.slice(0, honest.length - late),
    notYet: new Map(),
    saying: new Set(),
    effort: effortFor(people, options.isShort ?? false),
    measured: (name, figure) => void figures.set(name, figure),
  };
  letLie(world, hall.liars);
  const result = await runWorld(world, async () => {
    for (const [name, step] of Object.entries(STEPS)) {
      if (options.steps?.includes(name) === false) continue;
      world.note(`step ${name}`);
      const before = new Set(figures.keys());
      await step(hall);
      const news = [...figures].filter(([figure]) => !before.has(figure));
      progress?.(name, figureLines(new Map(news), people));
    }
    for (const node of world.nodes) node.stop();
    await world.run(5_000);
  });
  return { ...result, figures, notYet: hall.notYet };
}
