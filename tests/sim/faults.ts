/** What goes wrong around a room: crashes, sleep, partitions, outages, disks that fill up. */
import type { Prng } from '../fakes/prng.ts';
import type { SimNode } from './sim-node.ts';
import type { World } from './world.ts';

export type FaultKind =
  | 'crash'
  | 'reload'
  | 'leave'
  | 'sleep'
  | 'throttle'
  | 'partition'
  | 'oneWay'
  | 'cut'
  | 'apart'
  | 'meddling'
  | 'relayDown'
  | 'forgotten'
  | 'diskFull'
  | 'diskFails'
  | 'sourceGone';

interface Scene {
  readonly world: World;
  readonly prng: Prng;
  /** Somebody whose tab is open. */
  readonly node: SimNode;
  readonly other: SimNode;
}

const later = ({ world }: Scene, seconds: number, label: string, f: () => void) =>
  world.timeline.after(seconds * 1_000, label, f);

/** Each returns false when it found nothing to break. */
export const faults: Record<FaultKind, (scene: Scene) => boolean> = {
  crash(scene) {
    const { node, prng } = scene;
    node.crash();
    // A battery can be empty for good.
    if (prng.chance(0.8))
      later(scene, prng.pick([0.1, 3, 40]), `${node.name} restarts`, node.start);
    return true;
  },
  reload(scene) {
    const { node, prng } = scene;
    node.stop();
    later(scene, 3.1 + prng.below(4), `${node.name} reloads`, node.start);
    return true;
  },
  leave(scene) {
    const { node, prng } = scene;
    node.stop();
    if (prng.chance(0.5)) later(scene, 5 + prng.below(60), `${node.name} returns`, node.start);
    return true;
  },
  sleep(scene) {
    const { node, prng } = scene;
    const host = node.life?.host;
    if (!host || host.asleep()) return false;
    host.sleep();
    later(scene, prng.pick([0.5, 5, 30, 90]), `${node.name} wakes`, () => {
      host.wake();
      // A page is told when it becomes visible again; it may also not be.
      if (prng.chance(0.5)) host.after(0, 'visible', () => node.room()?.refresh());
    });
    return true;
  },
  throttle(scene) {
    const { node, prng } = scene;
    const clock = node.life?.clock;
    clock?.throttle(prng.pick([1_000, 60_000]));
    later(scene, prng.pick([5, 50]), `${node.name} in front`, () => clock?.throttle(0));
    return clock !== undefined;
  },
  partition({ world, node, other }) {
    if (node === other) return false;
    world.network.block(node.identity.peer, other.identity.peer);
    world.network.block(other.identity.peer, node.identity.peer);
    return true;
  },
  oneWay({ world, node, other }) {
    if (node !== other) world.network.block(node.identity.peer, other.identity.peer);
    return node !== other;
  },
  cut: ({ world, node, other }) => world.network.cut(node.identity.peer, other.identity.peer),
  /** Two find no path to each other, for a while or for good. */
  apart(scene) {
    const { world, node, other, prng } = scene;
    const [a, b] = [node.identity.peer, other.identity.peer];
    if (node === other || !world.network.canLink(a, b)) return false;
    world.network.bar(a, b);
    if (prng.chance(0.4))
      later(scene, prng.pick([20, 90]), `${node.name} finds ${other.name} again`, () =>
        world.network.unbar(a, b),
      );
    return true;
  },
  /** Spoils what it forwards, if it forwards anything. */
  meddling(scene) {
    const { node, prng } = scene;
    const { meddling } = scene.world;
    meddling.begin(node.identity.peer);
    later(scene, prng.pick([5, 40]), `${node.name} meddles no more`, () =>
      meddling.stop(node.identity.peer),
    );
    return true;
  },
  relayDown(scene) {
    const { network } = scene.world;
    network.setRelayUp(false);
    later(scene, scene.prng.pick([2, 10, 60]), 'relay up', () => network.setRelayUp(true));
    return true;
  },
  forgotten({ world, node }) {
    world.network.forget(node.identity.peer);
    return true;
  },
  diskFull(scene) {
    const { node, prng } = scene;
    const freeBytes = node.disk.quotaBytes - node.disk.usedBytes();
    node.disk.foreignBytes += freeBytes - prng.pick([0, 2_000, 300_000]);
    later(scene, prng.pick([4, 30]), `${node.name} has room`, () => {
      node.disk.foreignBytes = 0;
    });
    return true;
  },
  diskFails(scene) {
    const { node, prng } = scene;
    node.disk.failing = prng.pick([0.1, 1]);
    later(scene, prng.pick([2, 20]), `${node.name} disk works`, () => (node.disk.failing = 0));
    return true;
  },
  sourceGone({ node, prng }) {
    const sources = [...(node.life?.sources.values() ?? [])];
    if (sources.length === 0) return false;
    prng.pick(sources).vanish();
    return true;
  },
};
