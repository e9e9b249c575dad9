/** A class of thirty: everyone lists everyone, linked or not, and those who vanish go. */
import { expect, test } from 'vitest';
import type { SimNode } from './sim-node.ts';
import { fairWeather } from './weather.ts';
import { createWorld } from './world.ts';

const CLASS = 30;

const othersOf = (node: SimNode) =>
  node
    .room()
    ?.people.list()
    .filter((it) => !it.self) ?? [];

test(
  '[G5] [G7] everyone in a class of thirty lists thirty, and who crashes is off all lists soon',
  { timeout: 120_000 },
  async () => {
    const world = createWorld({
      seed: 'presence',
      nodes: CLASS,
      weather: { ...fairWeather },
      chunkBytes: 1024,
      watchWires: false,
      checkEveryMs: 5_000,
    });
    for (const node of world.nodes) {
      node.start();
      await world.run(300);
    }
    await world.run(10_000);
    const names = world.nodes.map(({ name }) => name).toSorted();
    for (const node of world.nodes) {
      const others = othersOf(node);
      const shown = [...others.map(({ name }) => name), node.name].toSorted();
      expect(shown, node.name).toEqual(names);
      const odd = others.filter(({ state }) => state !== 'linked' && state !== 'present');
      expect(odd, `${node.name} is linked, so nobody is being reached`).toEqual([]);
      expect(node.room()?.status()).toMatchObject({ here: CLASS - 1, linking: 0, unreached: 0 });
    }
    expect(
      world.nodes.some((node) => othersOf(node).some(({ state }) => state === 'present')),
      'some have no link to each other',
    ).toBe(true);

    // A person without a link to us gets what we write to them alone.
    const [writer] = world.nodes.filter((it) => othersOf(it).some((of) => of.state === 'present'));
    const reader = writer && othersOf(writer).find(({ state }) => state === 'present');
    world.said.add('for you alone');
    await Promise.all([
      writer?.room()?.chat.say('for you alone', undefined, reader && [reader.peer]),
      world.run(5_000),
    ]);
    const read = world.nodes.find((it) => it.identity.peer === reader?.peer);
    const texts = read?.room()?.chat.messages() ?? [];
    expect(texts.flatMap((it) => (it.kind === 'text' ? it.text : []))).toEqual(['for you alone']);

    const [crashed, leaving, ...rest] = world.nodes;
    crashed?.crash();
    leaving?.stop();
    await world.run(20_000);
    for (const node of rest) expect(othersOf(node), node.name).toHaveLength(CLASS - 3);
  },
);
