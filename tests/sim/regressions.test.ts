/** What the simulator has found once, played again by name in the smallest room that shows it. */
import { expect, test } from 'vitest';
import type { SimNode } from './sim-node.ts';
import { createSimSource, drawContent } from './sim-source.ts';
import { fairWeather } from './weather.ts';
import { createWorld } from './world.ts';

const smallWorld = (seed: string) =>
  createWorld({
    seed,
    nodes: 2,
    weather: { ...fairWeather, jitterMs: 400 },
    chunkBytes: 1024,
    watchWires: true,
  });

const textsOf = (node: SimNode | undefined) =>
  node
    ?.room()
    ?.messages()
    .flatMap((it) => (it.kind === 'text' ? [it.text] : [])) ?? [];

test('an answer to a message that waited for its listener does not overtake our hello', async () => {
  for (let i = 0; i < 30; i++) {
    const world = smallWorld(`hello ${i}`);
    for (const node of world.nodes) node.start();
    await world.run(10_000); // fails by the wire checker when anything but hello comes first
    expect(world.nodes[0]?.room()?.status().linked).toBe(1);
  }
});

test('what a failing disk refused is stored with what comes after it', async () => {
  const world = smallWorld('refused entries');
  const [alice, bob] = world.nodes;
  const say = (text: string) => {
    world.said.add(text);
    return alice?.room()?.say(text);
  };
  alice?.start();
  bob?.start();
  await world.run(10_000);
  if (bob) bob.disk.failing = 1;
  void say('one');
  await world.run(5_000);
  if (bob) bob.disk.failing = 0;
  void say('two');
  await world.run(5_000);
  alice?.stop();
  bob?.crash();
  bob?.start();
  await world.run(5_000);
  expect(textsOf(bob)).toEqual(['one', 'two']);
});

test('a file that is cancelled while its chunks are being stored leaves none behind', async () => {
  for (let delayMs = 0; delayMs < 120; delayMs += 3) {
    const world = smallWorld(`cancel ${delayMs}`);
    world.weather.diskMs = 20;
    const [alice, bob] = world.nodes;
    alice?.start();
    bob?.start();
    await world.run(10_000);
    const [room, host] = [alice?.room(), alice?.life?.host];
    if (!room || !host) throw new Error('alice is not there');
    const prng = world.prng.fork('file');
    const source = createSimSource(drawContent(prng, 20_000, 0), host, 1, prng);
    void room.share({ source, name: 'a.bin', mime: '' });
    await world.run(10_000);
    const file = bob?.room()?.files()[0];
    if (!file) throw new Error('bob does not see the file');
    void bob?.room()?.download(file.id);
    await world.run(400 + delayMs * 10);
    void bob?.room()?.cancel(file.id);
    await world.run(10_000);
    expect(bob?.disk.chunks.size, `cancelled after ${delayMs * 10} ms more`).toBe(0);
    expect(bob?.room()?.file(file.id)?.haveChunks).toBe(0);
  }
});
