/** Paths that fail without a word, and those that are merely slow: how soon the one is repaired, and that the other is left alone. */
import { expect, test } from 'vitest';
import type { SimNode } from './sim-node.ts';
import { createFakeSource, drawContent } from '../fakes/byte-source.ts';
import { fairWeather, type Weather } from './weather.ts';
import { createWorld, type World } from './world.ts';

/** Alice shares a file that takes Bob so many seconds, and he is in the middle of it. */
async function fetching(seed: string, weather: Partial<Weather> = {}, seconds = 60) {
  const world = createWorld({
    seed,
    nodes: 2,
    weather: { ...fairWeather, bytesPerSecond: 500_000, ...weather },
    chunkBytes: 128 * 1024,
    watchWires: true,
  });
  const [alice, bob] = world.nodes as [SimNode, SimNode];
  alice.start();
  bob.start();
  await until(world, () => alice.room()?.status().linked === 1);
  const [room, host] = [alice.room(), alice.life?.host];
  if (!room || !host) throw new Error('alice is not there');
  const bytes = drawContent(world.prng, seconds * world.weather.bytesPerSecond, 0);
  const source = createFakeSource(bytes, host, 1, world.prng);
  void room.files.share({ source, name: 'a.bin', mime: '' });
  await until(world, () => bob.room()?.files.list().length === 1);
  const file = bob.room()?.files.list()[0]?.id;
  if (!file) throw new Error('bob does not see the file');
  void bob.room()?.files.download(file);
  const have = () => bob.room()?.files.get(file)?.haveChunks ?? 0;
  await until(world, () => have() > 0);
  return { world, alice, bob, have };
}

/** Lets time pass until it holds; how long that took. */
async function until(world: World, holds: () => boolean): Promise<number> {
  const startedAtMs = world.timeline.nowMs();
  while (!holds()) {
    await world.run(100);
    if (world.timeline.nowMs() - startedAtMs > 60_000) throw new Error('it never holds');
  }
  return world.timeline.nowMs() - startedAtMs;
}

/** Counts pairs that are linked, and links that did not prove themselves when they were doubted. */
function watching(world: World) {
  const seen = { links: 0, repairs: 0 };
  const { linked } = world.watch;
  world.watch.linked = (a, b) => {
    seen.links += 1;
    linked?.(a, b);
  };
  world.watch.repaired = () => void (seen.repairs += 1);
  return seen;
}

test.each(['alice', 'bob'])(
  '[L12] the address of %s changes in a transfer and nobody is told: the same link carries on within 5 s',
  async (name) => {
    const { world, alice, bob, have } = await fetching(`readdressed ${name}`);
    const seen = watching(world);
    world.network.readdress((name === 'bob' ? bob : alice).identity.peer);
    await world.run(200); // what was under way arrives
    const before = have();
    expect(await until(world, () => have() > before)).toBeLessThan(5_000);
    expect(seen.links, 'repaired, not made anew').toBe(0);
    await world.run(2_000); // either side
    const { repairs } = seen;
    await world.run(10_000);
    expect(seen.repairs, 'and no more').toBe(repairs);
  },
);

/** Nothing passes for this long, as when a packet and the one that replaces it are lost. */
const HICCUP_MS = 1_500;

async function hiccups({ world, alice, bob }: Awaited<ReturnType<typeof fetching>>) {
  const ids = [alice.identity.peer, bob.identity.peer] as const;
  for (let i = 0; i < 8; i++) {
    world.network.block(...ids);
    world.network.block(ids[1], ids[0]);
    await world.run(HICCUP_MS);
    world.network.healPartitions();
    await world.run(2_000);
  }
}

const slowOnes: [string, Partial<Weather>, number, typeof hiccups?][] = [
  ['loses packets over 300 ms', { latencyMs: 150, jitterMs: 100 }, 60, hiccups],
  ['is slow and crowded', { bytesPerSecond: 30_000, latencyMs: 200, jitterMs: 600 }, 60],
  // It takes 8 MB/s, and a batch is written for 2 s: what is asked for comes at once, and then nothing.
  ['ends at a disk that writes long', { bytesPerSecond: 8_000_000, diskMs: 2_000 }, 4],
  [
    'ends at pages in the background, whose timers come once a minute',
    { latencyMs: 100 },
    60,
    ({ alice, bob }) => {
      for (const node of [alice, bob]) node.life?.clock.throttle(60_000);
      return Promise.resolve();
    },
  ],
];

test.each(slowOnes)('[L12] a path that %s is left alone', async (_, weather, seconds, happens) => {
  const it = await fetching('slow', weather, seconds);
  const seen = watching(it.world);
  const before = it.have();
  await happens?.(it);
  await it.world.run(20_000);
  expect(it.have()).toBeGreaterThan(before);
  expect(seen).toEqual({ repairs: 0, links: 0 });
});
