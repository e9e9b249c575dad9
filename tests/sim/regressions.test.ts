/** What the simulator has found once, played again by name in the smallest room that shows it. */
import { expect, test } from 'vitest';
import type { Bytes } from '../../src/core/base/bytes.ts';
import type { FileId } from '../../src/core/base/ids.ts';
import type { SimNode } from './sim-node.ts';
import { createFakeSource, drawContent } from '../fakes/byte-source.ts';
import { fairWeather } from './weather.ts';
import { createWorld, type World } from './world.ts';

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
    ?.chat.messages()
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
    return alice?.room()?.chat.say(text);
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

/** Alice and bob enter and meet: her room, and the device that it runs on. */
async function meet(world: World) {
  const [alice, bob] = world.nodes;
  alice?.start();
  bob?.start();
  await world.run(10_000);
  const [room, host] = [alice?.room(), alice?.life?.host];
  if (!room || !host) throw new Error('alice is not there');
  return { room, host };
}

/** Alice shares files of these contents, a virtual while apart; bob sees them. */
async function shareAll(world: World, contents: Bytes[]): Promise<FileId[]> {
  const { room, host } = await meet(world);
  const bob = world.nodes[1];
  for (const content of contents) {
    const source = createFakeSource(content, host, 1, world.prng);
    void room.files.share({ source, name: 'a.bin', mime: '' });
    await world.run(10_000);
  }
  const ids =
    bob
      ?.room()
      ?.files.list()
      .map((it) => it.id) ?? [];
  expect(ids.length).toBe(contents.length);
  return ids;
}

test('evicting a file leaves the chunks that another one, still being fetched, has in common', async () => {
  const world = smallWorld('common chunks');
  const bob = world.nodes[1];
  const whole = drawContent(world.prng, 40_960, 0);
  const [first, second] = await shareAll(world, [whole.slice(0, 20_480), whole]);
  if (!first || !second) throw new Error('bob does not see the files');
  void bob?.room()?.files.download(first);
  await world.run(10_000);
  world.weather.bytesPerSecond = 5_000;
  void bob?.room()?.files.download(second);
  for (let i = 0; i < 2_000 && (bob?.room()?.files.get(second)?.haveChunks ?? 0) < 20; i++) {
    await world.run(1);
  }
  world.nodes[0]?.crash();
  void bob?.room()?.files.cancel(first);
  await world.run(10_000);
  const file = bob?.room()?.files.get(second);
  expect(file?.haveChunks).toBeGreaterThanOrEqual(20);
  expect(file?.state).toBe('fetching');
  expect(bob?.disk.chunks.size).toBe(file?.haveChunks);
});

test('a file that is cancelled while its chunks are being stored leaves none behind', async () => {
  for (let delayMs = 0; delayMs < 120; delayMs += 3) {
    const world = smallWorld(`cancel ${delayMs}`);
    world.weather.diskMs = 20;
    const bob = world.nodes[1];
    const [file] = await shareAll(world, [drawContent(world.prng, 20_000, 0)]);
    if (!file) throw new Error('bob does not see the file');
    void bob?.room()?.files.download(file);
    await world.run(400 + delayMs * 10);
    void bob?.room()?.files.cancel(file);
    await world.run(10_000);
    expect(bob?.disk.chunks.size, `cancelled after ${delayMs * 10} ms more`).toBe(0);
    expect(bob?.room()?.files.get(file)?.haveChunks).toBe(0);
  }
});

// Found by seed 213: a crash between the deletion and the view left a claim without its chunks.
test('a file that is evicted is given up before its chunks go', async () => {
  const world = smallWorld('evict');
  world.weather.diskMs = 20;
  const bob = world.nodes[1];
  const [file] = await shareAll(world, [drawContent(world.prng, 20_000, 0)]);
  if (!file) throw new Error('bob does not see the file');
  void bob?.room()?.files.download(file);
  await world.run(10_000);
  expect(bob?.disk.chunks.size).toBeGreaterThan(0);
  void bob?.room()?.files.evict(`${bob.room()?.topic}/${file}`);
  for (let elapsedMs = 0; elapsedMs < 1_000; elapsedMs += 2) {
    await world.run(2);
    const claimed = bob?.room()?.files.get(file)?.haveChunks ?? 0;
    expect(claimed, `after ${elapsedMs} ms`).toBeLessThanOrEqual(bob?.disk.chunks.size ?? 0);
  }
  expect(bob?.disk.chunks.size).toBe(0);
});

test('an empty file comes from somebody who took it, when its sharer has left', async () => {
  const world = createWorld({
    seed: 'empty file',
    nodes: 3,
    weather: { ...fairWeather },
    chunkBytes: 1024,
    watchWires: true,
  });
  const [alice, bob, carol] = world.nodes;
  carol?.start();
  const [file] = await shareAll(world, [new Uint8Array(0)]);
  if (!file) throw new Error('bob does not see the file');
  void bob?.room()?.files.download(file);
  await world.run(5_000);
  alice?.stop();
  await world.run(5_000);
  void carol?.room()?.files.download(file);
  await world.run(60_000);
  expect(carol?.room()?.files.get(file)?.state).toBe('complete');
});

// Found by `--malicious`: both runs of the chunker appended to the manifest, or the second was told that its file is another.
test('a file that is picked again while it is being shared has each chunk once', async () => {
  for (let delayMs = 0; delayMs < 200; delayMs += 8) {
    const world = smallWorld(`picked again ${delayMs}`);
    world.weather.diskMs = 10;
    const { room, host } = await meet(world);
    const bob = world.nodes[1];
    const content = drawContent(world.prng, 20_000, 0);
    const pick = () => createFakeSource(content, host, 10, world.prng);
    void room.files.share({ source: pick(), name: 'a.bin', mime: '' });
    for (let i = 0; i < 1_000 && room.files.list().length === 0; i++) await world.run(1);
    await world.run(delayMs);
    const id = room.files.list()[0]?.id;
    if (!id) throw new Error('alice does not show her file');
    const same: boolean[] = [];
    for (let picks = 0; picks < 3; picks++) {
      void room.files.reattach(id, pick()).then((it) => same.push(it));
      await world.run(7);
    }
    await world.run(2_000);
    void bob?.room()?.files.download(id);
    await world.run(20_000);
    const when = `picked again after ${delayMs} ms`;
    expect(same, when).toEqual([true, true, true]);
    expect(bob?.room()?.files.get(id)?.state, when).toBe('complete');
    const chunks = bob?.room()?.files.savable(id)?.chunks ?? [];
    const bytes = chunks.reduce((sum, { lengthBytes }) => sum + lengthBytes, 0);
    expect(bytes, when).toBe(content.length);
  }
});

// Found by seed 1055: what comes due during sleep comes at once on waking, before the disk has answered.
test('a device that sleeps while its room opens has forgotten nothing', async () => {
  const world = smallWorld('sleeps');
  world.weather.diskMs = 20;
  const [alice, bob] = world.nodes;
  const [file] = await shareAll(world, [drawContent(world.prng, 20_000, 0)]);
  if (!file || !bob) throw new Error('bob does not see the file');
  alice?.stop();
  await world.run(5_000);
  void bob.room()?.files.download(file);
  await world.run(5_000);
  bob.memory.expectFetching(file);
  bob.crash();
  bob.start();
  while (!bob.room()) await world.run(1);
  bob.life?.host.sleep();
  await world.run(20_000);
  bob.life?.host.wake();
  await world.run(10_000); // fails by the checker when it looks too early
  expect(bob.room()?.files.get(file)?.state).toBe('fetching');
});
