/**
 * People offer each other new links and follow them, or not: `npm run sim -- --handoffs`. People who agreed end in the new room
 * together; those who did not stay where they are; the secret of a room is with those alone to whom it was offered, and on no disk.
 */
import { toBase64Url, type Bytes } from '../../src/core/base/bytes.ts';
import { roomId, topic, type PeerId } from '../../src/core/base/ids.ts';
import { decodeMessage } from '../../src/core/wire/message.ts';
import { until } from './room-access.ts';
import { unfinished } from './convergence.ts';
import type { Prng } from '../fakes/prng.ts';
import { sha256 } from '../fakes/keyring.ts';
import { createSimNetwork, type SimNetwork } from './sim-network.ts';
import { createNode, type SimNode } from './sim-node.ts';
import { createDisk } from '../fakes/disk.ts';
import { inSmallRoom } from './small-room.ts';
import type { World } from './world.ts';

const OFFERS = 2;
const STEPS = 12;

/** A fresh room that one person opened for some of the others, and those who went there. */
interface Circle {
  readonly secret: Bytes;
  readonly by: SimNode;
  readonly told: ReadonlySet<PeerId>;
  readonly network: SimNetwork;
  readonly seats: SimNode[];
}

export const runHandoffs = inSmallRoom({
  name: 'moves',
  nodes: (prng) => prng.pick([3, 4, 5]),
  play,
});

async function play(world: World, prng: Prng): Promise<void> {
  const circles: Circle[] = [];
  const pass = (ms: number) => world.run(ms);
  watchSecrets(world, circles);
  for (const node of world.nodes) node.start();
  await until(world, pass, () => unfinished(world));

  for (let step = 0; step < STEPS; step++) {
    await pass(prng.below(2_500));
    const node = prng.pick(world.nodes);
    const kind = prng.pick(['offer', 'answer', 'answer', 'answer', 'cut'] as const);
    if (kind === 'offer' && circles.length < OFFERS) offer(world, prng, node, circles);
    else if (kind === 'answer') answer(world, prng, node, circles);
    else if (kind === 'cut')
      world.network.cut(node.identity.peer, prng.pick(world.nodes).identity.peer);
  }

  world.heal();
  const rooms = [world, ...circles.map(({ seats }) => ({ ...world, nodes: seats }))];
  await until(world, pass, () => rooms.flatMap(unfinished));
  const unsaid = new Set<string>();
  for (const { seats } of circles) for (const seat of seats) sayHello(world, seat, unsaid);
  await until(world, pass, () => [...unsaid, ...rooms.flatMap(unfinished)]);
  for (const circle of circles) checkCompany(world, circle);
  checkDisks(world, circles);
  for (const { nodes } of rooms) for (const node of nodes) node.stop();
  await pass(5_000);
}

/** Somebody opens a room, tells some of those it has a link with, and goes there. */
function offer(world: World, prng: Prng, node: SimNode, circles: Circle[]): void {
  const room = node.room();
  if (!room) return;
  const others = room.people.list().filter((it) => !it.self && it.state === 'linked');
  const to = others.filter(() => prng.chance(0.6)).map((it) => it.peer);
  const secret = prng.bytes(16);
  const chance = prng.fork(`room of ${node.name}`);
  const network = createSimNetwork(world.timeline, world.weather, chance);
  const circle = { secret, by: node, told: new Set(to), network, seats: [] };
  circles.push(circle);
  world.note(`${node.name} opens a room for ${to.length} others`);
  void room.handoffs.offer(to, { secret, password: '' }).then((told) => {
    if (told !== to.length) world.fail(`${node.name} has a link with fewer than it shows`);
  });
  // What it has said is on its way before it goes.
  world.timeline.after(500, `${node.name} goes`, () => go(world, node, circle));
}

/** A person who was told goes, declines, or decides later. */
function answer(world: World, prng: Prng, node: SimNode, circles: readonly Circle[]): void {
  const room = node.room();
  if (!room) return;
  for (const { by, secret } of room.handoffs.list()) {
    const circle = circles.find((it) => toBase64Url(it.secret) === toBase64Url(secret));
    if (circle?.by.identity.peer !== by || !circle.told.has(node.identity.peer))
      return world.fail(`${node.name} is offered a room that nobody opened for it`);
    const choice = prng.pick(['go', 'decline', 'wait'] as const);
    if (choice === 'go') return go(world, node, circle);
    if (choice === 'decline') {
      room.handoffs.decline(by);
      world.stats.stayed += 1;
      if (room.handoffs.list().some((it) => it.by === by))
        world.fail(`${node.name} is offered it still`);
    }
  }
}

/** As the page does: leaves the one room and opens the other, where it is somebody else. */
function go(world: World, node: SimNode, { secret, network, seats }: Circle): void {
  if (!node.room()) return;
  world.stats.moved += 1;
  node.stop();
  const prng = node.prng.fork(toBase64Url(secret));
  const seat = createNode({
    name: `${node.name} elsewhere`,
    topic: topic(sha256(secret).slice(0, 16)),
    roomId: roomId(sha256(secret).slice(16)),
    timeline: world.timeline,
    network,
    keyring: world.keyring,
    weather: world.weather,
    cutting: world.cutting,
    prng,
    disk: createDisk(prng.fork('disk'), () => undefined),
    clockOffsetMs: 0,
    fail: world.fail,
  });
  seats.push(seat);
  seat.start();
}

/** On a slow disk it takes seconds until it is said: until then it is in `unsaid`. */
function sayHello(world: World, seat: SimNode, unsaid: Set<string>): void {
  const text = `${seat.name} says ${++world.stats.messagesSaid}`;
  world.said.add(text);
  unsaid.add(text);
  void seat
    .room()
    ?.chat.say(text)
    .then(() => unsaid.delete(text));
}

/** In a new room are all who went there, and nobody else is to be seen. */
function checkCompany(world: World, { seats }: Circle): void {
  const expected = seats.map((it) => it.identity.peer).sort();
  for (const { name, room } of seats) {
    const seen = room()
      ?.people.list()
      .map((it) => it.peer)
      .sort();
    if (seen?.join() !== expected.join()) world.fail(`${name} is not with those who went there`);
  }
}

function watchSecrets({ watch, fail }: World, circles: readonly Circle[]): void {
  const { sent } = watch;
  watch.sent = (from, to, lane, bytes, pair) => {
    sent?.(from, to, lane, bytes, pair);
    const message = lane === 'control' ? decodeMessage(bytes) : null;
    for (const { secret, by, told } of circles) {
      if (!Buffer.from(bytes).includes(Buffer.from(secret))) continue;
      const isOffer = message?.t === 'move' && from === by.identity.peer && told.has(to);
      if (!isOffer) fail(`the secret of a room reaches whom it was not offered to`);
    }
  };
}

function checkDisks(world: World, circles: readonly Circle[]): void {
  for (const { name, disk } of [...world.nodes, ...circles.flatMap(({ seats }) => seats)]) {
    const all = Buffer.concat(disk.contents().map(([, bytes]) => bytes));
    for (const { secret } of circles)
      if (all.includes(Buffer.from(secret)))
        world.fail(`${name} has the secret of a room on the disk`);
  }
}
