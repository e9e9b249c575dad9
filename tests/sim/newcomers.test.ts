/** Hostile keys fill a log, and then come one after another, each linked for a moment. */
import { expect, test } from 'vitest';
import type { Entry } from '../../src/core/chat/entry.ts';
import type { SimNode } from './sim-node.ts';
import { createVisitor } from './visitors.ts';
import { fairWeather } from './weather.ts';
import { createWorld } from './world.ts';

const PROOF_BITS = 6;
const [ELDERS, FLOOD, NEWCOMERS] = [8, 12, 25];
const places = { authors: 20, free: 10, guests: 3 };

test(
  '[N3] keys that come one after another push out none of those who wrote before',
  { timeout: 240_000 },
  async () => {
    const world = createWorld({
      ...{ seed: 'newcomers', nodes: 2, weather: { ...fairWeather }, chunkBytes: 1024 },
      ...{ watchWires: false, proofBits: PROOF_BITS, places },
    });
    const prng = world.prng.fork('visitors');
    const hosts = world.nodes.map((node) => node.identity.peer);
    const shows = (node: SimNode, texts: readonly string[]) => {
      const messages = node.room()?.chat.messages() ?? [];
      const shown = new Set(messages.flatMap((it) => (it.kind === 'text' ? [it.text] : [])));
      return texts.filter((it) => shown.has(it)).length;
    };
    const bring = async (count: number, say: (i: number) => string, proofBits?: number) => {
      const entries: Entry[] = [];
      for (let i = 0; i < count; i++)
        entries.push(...(await createVisitor(world, prng).words(say(i), proofBits)));
      return entries;
    };
    for (const node of world.nodes) node.start();
    await world.run(10_000);
    for (const node of world.nodes) {
      const text = `${node.name} was here`;
      world.said.add(text);
      await Promise.all([node.room()?.chat.say(text), world.run(2_000)]);
    }
    const elders = Array.from({ length: ELDERS }, (_, i) => `an elder's words ${i}`);
    createVisitor(world, prng).visit(
      hosts,
      bring(ELDERS, (i) => elders[i] ?? ''),
    );
    await world.run(6_000);
    createVisitor(world, prng).visit(
      hosts,
      bring(FLOOD, (i) => `flood ${i}`, PROOF_BITS),
    );
    await world.run(6_000);
    const [alice, bob] = world.nodes;
    if (!alice || !bob) throw new Error('nobody');
    for (const node of [alice, bob]) expect(shows(node, elders), node.name).toBe(ELDERS);
    let heard = 0;
    for (let i = 0; i < NEWCOMERS; i++) {
      const visitor = createVisitor(world, prng);
      visitor.visit(hosts, visitor.words(`newcomer ${i}`, PROOF_BITS));
      await world.run(6_000);
      for (const node of [alice, bob]) heard += shows(node, [`newcomer ${i}`]);
    }
    for (const node of [alice, bob]) expect(shows(node, elders), node.name).toBe(ELDERS);
    expect(heard, 'newcomers are heard').toBe(2 * NEWCOMERS);
    for (const node of world.nodes) node.stop();
    await world.run(5_000);
  },
);
