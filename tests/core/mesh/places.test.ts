/** Places for links: invited people always get one, what nobody needs makes room, and a few people meet everyone once. */
import { describe, expect, test } from 'vitest';
import { peerId, type PeerId } from '../../../src/core/base/ids.ts';
import {
  BACKOFF_MAX_MS,
  CHOOSE_FROM,
  KNOWN_AFTER_MS,
  LINKS_MAX,
  LINKS_RESERVED,
  LINKS_TARGET,
  MEET_EVERY_MS,
  MEET_FROM_MAX,
  NEEDED_MAX,
  PARTING_MAX,
  PARTING_MS,
  REFRESH_MS,
  SERVED_MAX,
  SERVED_MS,
  SPARE_IDLE_MS,
  STIRRED_MS,
  SURPLUS_IDLE_MS,
} from '../../../src/core/limits/mesh.ts';
import { TICK_MS } from '../../../src/core/limits/shared.ts';
import { createMeshRig, helloFrom, theirDigest, type MeshRig } from '../../rigs/mesh-rig.ts';
import { createFakeLink, type FakeLink } from '../../fakes/transport.ts';
import { bytesOf, carol, settled } from '../../fakes/people.ts';

const person = (n: number): PeerId => peerId(bytesOf(`person ${n}`, 16));
const dialled = (rig: MeshRig) => rig.transport.dials.map(({ peer }) => peer);

/** Everyone's link that may be had is had, with people known for long. */
function crowded(count = LINKS_MAX): MeshRig {
  const rig = createMeshRig();
  for (let i = 0; i < count; i++) {
    rig.knownPeers.meet(person(i), rig.clock.now() - KNOWN_AFTER_MS);
    rig.greet(person(i));
  }
  return rig;
}

describe('[M13] whom a person has invited by hand', () => {
  test('gets a link although all are taken, and keeps it', () => {
    const rig = crowded();
    expect(rig.transport.offer(carol.peer)).toBe('refused');
    expect(rig.transport.offer(carol.peer, false, true)).toBe('preferred');
    const link = Object.assign(createFakeLink(carol.peer), { invited: true });
    rig.transport.show(link);
    link.hear(helloFrom('Carol'));
    expect(link.closedWith).toBeUndefined();
    expect(rig.mesh.linked()).toHaveLength(LINKS_MAX);
    rig.knownPeers.meet(person(100), rig.clock.now() - 3 * KNOWN_AFTER_MS);
    rig.greet(person(100));
    rig.tick(3);
    expect(rig.mesh.isLinked(carol.peer)).toBe(true);
  });

  test('is remembered although as many peers are known as may be', () => {
    const rig = createMeshRig();
    for (let i = 0; i < 600; i++) rig.transport.sight(person(i), true);
    const link = Object.assign(createFakeLink(carol.peer), { invited: true });
    rig.transport.show(link);
    link.hear(helloFrom('Carol'));
    expect(rig.mesh.linked()).toEqual([carol.peer]);
  });
});

describe('[M12] a link that is refused', () => {
  test('is told so, and closed when the word has had time to arrive', () => {
    const rig = createMeshRig();
    for (let i = 0; i < LINKS_MAX - LINKS_RESERVED; i++) rig.greet(person(i));
    const link = rig.transport.link(carol.peer);
    expect(link.said).toEqual([{ t: 'bye', stays: true }]);
    expect(link.closedWith).toBeUndefined();
    rig.clock.pass(PARTING_MS);
    expect(link.closedWith).toBe('full');
  });

  test('is closed at once where there are as many as there may be, and four more that end', () => {
    const rig = crowded();
    const links = Array.from({ length: PARTING_MAX + 1 }, (_, i) =>
      rig.transport.link(person(100 + i)),
    );
    for (const { said } of links) expect(said).toEqual([{ t: 'bye', stays: true }]);
    // Each of the others has the time to say so, or the whole room would be told that we are gone.
    expect(links.map((it) => it.closedWith)).toEqual(['full', ...Array(PARTING_MAX)]);
  });

  test('and still waits to be closed when we leave, is closed then', () => {
    const rig = createMeshRig();
    for (let i = 0; i < LINKS_MAX - LINKS_RESERVED; i++) rig.greet(person(i));
    const link = rig.transport.link(carol.peer);
    rig.mesh.close();
    expect(link.closedWith).toBe('left');
  });

  test('comes to an end before any hello without a fault', () => {
    const rig = createMeshRig();
    const link = rig.transport.link(carol.peer);
    link.hear({ t: 'bye', stays: true });
    expect(rig.mesh.neighbours()).toMatchObject([{ lost: false, faults: { points: 0 } }]);
    rig.tick();
    expect(dialled(rig)).toEqual([]);
    rig.clock.pass(BACKOFF_MAX_MS);
    rig.mesh.tick();
    expect(dialled(rig)).toEqual([carol.peer]);
  });
});

test('[M12] a link that neither side has chosen gives its place to whoever comes', () => {
  const rig = createMeshRig();
  const links = Array.from({ length: LINKS_MAX - LINKS_RESERVED }, (_, i) => rig.greet(person(i)));
  rig.tick();
  expect(rig.transport.offer(carol.peer)).toBe('refused');
  const needed = () => rig.mesh.linked().filter(rig.mesh.lasts).length;
  expect(needed()).toBe(links.length);
  for (const link of links) link.hear({ t: 'keep', on: false });
  expect(needed()).toBe(rig.mesh.neighbours().filter(({ chosen }) => chosen).length);
  expect(needed()).toBeLessThan(links.length);
  rig.clock.pass(SPARE_IDLE_MS);
  rig.mesh.tick();
  expect(rig.transport.offer(carol.peer)).toBe('taken');
  expect(rig.greet(carol.peer).closedWith).toBeUndefined();
  rig.clock.pass(PARTING_MS);
  const ended = links.filter((it) => it.closedWith === 'full');
  expect(ended).toHaveLength(1);
  expect(ended[0]?.said.at(-1)).toEqual({ t: 'bye', stays: true });
});

test('[F24] a part of the room gets a link with somebody whom we know by presence alone, with a few at a time', () => {
  const rig = createMeshRig();
  for (let i = 0; i < CHOOSE_FROM; i++) rig.greet(person(i));
  for (let i = 0; i <= NEEDED_MAX; i++) rig.mesh.need(person(100 + i));
  const needed = Array.from({ length: NEEDED_MAX }, (_, i) => person(100 + i));
  expect(dialled(rig)).toEqual(expect.arrayContaining(needed));
  expect(dialled(rig)).not.toContain(person(100 + NEEDED_MAX));
  rig.mesh.needNoMore(person(100));
  rig.mesh.need(person(100 + NEEDED_MAX));
  expect(dialled(rig)).toContain(person(100 + NEEDED_MAX));
});

describe('[M15] who asks for a link to get a file', () => {
  const openToAll = LINKS_MAX - LINKS_RESERVED;

  test('is dialled, though all places of those who knock are taken, and wanted until it is in use', () => {
    const rig = createMeshRig();
    for (let i = 0; i < openToAll; i++) rig.greet(person(i));
    rig.tick();
    expect(rig.transport.offer(carol.peer)).toBe('refused');
    expect(rig.mesh.serve(carol.peer)).toBe(true);
    expect(dialled(rig)).toContain(carol.peer);
    expect(rig.greet(carol.peer).closedWith).toBeUndefined();
    expect(rig.mesh.isLinked(carol.peer)).toBe(true);
  });

  test('takes no place beside few others, but that of one who asked so and takes nothing', () => {
    const rig = createMeshRig();
    for (let i = 0; i < openToAll; i++) rig.greet(person(i));
    const served = Array.from({ length: SERVED_MAX }, (_, i) => person(100 + i));
    const links = served.map((it) => {
      expect(rig.mesh.serve(it)).toBe(true);
      return rig.greet(it);
    });
    expect(rig.mesh.serve(carol.peer)).toBe(false);
    rig.clock.pass(Math.max(SURPLUS_IDLE_MS, SERVED_MS));
    rig.mesh.tick();
    for (const [i, link] of links.entries()) if (i !== 2) link.hearBytes('bulk', bytesOf('x', 9));
    expect(rig.mesh.serve(carol.peer)).toBe(true);
    expect(served.map((it) => rig.mesh.isLinked(it))).toEqual([true, true, false, true]);
  });

  test('takes the place of an idle link where there are as many as there may be', () => {
    const rig = createMeshRig();
    for (let i = 0; i < openToAll; i++) rig.greet(person(i));
    for (let i = openToAll; i < LINKS_MAX; i++) {
      rig.knownPeers.meet(person(i), rig.clock.now() - KNOWN_AFTER_MS);
      rig.greet(person(i));
    }
    rig.tick();
    expect(rig.mesh.linked()).toHaveLength(LINKS_MAX);
    expect(rig.mesh.serve(carol.peer)).toBe(false); // all of them may be in use
    rig.clock.pass(SURPLUS_IDLE_MS);
    expect(rig.mesh.serve(carol.peer)).toBe(true);
    rig.greet(carol.peer);
    expect(rig.mesh.isLinked(carol.peer)).toBe(true);
    expect(rig.mesh.linked()).toHaveLength(LINKS_MAX);
  });
});

test('[F24] who parted from us is dialled at once when a part of the room needs them', () => {
  const rig = createMeshRig();
  for (let i = 0; i < CHOOSE_FROM; i++) rig.greet(person(i));
  rig.greet(carol.peer).hear({ t: 'bye', stays: true });
  rig.tick();
  expect(dialled(rig)).not.toContain(carol.peer);
  rig.mesh.need(carol.peer);
  expect(dialled(rig)).toContain(carol.peer);
});

/** A room in which dialled peers say hello, and linked peers give signs of life. */
function createRoom() {
  const rig = createMeshRig();
  const links: FakeLink[] = [];
  const come = (peer: PeerId): FakeLink => {
    const link = rig.greet(peer);
    links.push(link);
    return link;
  };
  let answered = 0;
  const beats = async (count: number): Promise<void> => {
    for (let i = 0; i < count; i++) {
      for (const dial of rig.transport.dials.slice(answered)) {
        answered += 1;
        come(dial.peer).hear({ t: 'keep', on: false });
        dial.settle();
      }
      await settled();
      for (const link of links) link.hear({ t: 'ping', n: 1, digest: theirDigest });
      rig.tick();
    }
  };
  return { rig, come, beats };
}

describe('[M14] people who are met for later', () => {
  test('in a room of twenty: everyone is dialled once, one at a time', async () => {
    const { rig, come, beats } = createRoom();
    for (let i = 0; i < CHOOSE_FROM; i++) come(person(i));
    for (let i = 0; i < 4; i++) rig.transport.sight(person(100 + i));
    await beats((20 * MEET_EVERY_MS) / TICK_MS);
    expect(rig.mesh.neighbours().filter((it) => it.metAtMs === undefined)).toEqual([]);
    expect(new Set(dialled(rig)).size).toBe(rig.transport.dials.length);
  });

  test('are none of a crowd', async () => {
    const { rig, come, beats } = createRoom();
    for (let i = 0; i < CHOOSE_FROM; i++) come(person(i));
    for (let i = 0; i < MEET_FROM_MAX; i++) rig.transport.sight(person(100 + i), true);
    await beats((20 * MEET_EVERY_MS) / TICK_MS);
    expect(rig.transport.dials.length, 'only those who are chosen').toBeLessThan(10);
  });
});

test('[M3] a room that sways between 12 and 15 people makes and ends no links among those who stay', async () => {
  const { rig, come, beats } = createRoom();
  const staying = Array.from({ length: LINKS_TARGET - 1 }, (_, i) => come(person(i)));
  for (let round = 0; round < 20; round++) {
    const guests = [0, 1, 2].map((i) => come(person(1_000 + 3 * round + i)));
    await beats(40);
    for (const guest of guests) guest.end('gone without a word');
    await beats(20);
  }
  expect(staying.map((it) => it.closedWith)).toEqual(staying.map(() => undefined));
  const redialled = dialled(rig).filter((it) => staying.some(({ peer }) => peer === it));
  expect(redialled).toEqual([]);
});

test('[M3] a settled room asks signaling every 20 s, and oftener for a minute after links came or went', async () => {
  const { rig, come, beats } = createRoom();
  const here = Array.from({ length: CHOOSE_FROM + 3 }, (_, i) => person(i));
  const links = here.map((peer) => come(peer));
  for (const link of links) link.hear({ t: 'keep', on: false });
  const asked = async (count: number) => {
    const before = rig.transport.refreshes;
    for (let i = 0; i < count; i++) {
      for (const peer of here) rig.transport.sight(peer);
      await beats(1);
    }
    return rig.transport.refreshes - before;
  };
  await asked(200); // what neither side needs fades, and everyone is met
  expect(rig.mesh.linked().length).toBeLessThan(here.length);
  const minute = STIRRED_MS / TICK_MS;
  expect(await asked(minute)).toBeLessThanOrEqual(STIRRED_MS / REFRESH_MS);
  come(person(100));
  expect(await asked(minute)).toBeGreaterThan(2 * (STIRRED_MS / REFRESH_MS));
});
