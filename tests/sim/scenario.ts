/** One run: from a seed, a room with people, faults and perhaps a liar; then healing, and what must follow. */
import { contentCutting } from '../../src/core/chunking/fast-cdc.ts';
import { actions, makeGood, type ActionKind } from './actions.ts';
import { faults, type FaultKind } from './faults.ts';
import { unfinished } from './convergence.ts';
import type { PeerId } from '../../src/core/base/ids.ts';
import { createMallory, drawTricks, type Mallory } from './mallory.ts';
import { createPrng, type Prng } from '../fakes/prng.ts';
import type { SimNode } from './sim-node.ts';
import { drawWeather } from './weather.ts';
import { createWorld, type Stats, type World } from './world.ts';

export interface RunResult {
  readonly seed: string;
  readonly stats: Stats;
  readonly traceHash: string;
  /** Why the run failed, and its last events. */
  readonly failure: string | undefined;
  readonly lastEvents: readonly string[];
}

/** By when a healed room is whole: two outlived silences, the longest backoff and two refreshes. */
const CONVERGE_MS = 240_000;

export async function runScenario(
  seed: string,
  print?: (line: string) => void,
): Promise<RunResult> {
  const prng = createPrng(`scenario ${seed}`);
  const nodes = prng.pick([2, 2, 3, 3, 3, 4, 4, 5, 6]);
  const weather = drawWeather(prng.fork('weather'));
  const chunkBytes = prng.pick([1, 4, 4, 16, 128]) * 1024;
  const byContent = prng.fork('cutting').chance(0.5);
  const world = createWorld({
    seed,
    nodes,
    weather,
    chunkBytes,
    ...(byContent ? { cutting: contentCutting(chunkBytes) } : {}),
    watchWires: prng.chance(0.2),
    print,
  });
  return runWorld(world, () => play(world, prng));
}

/** Plays `play` in `world`, and tells how it ended. */
export async function runWorld(world: World, play: () => Promise<void>): Promise<RunResult> {
  const rejected = (error: unknown) => world.fail(`unhandled rejection: ${describe(error)}`);
  process.on('unhandledRejection', rejected);
  let failure: string | undefined;
  try {
    await play();
  } catch (error) {
    failure = describe(error);
  } finally {
    process.off('unhandledRejection', rejected);
  }
  const { seed, stats, trace } = world;
  return { seed, stats, traceHash: trace.hash(), failure, lastEvents: trace.last() };
}

const describe = (error: unknown) =>
  error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);

async function play(world: World, prng: Prng): Promise<void> {
  const mallory = prng.chance(0.4) ? createMallory(world, drawTricks(prng)) : undefined;
  world.nodes.forEach((node, i) => {
    const latestMs = i < 2 ? 300 : prng.pick([300, 20_000]);
    world.timeline.after(prng.below(latestMs), `${node.name} comes`, node.start);
  });
  if (mallory) world.timeline.after(prng.below(5_000), 'mallory comes', mallory.start);
  const [a, b, c, d] = world.nodes.map((it) => it.identity.peer);
  if (a && b && c && prng.chance(0.25)) {
    world.network.bar(a, b);
    if (d && prng.chance(0.7)) world.meddling.begin(c);
  }
  await misbehave(world, prng);
  await settle(world, prng, mallory);
  await closeAll(world, mallory);
}

/** People act and things break, at times and with weights that differ from run to run. */
async function misbehave(world: World, prng: Prng): Promise<void> {
  const doings = drawWeights<ActionKind>(prng, Object.keys(actions) as ActionKind[], 0.3);
  Object.assign(doings, { say: prng.pick([10, 60]), share: 20, download: 60 });
  Object.assign(doings, { writeInNote: prng.pick([0, 20, 60]) });
  const troubles = drawWeights<FaultKind>(prng, Object.keys(faults) as FaultKind[], 0.5);
  const crashes = prng.chance(0.5);
  const faultShare = prng.pick([0.1, 0.3, 0.6]);
  const paceMs = prng.pick([200, 800, 3_000]);
  const steps = prng.between(15, 50);
  for (let i = 0; i < steps; i++) {
    await world.run(prng.below(2 * paceMs));
    const node = prng.pick(world.nodes);
    const room = node.room();
    if (!room) continue;
    if (i > 2 && prng.chance(faultShare)) {
      const kind = pickWeighted(prng, troubles);
      const broke = kind && faults[kind]({ world, prng, node, other: prng.pick(world.nodes) });
      if (broke) {
        world.stats.faults += 1;
        world.note(`fault ${kind} at ${node.name}`);
      }
    } else if (!node.life?.host.asleep()) {
      const kind = pickWeighted(prng, doings);
      if (kind) actions[kind]({ world, node, room, prng });
      if (kind && crashes && prng.chance(0.1)) crashSoon(world, prng, node);
    }
    if (prng.chance(0.1)) world.network.healPartitions();
  }
}

/** Right in the middle of what was just begun: between put and acknowledgement, between store and send. */
function crashSoon(world: World, prng: Prng, node: SimNode): void {
  const delayMs = prng.next() * prng.pick([1, 10, 100, 1_000]);
  world.stats.faults += 1;
  world.timeline.after(delayMs, `${node.name} crashes`, node.crash);
  world.timeline.after(delayMs + prng.pick([10, 2_000]), `${node.name} restarts`, node.start);
}

/** Heals, and gives the room a bounded time to become whole. */
async function settle(world: World, prng: Prng, mallory: Mallory | undefined): Promise<void> {
  world.note('heals');
  world.heal();
  if (prng.chance(0.5)) mallory?.stop();
  const gone = world.nodes.filter((node) => !node.life && prng.chance(0.6));
  // Somebody must be left to see to it.
  const away = new Set(gone.slice(0, world.nodes.length - 1));
  for (const node of world.nodes) {
    node.life?.host.wake();
    node.life?.clock.throttle(0);
    if (!away.has(node)) node.start();
  }
  const deadlineMs = world.timeline.nowMs() + CONVERGE_MS;
  let left = ['has not begun'];
  for (let second = 0; left.length > 0; second++) {
    if (world.timeline.nowMs() >= deadlineMs) {
      throw new Error(`did not converge: ${left.join('; ')}`);
    }
    await world.run(1_000);
    world.heal();
    for (const node of world.nodes) {
      const room = node.room();
      if (!node.life && !away.has(node)) node.start();
      node.life?.host.wake();
      node.life?.clock.throttle(0);
      for (const { peer } of room?.people.blocklist() ?? [])
        void room?.people.setTreatment(peer, 'open');
      if (room && second % 5 === 0) makeGood({ world, node, room, prng });
    }
    bringTogether(world);
    left = second < 3 ? ['waits'] : unfinished(world);
  }
}

/** Two peers stay without a path where a member reaches both that has spoiled nothing. */
function bringTogether({ nodes, network, meddling }: World): void {
  const present = nodes.filter((it) => it.life).map((it) => it.identity.peer);
  const canForward = (it: PeerId, a: PeerId, b: PeerId) =>
    ![a, b].includes(it) && network.canLink(a, it) && network.canLink(it, b);
  for (const a of present) {
    for (const b of present)
      if (!present.some((it) => canForward(it, a, b) && !meddling.hasMeddled(it)))
        network.unbar(a, b);
  }
}

async function closeAll(world: World, mallory: Mallory | undefined): Promise<void> {
  mallory?.stop();
  for (const node of world.nodes) node.stop();
  await world.run(5_000);
}

/** Some kinds never, the others with weights that differ by orders of magnitude. */
function drawWeights<Kind extends string>(prng: Prng, kinds: readonly Kind[], off: number) {
  const weights = kinds.map((kind) => [kind, prng.chance(off) ? 0 : 10 ** (prng.next() * 2)]);
  return Object.fromEntries(weights) as Record<Kind, number>;
}

function pickWeighted<Kind extends string>(
  prng: Prng,
  weights: Readonly<Record<Kind, number>>,
): Kind | undefined {
  const entries = Object.entries(weights) as [Kind, number][];
  let at = prng.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  return entries.find(([, weight]) => (at -= weight) < 0)?.[0];
}
