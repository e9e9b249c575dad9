/**
 * People who keep history for different times, and come back days later: `npm run sim -- --retention`. What grew old goes
 * from the screen and the disk and does not come back; nothing goes early; nobody asks for it on and on; a lock outlives it.
 */
import { KEEP_DAYS } from '../../src/core/limits/chat.ts';
import { TICK_MS } from '../../src/core/limits/shared.ts';
import { decodeMessage } from '../../src/core/wire/message.ts';
import type { Room } from '../../src/core/api/room-api.ts';
import { until } from './room-access.ts';
import { unfinished } from './convergence.ts';
import type { Prng } from '../fakes/prng.ts';
import type { SimNode } from './sim-node.ts';
import { inSmallRoom } from './small-room.ts';
import type { World } from './world.ts';

const DAY_MS = 86_400_000;
const ROUNDS = 3;
/** How long nobody may have anything to say about the past, once all have what they want. */
const QUIET_MS = 11_000;

export const runRetention = inSmallRoom({
  name: 'keeping',
  nodes: (prng) => prng.pick([2, 3, 4]),
  play,
});

async function play(world: World, prng: Prng): Promise<void> {
  const diaries = world.nodes.map((node) => createDiary(world, node));
  const traffic = countTraffic(world);
  const pass = async (ms: number) => {
    await world.run(ms);
    for (const diary of diaries) diary.look();
  };
  /** All but how much of the past each shows. */
  const left = () => unfinished(world).filter((it) => !it.endsWith('show different logs'));
  let fresh: string[] = [];
  const unheard = () =>
    diaries.flatMap(({ node, shows }) =>
      fresh.filter((text) => !shows(text)).map((text) => `${node.name} lacks ${text}`),
    );

  const say = (node: SimNode) => {
    const text = `${node.name} says ${++world.stats.messagesSaid}.`; // no other begins with it
    world.said.add(text);
    fresh.push(text);
    void node.room()?.chat.say(text);
  };
  let locked: boolean | undefined;

  for (let round = 0; round < ROUNDS; round++) {
    for (const node of world.nodes) node.start();
    await until(world, pass, left);
    if (round > 0 && lockOf(world) !== locked) world.fail('the lock went with its entry');
    fresh = [];
    // A locked room knows those again who have said something.
    if (round === 0) world.nodes.forEach(say);
    for (let words = prng.between(1, 4); words > 0; words--) {
      const node = prng.pick(world.nodes);
      const room = node.room();
      if (!room) continue;
      const kind = prng.pick(['say', 'say', 'keep', 'lock'] as const);
      if (kind === 'keep') void room.chat.setKeepDays(prng.pick(KEEP_DAYS));
      else if (kind === 'lock') void room.lock(prng.chance(0.7));
      else say(node);
      await pass(prng.below(4_000));
    }
    world.heal();
    await until(world, pass, () => [...left(), ...unheard(), ...disagreed(world)]);
    await pass(QUIET_MS);
    locked = lockOf(world);
    const before = traffic();
    await pass(QUIET_MS);
    if (traffic() > before) world.fail(`${traffic() - before} messages about the past, on and on`);
    for (const diary of diaries) diary.checkDisk();
    for (const node of world.nodes) node.stop();
    await world.run(5_000);
    for (const { memory } of world.nodes) memory.lapse();
    await world.run(prng.pick([0.4, 1.2, 8, 31, 400]) * DAY_MS);
  }
  world.stats.expired += diaries.reduce((sum, { gone }) => sum + gone.size, 0);
}

const lockOf = ({ nodes }: World): boolean | undefined => nodes[0]?.room()?.status().locked;
const disagreed = (world: World): string[] =>
  world.nodes
    .filter((it) => it.room()?.status().locked !== lockOf(world))
    .map(({ name }) => `${name} does not know whether the room is locked`);

const BRINGING = new Set([
  ...['entries', 'vector', 'sums', 'claims'],
  ...['push', 'ihave', 'graft'],
]);

/** Messages that bring, or ask for, what was said. */
function countTraffic({ watch }: World): () => number {
  let count = 0;
  const { sent } = watch;
  watch.sent = (from, to, lane, message, pair) => {
    sent?.(from, to, lane, message, pair);
    const kind = lane === 'control' ? decodeMessage(message)?.t : undefined;
    if (kind && BRINGING.has(kind)) count += 1;
  };
  return () => count;
}

/** When each text came to a device, by its own clock, and that it stays as long as it is to, and no longer. */
function createDiary(world: World, node: SimNode) {
  const came = new Map<string, number>();
  const gone = new Set<string>();
  const textsOf = (room: Room) =>
    new Set(room.chat.messages().flatMap((it) => (it.kind === 'text' ? [it.text] : [])));

  return {
    node,
    gone,
    shows: (text: string) => {
      const room = node.room();
      return room !== undefined && textsOf(room).has(text);
    },
    look() {
      const [room, nowMs] = [node.room(), node.life?.clock.now()];
      if (!room || nowMs === undefined) return;
      const shown = textsOf(room);
      for (const text of shown) {
        if (gone.has(text)) world.fail(`${node.name} has taken in again what grew old: ${text}`);
        if (!came.has(text)) came.set(text, nowMs);
      }
      for (const [text, atMs] of came) {
        if (gone.has(text)) continue;
        // It goes with a beat; that is nothing beside days.
        const leftMs = atMs + room.chat.keepDays() * DAY_MS - nowMs;
        if (shown.has(text)) {
          if (leftMs < -2 * TICK_MS) world.fail(`${node.name} keeps for too long: ${text}`);
          continue;
        }
        if (leftMs > 2 * TICK_MS) world.fail(`${node.name} has lost too early: ${text}`);
        gone.add(text);
      }
    },
    /** To be called when all is written. */
    checkDisk() {
      const all = Buffer.concat(node.disk.contents().map(([, bytes]) => bytes));
      for (const text of gone)
        if (all.includes(text)) world.fail(`${node.name} still has ${text} on the disk`);
    },
  };
}
