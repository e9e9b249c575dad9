/**
 * Rooms that are locked and unlocked while others want to come in, some of whom leave no trace:
 * `npm run sim -- --access`.
 */
import type { PeerId } from '../../src/core/base/ids.ts';
import { decodeMessage } from '../../src/core/wire/message.ts';
import type { Room } from '../../src/core/api/room-api.ts';
import { forgetRoom } from '../../src/core/room/forget-room.ts';
import { actions } from './actions.ts';
import { unfinished } from './convergence.ts';
import type { Prng } from '../fakes/prng.ts';
import { createHost } from '../fakes/host.ts';
import type { SimNode } from './sim-node.ts';
import { inSmallRoom } from './small-room.ts';
import type { World } from './world.ts';

const MEMBERS = 3;
const NEWCOMERS = 2;
/** Of the newcomers, those who leave no trace. */
const TRACELESS = 1;
const STEPS = 20;
/** Rooms that have opened are watched from then on. */
const LOOK_MS = 250;
/** By when those who waited outside are in: a silence that has to be noticed, and the longest backoff. */
const CONVERGE_MS = 120_000;

export const runRoomAccess = inSmallRoom({
  name: 'doors',
  nodes: () => MEMBERS + NEWCOMERS,
  traceless: TRACELESS,
  play,
});

async function play(world: World, prng: Prng): Promise<void> {
  const [members, newcomers] = [world.nodes.slice(0, MEMBERS), world.nodes.slice(MEMBERS)];
  const door = watchAccess(world);
  const pass = async (ms: number) => {
    for (let leftMs = ms; leftMs > 0; leftMs -= LOOK_MS) {
      await world.run(Math.min(leftMs, LOOK_MS));
      door.look();
    }
    checkTraces(world);
  };
  const say = (node: SimNode) => {
    const room = node.room();
    if (room) actions[prng.pick(['say', 'share'] as const)]({ world, node, room, prng });
    if (room) door.known.add(node.identity.peer);
  };
  for (const node of members) node.start();
  await until(world, pass, () => unfinished(world));
  for (const node of members) say(node);
  // Nobody is kept out whom not everybody has heard of.
  await until(world, pass, () => unfinished(world));

  /** Where nothing else goes wrong, no lock may cost a member a link. */
  const isCalm = prng.chance(0.5);
  for (let step = 0; step < STEPS; step++) {
    await pass(prng.below(3_000));
    const [member, newcomer] = [prng.pick(members), prng.pick(newcomers)];
    const kind = prng.pick(['lock', 'unlock', 'come', 'come', 'say', 'break'] as const);
    if (kind === 'lock') {
      door.named(member);
      await setLock(world, member, true);
    } else if (kind === 'unlock') await setLock(world, member, false);
    else if (kind === 'come') newcomer.start();
    else if (kind === 'say') say(prng.pick(world.nodes));
    else if (!isCalm) breakOff(world, prng, member);
    if (isCalm) for (const it of members) checkLinks(world, it, members);
  }

  world.heal();
  for (const node of world.nodes) node.start();
  await until(world, pass, () => {
    for (const node of members) if (node.room()?.status().locked) void setLock(world, node, false);
    return unfinished(world);
  });
  world.stats.lockedOut += door.waited();
  await becomeTraceless(world, prng.pick(members), pass);
  for (const node of world.nodes) node.stop();
  await pass(5_000);
}

async function setLock(world: World, node: SimNode, locked: boolean): Promise<void> {
  const room = node.room();
  if (!room) return;
  world.note(`${node.name} ${locked ? 'locks' : 'unlocks'} the room`);
  room.lock(locked).catch(() => undefined); // a disk that is full, or a tab that ended
}

/** As the page does it when somebody chooses so for a room that they have been in: it closes, and all of it is deleted. */
async function becomeTraceless(
  world: World,
  node: SimNode,
  pass: (ms: number) => Promise<void>,
): Promise<void> {
  node.stop();
  await pass(4_000);
  if (node.disk.contents().length === 0) world.fail(`${node.name} had nothing to delete`);
  const host = createHost(world.timeline, `${node.name} forgets`);
  const { records, fileIndex, chunks } = node.disk.open(host, world.weather.diskMs);
  const deleteRecords = async () => {
    const found = await records.entries('');
    await records.delete(found.map(([key]) => key));
  };
  const keyPairs = { forget: () => Promise.resolve() };
  void forgetRoom({ fileIndex, chunks, keyPairs, deleteRecords }, world.topic, world.topic);
  await pass(2_000);
  if (node.disk.contents().length > 0) world.fail(`${node.name} has something of the room still`);
}

function breakOff(world: World, prng: Prng, node: SimNode): void {
  const other = prng.pick(world.nodes);
  world.stats.faults += 1;
  switch (prng.pick(['cut', 'relay', 'reload'] as const)) {
    case 'cut':
      return void world.network.cut(node.identity.peer, other.identity.peer);
    case 'relay':
      world.network.setRelayUp(false);
      return void world.timeline.after(4_000, 'relay up', () => world.network.setRelayUp(true));
    case 'reload':
      node.stop();
      world.timeline.after(3_500, `${node.name} reloads`, node.start);
  }
}

/** Lets time pass until nothing is left to come about. */
export async function until(
  world: World,
  pass: (ms: number) => Promise<void>,
  left: () => string[],
): Promise<void> {
  const deadlineMs = world.timeline.nowMs() + CONVERGE_MS;
  for (let it = ['has not begun']; it.length > 0; it = left()) {
    if (world.timeline.nowMs() >= deadlineMs) throw new Error(`did not converge: ${it.join('; ')}`);
    await pass(1_000);
  }
}

function checkLinks(world: World, node: SimNode, members: readonly SimNode[]): void {
  const room = node.room();
  const linked = new Set(
    room?.people.list().flatMap((it) => (it.state === 'linked' ? it.peer : [])),
  );
  for (const { identity, name } of members)
    if (identity.peer !== node.identity.peer && room && !linked.has(identity.peer))
      world.fail(`${node.name} has lost ${name}, and nothing but locks went on`);
}

function checkTraces(world: World): void {
  for (const { name, disk } of world.nodes.slice(MEMBERS + NEWCOMERS - TRACELESS))
    if (disk.contents().length > 0) world.fail(`${name} was to leave no trace`);
}

/**
 * [R10] While its room is locked, nobody links with, nor says a word to, a peer that has never said anything here, that was
 * not linked with the one who locked it, and that it had no link with before.
 */
function watchAccess(world: World) {
  /** Who has said something, at least tried to. */
  const known = new Set<PeerId>();
  const met = new WeakMap<Room, Set<PeerId>>();
  let waited = 0;
  const isKeptOut = (room: Room, peer: PeerId) =>
    room.status().locked && !known.has(peer) && met.get(room)?.has(peer) === false;

  const lookAt = ({ name }: SimNode, room: Room) => {
    for (const { peer, state, self } of room.people.list()) {
      if (state !== 'linked' || self) continue;
      if (isKeptOut(room, peer)) world.fail(`${name} has let somebody into a locked room`);
      met.get(room)?.add(peer);
    }
  };
  const { sent } = world.watch;
  world.watch.sent = (from, to, lane, message, pair) => {
    sent?.(from, to, lane, message, pair);
    const room = world.nodes.find((it) => it.identity.peer === from)?.room();
    if (!room || lane !== 'control' || !isKeptOut(room, to)) return;
    world.fail(`somebody who is kept out hears ${decodeMessage(message)?.t}`);
  };

  return {
    known,
    /** The lock of this node names the people that it is linked with. */
    named(node: SimNode) {
      for (const { peer, state } of node.room()?.people.list() ?? [])
        if (state === 'linked') known.add(peer);
    },
    /** Watches rooms that have opened, and counts who waits outside. */
    look() {
      const open = world.nodes.flatMap((node) => {
        const room = node.room();
        return room ? [{ node, room }] : [];
      });
      for (const { node, room } of open) {
        if (met.has(room)) continue;
        // Peers that it has a link with by now may have come before it learned of a lock.
        const here = room.people.list().filter((it) => it.state === 'linked');
        met.set(room, new Set(here.map((it) => it.peer)));
        room.subscribe('people', () => lookAt(node, room));
      }
      const locked = open.filter(({ room }) => room.status().locked);
      for (const { node, room } of open)
        if (
          room.status().linked === 0 &&
          locked.some((it) => isKeptOut(it.room, node.identity.peer))
        )
          waited += 1;
    },
    waited: () => waited,
  };
}
