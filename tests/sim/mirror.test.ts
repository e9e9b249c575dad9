/** Three people share and leave, and one of a room keeps everything: people who come later get it from that one. */
import { expect, test } from 'vitest';
import type { FileId } from '../../src/core/base/ids.ts';
import { createFakeSource, drawContent } from '../fakes/byte-source.ts';
import { fairWeather } from './weather.ts';
import type { SimNode } from './sim-node.ts';
import { createWorld, type World } from './world.ts';

const FILES = [
  ['plans.pdf', 90_000],
  ['empty.txt', 0],
  ['film.mp4', 400_000],
] as const;

async function shareFrom(world: World, node: SimNode, name: string, size: number): Promise<FileId> {
  const { life } = node;
  if (!life?.room) throw new Error(`${node.name} is not here`);
  const bytes = drawContent(world.prng, size, 0);
  const source = createFakeSource(bytes, life.host, world.weather.diskMs, world.prng.fork(name));
  let id: FileId | undefined;
  void life.room.files.share({ source, name, mime: '' }).then((shared) => {
    id = shared;
    world.shared.set(shared, { name, sharer: node, bytes });
    life.sources.set(shared, source);
  });
  await world.run(3_000);
  if (!id) throw new Error('not shared');
  return id;
}

test.each(['one', 'two', 'three'])(
  '[F32] a newcomer gets everything from a mirror after all who shared have left (%s)',
  async (seed) => {
    const world = createWorld({
      seed: `mirror ${seed}`,
      nodes: 5,
      weather: { ...fairWeather },
      chunkBytes: 4_096,
      watchWires: true,
    });
    const [mirror, newcomer, ...sharers] = world.nodes;
    if (!mirror || !newcomer) throw new Error('nobody is here');
    for (const node of [mirror, ...sharers]) node.start();
    await world.run(5_000);
    const room = mirror.room();
    void room?.files.keep({ on: true, limitBytes: 1_000_000 });

    const ids: FileId[] = [];
    for (const [at, node] of sharers.entries()) {
      const [name, size] = FILES[at] ?? ['more', 1];
      ids.push(await shareFrom(world, node, name, size));
    }
    await world.run(20_000);
    for (const id of ids) expect(room?.files.get(id)?.state).toBe('complete');
    expect(room?.files.kept().files).toBe(3);
    const [one] = sharers;
    const said = one?.room()?.people.list();
    expect(said?.find(({ peer }) => peer === mirror.identity.peer)?.keeps).toBe('all');
    expect(one?.room()?.people.list()[0]?.keeps).toBeUndefined();

    for (const node of sharers) node.stop();
    await world.run(10_000);
    newcomer.start();
    await world.run(10_000);
    for (const id of ids) void newcomer.room()?.files.download(id);
    await world.run(20_000);
    for (const id of ids) expect(newcomer.room()?.files.get(id)?.state).toBe('complete');
    for (const node of [mirror, newcomer]) node.stop();
    await world.run(5_000);
  },
);
