/** A class of thirty in which one has a file, and somebody without a link to them wants it. */
import { expect, test } from 'vitest';
import { createFakeSource, drawContent } from '../fakes/byte-source.ts';
import { fairWeather } from './weather.ts';
import { createWorld } from './world.ts';

test(
  '[F24] a file that one person has reaches whoever wants it, though they are not linked',
  { timeout: 120_000 },
  async () => {
    const world = createWorld({
      seed: 'far file',
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
    const linked = world.network.linkedWith(sharer?.identity.peer ?? ('' as never));
    const far = world.nodes.find((it) => it !== sharer && !linked.includes(it.identity.peer));
    const life = sharer?.life;
    if (!sharer || !far || !life?.room) throw new Error('everyone is linked with everyone');

    const bytes = drawContent(world.prng, 100_000, 0);
    const source = createFakeSource(
      bytes,
      life.host,
      world.weather.diskMs,
      world.prng.fork('file'),
    );
    let id: Parameters<typeof life.sources.set>[0] | undefined;
    void life.room.files
      .share({ source, name: 'rare.bin', mime: 'application/octet-stream' })
      .then((shared) => {
        id = shared;
        world.shared.set(shared, { name: 'rare.bin', sharer, bytes });
        life.sources.set(shared, source);
      });
    await world.run(5_000);
    if (!id) throw new Error('not shared');
    const file = () => (id ? far.room()?.files.get(id) : undefined);
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
