/** A class of thirty, and two of them without a link to each other: what one can do with the other, and what is said of them. */
import { expect, test } from 'vitest';
import type { Room } from '../../src/core/api/room-api.ts';
import { bytesOf } from '../fakes/people.ts';
import { fairWeather } from './weather.ts';
import { createWorld, type World } from './world.ts';

/** Two who are not linked, and everyone. */
async function gather(world: World) {
  for (const node of world.nodes)
    world.timeline.after(world.prng.below(20_000), `${node.name} comes`, node.start);
  await world.run(40_000);
  const [one] = world.nodes;
  const linked = world.network.linkedWith(one?.identity.peer ?? ('' as never));
  const far = world.nodes.find((it) => it !== one && !linked.includes(it.identity.peer));
  const [a, b] = [one?.room(), far?.room()];
  if (!a || !b) throw new Error('everyone is linked with everyone');
  return { a, b, rooms: world.nodes.flatMap((it) => it.room() ?? []) };
}

const texts = (room: Room) =>
  room.chat.messages().flatMap((it) => (it.kind === 'text' ? [it.text] : []));

test(
  '[G5] [K8] people who are here without a link to us are listed, hear us in private, are told of a new room, and can be blocked',
  { timeout: 120_000 },
  async () => {
    const world = createWorld({
      seed: 'far people',
      nodes: 30,
      weather: { ...fairWeather },
      chunkBytes: 4_096,
      watchWires: false,
      checkEveryMs: 10_000,
    });
    const { a, b, rooms } = await gather(world);
    expect(a.status()).toMatchObject({ here: 29, linking: 0, unreached: 0, lost: 0 });
    const listed = a.people.list().find(({ peer }) => peer === b.self);
    expect(listed).toMatchObject({ state: 'present', name: b.people.ownName() });
    expect(await a.people.safetyCode(b.self)).toEqual(await b.people.safetyCode(a.self));

    expect(a.chat.recipients().map(({ peer }) => peer)).toContain(b.self);
    world.said.add('psst');
    void a.chat.say('psst', undefined, [b.self]);
    await world.run(5_000);
    expect(rooms.filter((room) => texts(room).includes('psst'))).toEqual([a, b]);

    const others = rooms.filter((room) => room !== a).map(({ self }) => self);
    let told: number | undefined;
    const offer = { secret: bytesOf('elsewhere', 16), password: 'tram' };
    void a.handoffs.offer(others, offer).then((people) => (told = people));
    await world.run(10_000);
    expect(told).toBe(29);
    for (const room of rooms.filter((it) => it !== a))
      expect(room.handoffs.list()).toEqual([{ ...offer, by: a.self, name: a.people.ownName() }]);

    void a.people.setTreatment(b.self, 'blocked');
    await world.run(1_000);
    expect(a.people.list().map(({ peer }) => peer)).not.toContain(b.self);
    expect(a.chat.recipients().map(({ peer }) => peer)).not.toContain(b.self);
    expect(a.status().here).toBe(28);
    void b.handoffs.offer([a.self], offer).then((people) => (told = people));
    await world.run(20_000);
    expect(told).toBe(0);
    expect(a.handoffs.list()).toEqual([]);
    for (const node of world.nodes) node.stop();
    await world.run(5_000);
  },
);
