/** Rooms in which some peers find no path to each other, or no relay: what the members do about it. */
import { describe, expect, test } from 'vitest';
import type { Bytes } from '../../src/core/base/bytes.ts';
import { isForwarding, decodeForwarding } from '../../src/core/forwarding/forwarding-message.ts';
import type { FileId, PeerId } from '../../src/core/base/ids.ts';
import type { Lane } from '../../src/core/ports.ts';
import { unfinished } from './convergence.ts';
import type { SimNode } from './sim-node.ts';
import { createFakeSource, drawContent } from '../fakes/byte-source.ts';
import { fairWeather, type Weather } from './weather.ts';
import { createWorld, type World } from './world.ts';

type Room = NonNullable<ReturnType<SimNode['room']>>;

const createRoom = (seed: string, nodes: number, weather: Partial<Weather> = {}) =>
  createWorld({
    seed,
    nodes,
    weather: { ...fairWeather, ...weather },
    chunkBytes: 16 * 1024,
    watchWires: true,
  });

function people(world: World) {
  const [alice, bob, carol, dave] = world.nodes as [SimNode, SimNode, SimNode, SimNode];
  return { alice, bob, carol, dave };
}
const roomOf = (node: SimNode): Room => node.room() ?? raise(`${node.name} is not here`);
function raise(what: string): never {
  throw new Error(what);
}

const personOf = (at: SimNode, of: SimNode) =>
  roomOf(at)
    .people.list()
    .find(({ peer }) => peer === of.identity.peer);

/** Lets time pass until `holds()`; gives the seconds that took. */
async function until(
  world: World,
  what: string,
  holds: () => boolean,
  seconds = 120,
): Promise<number> {
  for (let second = 0; second < seconds; second++) {
    if (holds()) return second;
    await world.run(1_000);
  }
  return raise(`never: ${what}`);
}

/** Everyone comes, but alice and carol find no path to each other. */
async function apart(world: World): Promise<void> {
  const { alice, carol } = people(world);
  world.network.bar(alice.identity.peer, carol.identity.peer);
  for (const node of world.nodes) node.start();
  await until(world, 'alice and carol have a forwarded link', () => isForwarded(alice, carol));
}

const isForwarded = (a: SimNode, b: SimNode): boolean =>
  [[a, b] as const, [b, a] as const].every(([at, of]) => {
    const it = at.room() && personOf(at, of);
    return it?.state === 'linked' && it.path === 'forwarded';
  });

async function share(world: World, node: SimNode, sizeBytes: number): Promise<Bytes> {
  const bytes = drawContent(world.prng, sizeBytes, 0);
  const host = node.life?.host ?? raise('no host');
  const source = createFakeSource(bytes, host, 1, world.prng);
  const name = `of ${node.name}.bin`;
  void roomOf(node)
    .files.share({ source, name, mime: '' })
    .then((id) => world.shared.set(id, { name, sharer: node, bytes }));
  await world.run(3_000);
  return bytes;
}

const fileAt = (node: SimNode): FileId => roomOf(node).files.list()[0]?.id ?? raise('no file');
const isComplete = (node: SimNode) => roomOf(node).files.get(fileAt(node))?.state === 'complete';

describe('a room of three where two find no path to each other', () => {
  test('[T7] the third forwards their link, and both are told who does', async () => {
    const world = createRoom('three', 3);
    await apart(world);
    const { alice, bob, carol } = people(world);
    expect(personOf(alice, carol)?.forwarder?.peer).toBe(bob.identity.peer);
    expect(personOf(carol, alice)?.forwarder?.peer).toBe(bob.identity.peer);
    expect(personOf(alice, bob)?.forwarder).toBeUndefined();
    await world.run(60_000);
    expect(isForwarded(alice, carol), 'it stays').toBe(true);
    await until(world, 'nothing is left to do', () => unfinished(world).length === 0);
  });

  test('[T7] [T10] files and messages pass, and the third keeps nothing of the file', async () => {
    const world = createRoom('file', 3);
    await apart(world);
    const { alice, bob, carol } = people(world);
    const seen: Bytes[] = [];
    world.watch.meddle = (from, _, __, message) => {
      if (from === bob.identity.peer) seen.push(message.slice());
      return [message];
    };
    const bytes = await share(world, alice, 600_000);
    void roomOf(carol).files.download(fileAt(carol));
    await until(world, 'carol has the file', () => isComplete(carol));
    expect(bob.allowance.usedBytes).toBeGreaterThan(600_000);
    expect(bob.disk.chunks.size).toBe(0);
    const needle = Buffer.from(bytes.subarray(1_000, 1_024));
    expect(seen.some((it) => Buffer.from(it).includes(needle))).toBe(false);
  });

  test('[T10] when files are not allowed, messages pass and files wait until they are', async () => {
    const world = createRoom('messages only', 3);
    const { alice, bob, carol } = people(world);
    bob.allowance.filesBytes = 0;
    await apart(world);
    await share(world, alice, 100_000);
    void roomOf(carol).files.download(fileAt(carol));
    await world.run(20_000);
    expect(isForwarded(alice, carol)).toBe(true);
    expect(isComplete(carol)).toBe(false);
    expect(bob.allowance.usedBytes).toBe(0);
    world.said.add('hello');
    void roomOf(alice).chat.say('hello');
    await until(world, 'carol reads it', () =>
      roomOf(carol)
        .chat.messages()
        .some((it) => it.kind === 'text'),
    );
    // Bob takes the file, too, and can serve it then.
    void roomOf(bob).files.download(fileAt(bob));
    await until(world, 'carol has it from bob', () => isComplete(carol));
  });

  test('[T10] when the day’s share is used up, files stop and messages go on', async () => {
    const world = createRoom('spent', 3);
    const { alice, bob, carol } = people(world);
    bob.allowance.filesBytes = 200_000;
    await apart(world);
    await share(world, alice, 2_000_000);
    void roomOf(carol).files.download(fileAt(carol));
    await world.run(20_000);
    expect(isComplete(carol)).toBe(false);
    expect(bob.allowance.usedBytes).toBeLessThan(300_000);
    await until(world, 'the link is back for messages', () => isForwarded(alice, carol));
    await until(world, 'nothing is left to do', () => unfinished(world).length === 0);
  });

  test('[T9] a direct link replaces the forwarded one as soon as there is one', async () => {
    const world = createRoom('takes over', 3);
    await apart(world);
    const { alice, carol } = people(world);
    world.network.clearPaths();
    await until(world, 'a direct link', () => personOf(alice, carol)?.path === 'direct', 45);
    await world.run(10_000);
    expect(personOf(carol, alice)).toMatchObject({ state: 'linked', path: 'direct' });
    expect(personOf(carol, alice)?.forwarder).toBeUndefined();
  });

  test('[T8] when the third goes, a fourth takes over within seconds', async () => {
    const world = createRoom('fourth', 4);
    await apart(world);
    const { alice, bob, carol, dave } = people(world);
    const first = personOf(alice, carol)?.forwarder?.peer;
    const [gone, other] = first === bob.identity.peer ? [bob, dave] : [dave, bob];
    gone.stop();
    const seconds = await until(
      world,
      'the other forwards',
      () =>
        isForwarded(alice, carol) &&
        personOf(alice, carol)?.forwarder?.peer === other.identity.peer,
    );
    expect(seconds).toBeLessThan(10);
  });
});

describe('a malicious forwarder', () => {
  /** Does something to every fifth sealed piece that `villain` forwards. */
  const meddling = (villain: PeerId, what: (message: Bytes) => Bytes[]) => {
    let count = 0;
    let done = 0;
    const meddle = (from: PeerId, _: PeerId, lane: Lane, message: Bytes): Bytes[] => {
      const isPiece =
        from === villain &&
        isForwarding(lane, message) &&
        (lane === 'bulk' || decodeForwarding(message)?.t === 'piece');
      if (!isPiece || ++count % 5 > 0) return [message];
      done += 1;
      return what(message);
    };
    return { meddle, done: () => done };
  };

  let kept: Bytes | undefined;
  const tricks: [string, (message: Bytes) => Bytes[]][] = [
    ['drops', () => []],
    [
      'alters',
      (message) => {
        const altered = message.slice();
        altered[altered.length - 3] = (altered[altered.length - 3] ?? 0) ^ 1;
        return [altered];
      },
    ],
    ['repeats', (message) => [message, message]],
    [
      'reorders',
      (message) => {
        const held = kept;
        kept = message.slice();
        return held ? [message, held] : [];
      },
    ],
  ];

  for (const [name, trick] of tricks) {
    test(`[T6] [T8] ${name} pieces: that is noticed, and another forwarder takes over`, async () => {
      kept = undefined;
      const world = createRoom(`villain ${name}`, 4);
      await apart(world);
      const { alice, bob, carol, dave } = people(world);
      const first = personOf(alice, carol)?.forwarder?.peer;
      const [villain, other] = first === bob.identity.peer ? [bob, dave] : [dave, bob];
      const { meddle, done } = meddling(villain.identity.peer, trick);
      world.watch.meddle = meddle;
      await share(world, alice, 400_000);
      void roomOf(carol).files.download(fileAt(carol));
      await until(world, 'carol has the file', () => isComplete(carol));
      await until(
        world,
        'the other forwards',
        () =>
          isForwarded(alice, carol) &&
          personOf(alice, carol)?.forwarder?.peer === other.identity.peer,
      );
      expect(done()).toBeGreaterThan(0);
      await until(world, 'nothing is left to do', () => unfinished(world).length === 0);
    });
  }
});

describe('the relay is gone for good', () => {
  test('[T3] [T4] a newcomer who met one member meets the others by that one', async () => {
    for (let round = 0; round < 10; round++) {
      const world = createRoom(`relay gone ${round}`, 4, { sampleSize: 1 });
      const { alice, bob, carol, dave } = people(world);
      // In a line: each sees one of those who came before, and nobody asks again before the relay dies.
      alice.start();
      bob.start();
      await until(world, 'two are linked', () => alice.room()?.status().linked === 1);
      carol.start();
      await until(
        world,
        'carol is linked with one',
        () => (carol.room()?.status().linked ?? 0) > 0,
      );
      world.network.setRelayUp(false);
      await until(
        world,
        'carol is linked with both',
        () => carol.room()?.status().linked === 2,
        20,
      );
      expect(personOf(carol, alice)?.path).toBe('direct');
      expect(personOf(carol, bob)?.path).toBe('direct');
      dave.stop();
    }
  });
});
