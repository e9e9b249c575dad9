/** A class that comes within a minute and then says nothing: how it is linked, and what it costs to stay so. */
import type { PeerId } from '../../src/core/base/ids.ts';
import { runWorld, type RunResult } from './scenario.ts';
import { fairWeather } from './weather.ts';
import { createWorld, type World } from './world.ts';

/** Links of each person, and how the room hangs together; connections that were made. */
export interface QuietFindings {
  links: number[];
  /** The longest way between two people, in links; Infinity: some cannot reach each other. */
  diameter: number;
  /** Until they had settled, and in the minutes after that. */
  madeBefore: number;
  madeAfter: number;
}

export interface QuietOptions {
  readonly seed: string;
  readonly people: number;
  readonly settleMs?: number;
  readonly quietMs?: number;
}

const COMING_MS = 60_000;
/** Surplus links are idle for half a minute, then fade one by one. */
const SETTLE_MS = 360_000;
const QUIET_MS = 300_000;

export async function runQuietRoom(
  options: QuietOptions,
): Promise<RunResult & { findings: QuietFindings }> {
  const { seed, people } = options;
  const findings: QuietFindings = { links: [], diameter: 0, madeBefore: 0, madeAfter: 0 };
  const world = createWorld({
    seed: `quiet ${seed}`,
    nodes: people,
    weather: { ...fairWeather },
    chunkBytes: 1024,
    watchWires: false,
    checkEveryMs: 60_000,
  });
  const result = await runWorld(world, () => play(world, options, findings));
  return { ...result, findings };
}

async function play(world: World, options: QuietOptions, findings: QuietFindings): Promise<void> {
  let made = 0;
  world.watch.linked = () => void (made += 1);
  for (const node of world.nodes) {
    world.timeline.after(world.prng.below(COMING_MS), `${node.name} comes`, node.start);
  }
  await world.run(COMING_MS + (options.settleMs ?? SETTLE_MS));
  findings.madeBefore = made;
  await world.run(options.quietMs ?? QUIET_MS);
  findings.madeAfter = made - findings.madeBefore;
  findings.links = world.nodes
    .map((it) => world.network.linkedWith(it.identity.peer).length)
    .sort((a, b) => a - b);
  findings.diameter = Math.max(...world.nodes.map((it) => farthest(world, it.identity.peer)));
  for (const node of world.nodes) node.stop();
  await world.run(5_000);
}

/** How many links away the farthest person is. */
function farthest(world: World, from: PeerId): number {
  const reached = new Set([from]);
  let ring = [from];
  let steps = 0;
  while (reached.size < world.nodes.length) {
    ring = ring.flatMap((it) => world.network.linkedWith(it)).filter((it) => !reached.has(it));
    if (ring.length === 0) return Infinity;
    for (const it of ring) reached.add(it);
    steps += 1;
  }
  return steps;
}
