/** Coming back: a tab that was hidden for an hour, and a link that breaks while no relay is there. */
import { expect, test } from 'vitest';
import type { SimNode } from './sim-node.ts';
import { unfinished } from './convergence.ts';
import { fairWeather } from './weather.ts';
import { createWorld, type World } from './world.ts';

const MINUTE_MS = 60_000;

async function meeting(seed: string): Promise<World & { readonly people: SimNode[] }> {
  const world = createWorld({
    seed,
    nodes: 3,
    weather: { ...fairWeather },
    chunkBytes: 16 * 1024,
    watchWires: true,
    checkEveryMs: 10_000,
  });
  for (const node of world.nodes) node.start();
  await until(world, 'all are linked', () => world.nodes.every((node) => linkedOf(node) === 2));
  return { ...world, people: [...world.nodes] };
}

const linkedOf = (node: SimNode) => node.room()?.status().linked ?? 0;
const pathTo = (at: SimNode, of: SimNode) =>
  at
    .room()
    ?.people.list()
    .find(({ peer }) => peer === of.identity.peer);

/** Lets time pass until it holds; how long that took. */
async function until(
  world: World,
  what: string,
  holds: () => boolean,
  ms = 120_000,
): Promise<number> {
  const startedAtMs = world.timeline.nowMs();
  while (!holds()) {
    await world.run(200);
    if (world.timeline.nowMs() - startedAtMs > ms) throw new Error(`never: ${what}`);
  }
  return world.timeline.nowMs() - startedAtMs;
}

function say(world: World, node: SimNode, text: string): void {
  world.said.add(text);
  void node.room()?.chat.say(text);
}
const reads = (node: SimNode, text: string) =>
  node
    .room()
    ?.chat.messages()
    .some((it) => it.kind === 'text' && it.text === text) ?? false;

test('[L3] [L11] a tab hidden for an hour, woken once a minute, hears what is said, and is back at once when it is shown', async () => {
  const world = await meeting('hidden');
  const [alice, bob] = world.people as [SimNode, SimNode, SimNode];
  bob.life?.clock.throttle(MINUTE_MS);
  for (let minute = 0; minute < 60; minute += 10) {
    say(world, alice, `minute ${minute}`);
    await until(world, `minute ${minute} is read`, () => reads(bob, `minute ${minute}`), 1_000);
    // Its NAT forgets it twice; nobody is told, and a minute passes between two looks of its own.
    if (minute === 20 || minute === 50) {
      world.network.readdress(bob.identity.peer);
      const gone = () => linkedOf(alice) < 2;
      await until(world, 'it is missed', gone, 20_000);
      say(world, alice, `while away, ${minute}`);
      if (minute === 50) continue; // shown before it has noticed
      await until(
        world,
        `it is back, ${minute}`,
        () => reads(bob, `while away, ${minute}`),
        3 * MINUTE_MS,
      );
    }
    await world.run(5 * MINUTE_MS);
  }
  bob.life?.clock.throttle(0);
  bob.room()?.refresh(); // as on `visibilitychange`
  const backMs = await until(
    world,
    'it is back',
    () => linkedOf(bob) > 0 && reads(bob, 'while away, 50'),
  );
  expect(backMs).toBeLessThan(5_000);
  // One of the others may still hold the old link for lost; the next look at signaling brings those two together.
  await until(world, 'all are linked', () => unfinished(world).length === 0, 30_000);
});

test('[T3] [M4] without a relay, two whose link breaks are linked again by signals through the third', async () => {
  const world = await meeting('no relay');
  const [alice, , carol] = world.people as [SimNode, SimNode, SimNode];
  world.network.setRelayUp(false);
  await until(world, 'the relay is missed', () => alice.room()?.status().signaling === 'offline');
  const links: string[] = [];
  const { linked } = world.watch;
  world.watch.linked = (a, b) => {
    links.push(...[a, b]);
    linked?.(a, b);
  };
  expect(world.network.cut(alice.identity.peer, carol.identity.peer)).toBe(true);
  const direct = () =>
    [pathTo(alice, carol), pathTo(carol, alice)].every(
      (it) => it?.state === 'linked' && it.path === 'direct',
    ) && links.length > 0;
  expect(await until(world, 'they are linked', direct)).toBeLessThan(5_000);
  expect(new Set(links)).toEqual(new Set([alice.identity.peer, carol.identity.peer]));
  say(world, carol, 'still here');
  await until(world, 'it is read', () => reads(alice, 'still here'), 2_000);
});
