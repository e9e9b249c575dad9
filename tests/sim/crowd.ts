/** A crowd: 30 people above the full mesh, three files, comings and goings, every fault, and a fifth of them liars. */
import { contentCutting } from '../../src/core/chunking/fast-cdc.ts';
import { actions, makeGood } from './actions.ts';
import { faults, type FaultKind } from './faults.ts';
import { unfinished } from './convergence.ts';
import { createMallory, type Mallory } from './mallory.ts';
import { createPrng, type Prng } from '../fakes/prng.ts';
import { runWorld, type RunResult } from './scenario.ts';
import { createFakeSource, drawContent } from '../fakes/byte-source.ts';
import type { SimNode } from './sim-node.ts';
import type { Trick } from './tricks.ts';
import { fairWeather } from './weather.ts';
import { createWorld, type World } from './world.ts';

const HONEST = 24;
const FILES = 3;
/** One hostile peer of each kind in a room, so that there are six liars among thirty. */
const LIARS: readonly (readonly Trick[])[] = [
  ['badChunks'],
  ['falseHaves', 'answersPings'],
  ['silence'],
  ['halfChunks', 'answersPings'],
  ['flood', 'garbage', 'replay'],
  ['badSegments', 'forgery', 'greed', 'answersPings'],
];
const TROUBLES = Object.keys(faults) as FaultKind[];
const CONVERGE_MS = 240_000;

export function runCrowd(seed: string, print?: (line: string) => void): Promise<RunResult> {
  const prng = createPrng(`crowd ${seed}`);
  const chunkBytes = prng.pick([1, 4]) * 1024;
  const world = createWorld({
    seed: `crowd ${seed}`,
    nodes: HONEST,
    weather: {
      ...fairWeather,
      latencyMs: prng.pick([5, 40, 150]),
      jitterMs: prng.pick([5, 50]),
    },
    chunkBytes,
    ...(prng.chance(0.5) ? { cutting: contentCutting(chunkBytes) } : {}),
    watchWires: false,
    checkEveryMs: 500,
    print,
  });
  return runWorld(world, () => play(world, prng));
}

async function play(world: World, prng: Prng): Promise<void> {
  const liars = LIARS.map((tricks, i) => createMallory(world, tricks, `mallory ${i}`));
  world.nodes.forEach((node, i) => {
    const latestMs = i < FILES ? 500 : 15_000;
    world.timeline.after(prng.below(latestMs), `${node.name} comes`, node.start);
  });
  liars.forEach((liar, i) => {
    world.timeline.after(prng.below(10_000), `mallory ${i} comes`, liar.start);
  });
  await world.run(1_500);
  for (const node of world.nodes.slice(0, FILES)) shareOne(world, prng, node);
  for (let step = 0; step < 30; step++) {
    await world.run(prng.below(1_500));
    const node = prng.pick(world.nodes);
    const room = node.room();
    if (!room || node.life?.host.asleep()) continue;
    if (step > 4 && prng.chance(0.4)) {
      const kind = prng.pick(TROUBLES);
      if (!faults[kind]({ world, prng, node, other: prng.pick(world.nodes) })) continue;
      world.stats.faults += 1;
      world.note(`fault ${kind} at ${node.name}`);
    } else if (prng.chance(0.2)) actions.say({ world, node, room, prng });
    wantAll(world, prng);
  }
  await settle(world, prng, liars);
  for (const liar of liars) liar.stop();
  for (const node of world.nodes) node.stop();
  await world.run(5_000);
}

function shareOne(world: World, prng: Prng, node: SimNode): void {
  const { life } = node;
  const room = node.room();
  if (!life || !room) return world.fail(`${node.name} has not opened`);
  const bytes = drawContent(prng, prng.between(8, 24) * world.chunkBytes + prng.below(999), 0);
  const name = `file ${++world.stats.filesShared} of ${node.name}.bin`;
  const source = createFakeSource(bytes, life.host, world.weather.diskMs, prng.fork(name));
  const sharing = room.files.share({
    source,
    name,
    mime: 'application/octet-stream',
  });
  sharing.then(
    (id) => {
      world.shared.set(id, { name, sharer: node, bytes });
      node.memory.promise(id);
      life.sources.set(id, source);
    },
    (error: unknown) => world.fail(`${node.name} cannot share: ${String(error)}`),
  );
}

/** Everyone takes what is offered, a file at a time. */
function wantAll(world: World, prng: Prng): void {
  for (const node of world.nodes) {
    const room = node.room();
    if (room && prng.chance(0.3)) actions.download({ world, node, room, prng });
  }
}

async function settle(world: World, prng: Prng, liars: readonly Mallory[]): Promise<void> {
  world.note('heals');
  world.heal();
  // Some hostile peers stay: then the room has to become whole with them in it.
  for (const liar of liars) if (prng.chance(0.5)) liar.stop();
  const deadlineMs = world.timeline.nowMs() + CONVERGE_MS;
  let left = ['has not begun'];
  for (let second = 0; left.length > 0; second++) {
    if (world.timeline.nowMs() >= deadlineMs)
      throw new Error(`did not converge: ${left.slice(0, 9).join('; ')}`);
    world.heal();
    for (const node of world.nodes) {
      node.start();
      node.life?.host.wake();
      node.life?.clock.throttle(0);
      const room = node.room();
      if (room && second % 5 === 0) makeGood({ world, node, room, prng });
    }
    if (second % 5 === 0) wantAll(world, prng);
    await world.run(1_000);
    left = second < 3 ? ['waits'] : unfinished(world);
  }
}
