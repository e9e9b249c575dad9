/** A swarm: stores what is checked, drops what is wrong, and takes nothing more from the peer that sent it. */
import { describe, expect, test } from 'vitest';
import { SwapError } from '../../../src/core/base/errors.ts';
import type { ChunkHash, PeerId } from '../../../src/core/base/ids.ts';
import { TICK_MS } from '../../../src/core/limits/shared.ts';
import { UNSTORED_BYTES_MAX } from '../../../src/core/limits/swarm.ts';
import type { ChunkStore } from '../../../src/core/ports.ts';
import { createMemoryChunkStore } from '../../../src/core/storage/memory-stores.ts';
import { freeFlow } from '../../fakes/free-flow.ts';
import { createSwarmRig, EVERYONE, type SwarmRig } from '../../rigs/swarm-rig.ts';
import { bob, bytesOf, carol, mallory, settled } from '../../fakes/people.ts';

const SIZES = Array<number>(20).fill(1_000);
const range = (length: number) => Array.from({ length }, (_, i) => i);
/** Answers every open request to the peer until there is none. */
async function servesAll(rig: SwarmRig, peer: PeerId): Promise<void> {
  const served = new Set<number>();
  for (let due = rig.asked(peer); due.some((it) => !served.has(it)); due = rig.asked(peer)) {
    for (const chunk of due.filter((it) => !served.has(it))) {
      served.add(chunk);
      await rig.gives(peer, chunk);
    }
  }
}

describe('a download', () => {
  test('[F10] asks, checks, stores, announces, and completes once', async () => {
    const rig = await createSwarmRig(SIZES);
    rig.has(bob.peer);
    expect(rig.asked(bob.peer)).toEqual([]);
    rig.swarm.setFetching(true);
    expect(rig.asked(bob.peer).sort((a, b) => a - b)).toEqual(range(20));
    await servesAll(rig, bob.peer);
    expect(await rig.stored()).toEqual(range(20));
    expect(rig.swarm.complete()).toBe(true);
    expect(rig.swarm.fetching()).toBe(false);
    expect(rig.completions()).toBe(1);
    const told = rig.sent.flatMap(({ message }) => (message.t === 'have' ? message.chunks : []));
    expect(told.sort((a, b) => a - b)).toEqual(range(20));
    expect(rig.swarm.holdings.bytesBy(bob.peer)).toBe(20_000);
    expect(rig.faults).toEqual([]);
  });

  test('[F10] puts chunks together from frames', async () => {
    const rig = await createSwarmRig([1_000]);
    rig.has(bob.peer);
    rig.swarm.setFetching(true);
    await rig.gives(bob.peer, 0, rig.shared.parts[0], 300);
    expect(rig.completions()).toBe(1);
  });

  test('[F9] asks no peer for what it does not have, and each chunk of one peer only', async () => {
    const rig = await createSwarmRig(SIZES);
    rig.has(bob.peer, range(12));
    rig.has(carol.peer, range(20).slice(6));
    rig.swarm.setFetching(true);
    const [bobs, carols] = [rig.asked(bob.peer), rig.asked(carol.peer)];
    expect(bobs.every((chunk) => chunk < 12)).toBe(true);
    expect(carols.every((chunk) => chunk >= 6)).toBe(true);
    expect([...bobs, ...carols].sort((a, b) => a - b)).toEqual(range(20));
  });

  test('[F7] takes what the cache already holds, whatever file it came from', async () => {
    const chunks = createMemoryChunkStore();
    const first = await createSwarmRig(SIZES, { chunks });
    const { manifest, parts } = first.shared;
    await chunks.put(
      [3, 4].map((i) => ({
        hash: manifest.chunks[i]?.hash as ChunkHash,
        bytes: parts[i] ?? new Uint8Array(0),
      })),
    );
    const rig = await createSwarmRig(SIZES, { chunks });
    expect([...rig.swarm.holdings.have.indexes()]).toEqual([3, 4]);
    expect(rig.swarm.holdings.bytesBy('cache')).toBe(2_000);
    rig.has(bob.peer);
    rig.swarm.setFetching(true);
    expect(rig.asked(bob.peer)).toHaveLength(18);
  });

  test('[F4] of a file without chunks is complete at once', async () => {
    const rig = await createSwarmRig([]);
    expect(rig.swarm.complete()).toBe(true);
    rig.swarm.setFetching(true);
    expect(rig.swarm.fetching()).toBe(false);
  });

  test('[F12] that no peer can feed stalls, and continues when one can', async () => {
    const rig = await createSwarmRig(SIZES);
    rig.swarm.setFetching(true);
    rig.swarm.tick();
    expect(rig.swarm.stall.stalled).toBe(false);
    rig.swarm.tick();
    expect(rig.swarm.stall.stalled).toBe(true);
    rig.has(bob.peer);
    rig.swarm.tick();
    expect(rig.swarm.stall.stalled).toBe(false);
  });
});

test('[F12] a download that is only fed crumbs says so, and goes on with one who sends', async () => {
  const rig = await createSwarmRig(SIZES);
  rig.has(mallory.peer);
  rig.swarm.setFetching(true);
  for (let beat = 0; beat < 10; beat++) {
    for (const chunk of new Set(rig.asked(mallory.peer)))
      rig.frame(mallory.peer, chunk, 0, new Uint8Array(1));
    rig.clock.pass(TICK_MS);
    rig.swarm.tick();
  }
  expect(rig.swarm.stall.unanswered).toBe(true);
  rig.has(bob.peer);
  await servesAll(rig, bob.peer);
  rig.swarm.tick();
  expect(rig.swarm.stall.stalled).toBe(false);
});

describe('[F10] a bad chunk', () => {
  const start = async () => {
    const rig = await createSwarmRig(SIZES);
    rig.has(mallory.peer);
    rig.swarm.setFetching(true);
    return rig;
  };

  test('is never stored or announced, and its sender is asked for nothing more', async () => {
    const rig = await start();
    await rig.gives(mallory.peer, 5, bytesOf('lies', 1_000));
    expect(rig.faults).toEqual([[mallory.peer, 'bad-chunk']]);
    expect(rig.asked(mallory.peer)).toEqual([5]); // the others were taken back
    rig.swarm.tick();
    rig.has(mallory.peer);
    rig.swarm.onHave(mallory.peer, [5]);
    expect(rig.asked(mallory.peer)).toEqual([5]);
    expect(await rig.stored()).toEqual([]);
    expect(rig.sent.some(({ message }) => message.t === 'have')).toBe(false);
    rig.has(bob.peer);
    expect(rig.asked(bob.peer)).toHaveLength(20);
    await servesAll(rig, bob.peer);
    expect(rig.completions()).toBe(1);
  });

  test('with one wrong bit is as bad', async () => {
    const rig = await start();
    const bytes = rig.shared.parts[7]?.slice() ?? new Uint8Array(0);
    bytes[999] = (bytes[999] ?? 0) ^ 1;
    await rig.gives(mallory.peer, 7, bytes);
    expect(rig.faults).toEqual([[mallory.peer, 'bad-chunk']]);
    expect(await rig.stored()).toEqual([]);
  });

  test('that is too long is bad before it is whole', async () => {
    const rig = await start();
    rig.frame(mallory.peer, 7, 0, new Uint8Array(1_001));
    expect(rig.faults).toEqual([[mallory.peer, 'bad-chunk']]);
  });

  test('costs once, however many more were on their way', async () => {
    const rig = await start();
    for (const chunk of range(3)) void rig.gives(mallory.peer, chunk, bytesOf('lies', 1_000));
    await settled();
    expect(rig.faults).toEqual([[mallory.peer, 'bad-chunk']]);
    await rig.gives(mallory.peer, 9, bytesOf('lies', 1_000));
    expect(rig.faults).toHaveLength(1);
  });

  test('keeps its sender banned when it comes back', async () => {
    const rig = await start();
    await rig.gives(mallory.peer, 5, bytesOf('lies', 1_000));
    rig.swarm.onUnlinked(mallory.peer);
    rig.sent.splice(0);
    rig.has(mallory.peer);
    rig.swarm.tick();
    expect(rig.asked(mallory.peer)).toEqual([]);
  });
});

describe('[F14] a frame that was not asked for', () => {
  test('is a fault of its sender', async () => {
    const rig = await createSwarmRig(SIZES);
    await rig.gives(mallory.peer, 1);
    rig.has(bob.peer, [2]);
    rig.swarm.setFetching(true);
    await rig.gives(bob.peer, 1);
    await rig.gives(bob.peer, 2);
    await rig.gives(bob.peer, 2);
    expect(rig.faults).toEqual([
      [mallory.peer, 'unasked'],
      [bob.peer, 'unasked'],
      [bob.peer, 'unasked'],
    ]);
    rig.swarm.tick();
    await settled();
    expect(await rig.stored()).toEqual([2]);
  });

  test('is no fault when it is the rest of an answer to a request we took back', async () => {
    const rig = await createSwarmRig([1_000, 1_000]);
    rig.has(bob.peer);
    rig.swarm.setFetching(true);
    const part = (rig.shared.parts[0] ?? new Uint8Array(0)).subarray(0, 400);
    rig.frame(bob.peer, 0, 0, part);
    rig.swarm.setFetching(false);
    expect(rig.asked(bob.peer)).toEqual([]);
    rig.frame(bob.peer, 0, 400, part);
    await rig.gives(bob.peer, 1);
    expect(rig.faults).toEqual([]);
    expect(await rig.stored()).toEqual([]);
    rig.swarm.setFetching(true);
    rig.frame(bob.peer, 0, 800, part.subarray(0, 200)); // still of the old answer
    expect(rig.faults).toEqual([]);
    await servesAll(rig, bob.peer);
    expect(rig.completions()).toBe(1);
    expect(rig.faults).toEqual([]);
  });
});

describe('[F12] a peer that', () => {
  test('rejects a chunk does not have it, and is not asked again until it says it has', async () => {
    const rig = await createSwarmRig([1_000]);
    rig.has(bob.peer);
    rig.swarm.setFetching(true);
    rig.swarm.onReject(bob.peer, [0]);
    rig.swarm.tick();
    expect(rig.sent.filter(({ message }) => message.t === 'request')).toHaveLength(1);
    rig.swarm.onHave(bob.peer, [0]);
    expect(rig.sent.filter(({ message }) => message.t === 'request')).toHaveLength(2);
    rig.swarm.onReject(carol.peer, [0]);
  });

  test('is silent for 12 s loses its requests to another peer', async () => {
    const rig = await createSwarmRig(SIZES);
    rig.has(bob.peer);
    rig.swarm.setFetching(true);
    rig.clock.pass(11_999);
    rig.swarm.tick();
    expect(rig.asked(bob.peer)).toHaveLength(20);
    rig.has(carol.peer);
    rig.clock.pass(1);
    rig.swarm.tick();
    expect(rig.asked(carol.peer).length).toBeGreaterThan(0);
    await servesAll(rig, carol.peer);
    await servesAll(rig, bob.peer);
    expect(rig.completions()).toBe(1);
  });

  test('leaves has its requests asked of others', async () => {
    const rig = await createSwarmRig(SIZES);
    rig.has(bob.peer);
    rig.swarm.setFetching(true);
    rig.has(carol.peer);
    rig.swarm.onUnlinked(bob.peer);
    expect(rig.asked(carol.peer).sort((a, b) => a - b)).toEqual(range(20));
    expect(rig.sent.filter(({ to, message }) => to === bob.peer && message.t === 'cancel')).toEqual(
      [],
    );
  });
});

describe('[F15] a store that refuses', () => {
  test('stops the download, says why, and takes back what was announced', async () => {
    const memory = createMemoryChunkStore();
    let full = true;
    const chunks: ChunkStore = {
      ...memory,
      put: (it) => (full ? Promise.reject(new SwapError('storage-full', 'full')) : memory.put(it)),
    };
    const rig = await createSwarmRig(SIZES, { chunks });
    rig.has(bob.peer);
    rig.swarm.setFetching(true);
    await servesAll(rig, bob.peer);
    expect(rig.refusals).toContain('storage-full');
    expect(rig.swarm.fetching()).toBe(false);
    expect(rig.completions()).toBe(0);
    expect(rig.swarm.holdings.have.count()).toBe(0);
    const last = rig.sent.filter(({ message }) => message.t === 'bitfield').at(-1);
    expect(last).toMatchObject({ to: EVERYONE, message: { bits: new Uint8Array(0) } });
    full = false;
    rig.sent.splice(0);
    rig.swarm.setFetching(true);
    expect(rig.asked(bob.peer)).toHaveLength(20);
    await servesAll(rig, bob.peer);
    expect(rig.completions()).toBe(1);
  });

  test('that is slow is not overrun: asking stops while 8 MiB wait', async () => {
    const memory = createMemoryChunkStore();
    const waiting: (() => void)[] = [];
    const chunks: ChunkStore = {
      ...memory,
      async put(it) {
        await new Promise<void>((resolve) => waiting.push(resolve));
        await memory.put(it);
      },
    };
    const size = 128 * 1024;
    const rig = await createSwarmRig(Array<number>(140).fill(size), { chunks });
    rig.has(bob.peer);
    rig.swarm.setFetching(true);
    await servesAll(rig, bob.peer);
    const asked = rig.asked(bob.peer).length * size;
    expect(asked).toBeGreaterThan(UNSTORED_BYTES_MAX);
    expect(asked).toBeLessThan(UNSTORED_BYTES_MAX + 1024 * 1024);
    for (let i = 0; i < 20; i++) {
      for (const go of waiting.splice(0)) go();
      await settled();
      await servesAll(rig, bob.peer);
      rig.swarm.tick();
    }
    expect(rig.completions()).toBe(1);
  });
});

test('[F13] pieces shorter than any peer need send do not have us look for more each time', async () => {
  let looks = 0;
  const choked = () => ((looks += 1), false);
  const { swarm, has, frame, sent } = await createSwarmRig(
    Array.from({ length: 100 }, () => 100_000),
    { flow: { ...freeFlow, choked } },
  );
  has(bob.peer);
  swarm.setFetching(true);
  const [first = 0] = sent.flatMap(({ message }) =>
    message.t === 'request' ? message.chunks : [],
  );
  const before = looks;
  for (let at = 0; at < 10_000; at++) frame(bob.peer, first, at, new Uint8Array(1));
  expect(looks).toBe(before);
});

test('[F14] a chunk that is asked for again, and then comes twice, is no fault', async () => {
  const { swarm, clock, has, gives, faults, completions } = await createSwarmRig([100_000]);
  has(bob.peer);
  swarm.setFetching(true);
  // The path stalls: the request is taken back and made again, while the first answer is on its way.
  for (let beat = 0; beat < 8; beat++) {
    clock.pass(TICK_MS);
    swarm.tick();
  }
  for (let i = 0; i < 2; i++) await gives(bob.peer, 0, undefined, 8_192);
  expect(completions()).toBe(1);
  expect(faults).toEqual([]);
});
