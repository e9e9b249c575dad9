/** A class of thirty in which one has a file, and somebody without a link to them wants it. */
import { expect, test } from 'vitest';
import type { FileId, PeerId } from '../../src/core/base/ids.ts';
import { decodeMessage } from '../../src/core/wire/message.ts';
import { createFakeSource, drawContent } from '../fakes/byte-source.ts';
import type { SimNode } from './sim-node.ts';
import { fairWeather } from './weather.ts';
import { createWorld, type World } from './world.ts';

/** A class, and the file that its first member shared. */
async function share(seed: string) {
  const world = createWorld({
    seed,
    nodes: 30,
    weather: { ...fairWeather },
    chunkBytes: 4_096,
    watchWires: false,
    checkEveryMs: 10_000,
  });
  for (const node of world.nodes)
    world.timeline.after(world.prng.below(30_000), `${node.name} comes`, node.start);
  await world.run(40_000);
  const [sharer] = world.nodes;
  const life = sharer?.life;
  if (!sharer || !life?.room) throw new Error('the sharer is not there');
  const bytes = drawContent(world.prng, 100_000, 0);
  const source = createFakeSource(bytes, life.host, world.weather.diskMs, world.prng.fork('file'));
  let id: FileId | undefined;
  void life.room.files
    .share({ source, name: 'rare.bin', mime: 'application/octet-stream' })
    .then((shared) => {
      id = shared;
      world.shared.set(shared, { name: 'rare.bin', sharer, bytes });
      life.sources.set(shared, source);
    });
  await world.run(5_000);
  if (!id) throw new Error('not shared');
  return { world, sharer, room: life.room, id };
}

/** Those without a link to somebody. */
function farFrom(world: World, one: SimNode): SimNode[] {
  const linked = world.network.linkedWith(one.identity.peer);
  return world.nodes.filter((it) => it !== one && !linked.includes(it.identity.peer));
}

test(
  '[F24] a file that one person has reaches whoever wants it, though they are not linked',
  { timeout: 120_000 },
  async () => {
    const { world, sharer, id } = await share('far file');
    const [far] = farFrom(world, sharer);
    if (!far) throw new Error('everyone is linked with everyone');
    const file = () => far.room()?.files.get(id);
    expect(file()?.state).toBe('offered');
    expect(file()?.holders).toEqual([]);
    void far.room()?.files.download(id);
    await world.run(15_000);
    expect(file()?.state).toBe('complete');
    expect(world.network.linkedWith(far.identity.peer)).toContain(sharer.identity.peer);
    for (const node of world.nodes) node.stop();
    await world.run(5_000);
  },
);

test(
  '[F24] members who claim to have it and give nothing hold nobody up, however many they are',
  { timeout: 120_000 },
  async () => {
    const { world, sharer, id } = await share('claimed file');
    const [far, ...others] = farFrom(world, sharer);
    if (!far) throw new Error('everyone is linked with everyone');
    const liars = others.slice(0, 12);
    // Every device says each beat what it has: a lie is gone with the next one.
    const claim = () => {
      for (const { life } of liars) life?.overlay?.providers.provide([id], () => true);
      world.timeline.after(100, 'they claim it', claim);
    };
    claim();
    await world.run(10_000);
    void far.room()?.files.download(id);
    await world.run(25_000);
    expect(far.room()?.files.get(id)?.state).toBe('complete');
    for (const node of world.nodes) node.stop();
    await world.run(5_000);
  },
);

test(
  '[D8] a person who looks at it is told of those who have it without a link to them, and of nobody else',
  { timeout: 120_000 },
  async () => {
    const { world, sharer, room, id } = await share('who has it');
    const takers = world.nodes.slice(1, 21);
    for (const it of takers)
      world.timeline.after(world.prng.below(20_000), `${it.name} downloads`, () => {
        it.room()
          ?.files.download(id)
          .catch((error: unknown) => world.fail(String(error)));
      });
    await world.run(180_000);
    const cost = meterLookups(world);
    const found = await settledIn(world, room.files.farHolders(id));
    const far = farFrom(world, sharer).filter((it) => takers.includes(it));
    expect(far.length).toBeGreaterThan(8);
    const ids = new Set(far.map(({ identity }) => identity.peer));
    expect(found.filter(({ peer }) => !ids.has(peer))).toEqual([]);
    expect(found.length).toBeGreaterThan(0.6 * far.length);
    expect(cost.bytes).toBeLessThan(40_000);
    expect(found.every(({ peer, name }) => name === nameIn(world, peer))).toBe(true);
  },
);

async function settledIn<T>(world: World, promise: Promise<T>): Promise<T> {
  let value: { it: T } | undefined;
  promise.then((it) => (value = { it })).catch((error: unknown) => world.fail(String(error)));
  await world.run(12_000);
  if (!value) throw new Error('it is not over');
  return value.it;
}

const nameIn = (world: World, peer: PeerId) =>
  world.nodes.find((it) => it.identity.peer === peer)?.name;

function meterLookups(world: World) {
  const cost = { messages: 0, bytes: 0 };
  const passed = new Set<string>();
  const { sent } = world.watch;
  world.watch.sent = (from, to, lane, bytes, pair) => {
    sent?.(from, to, lane, bytes, pair);
    const message = lane === 'control' ? decodeMessage(bytes) : null;
    if (message?.t === 'route' && message.kind === 'find') passed.add(`${to} ${from} ${message.n}`);
    else if (message?.t !== 'routed' || !passed.has(`${from} ${to} ${message.n}`)) return;
    cost.messages += 1;
    cost.bytes += bytes.length;
  };
  return cost;
}
