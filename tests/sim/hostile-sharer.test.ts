/** A hostile sharer, whose files everyone takes: no honest member bans another for what it does. */
import { expect, test } from 'vitest';
import { createPrng } from '../fakes/prng.ts';
import { fileTricks, type FileTrick } from './file-tricks.ts';
import { createMallory } from './mallory.ts';
import { fairWeather } from './weather.ts';
import { createWorld } from './world.ts';

const SEEDS = 2;
/** How many files she offers. */
const LOUDNESS = 600;

test.each(Object.keys(fileTricks) as FileTrick[])(
  '[F18] [F8] no honest member bans another for what a sharer does: %s',
  { timeout: 240_000 },
  async (trick) => {
    for (let seed = 1; seed <= (trick === 'manyOffers' ? 1 : SEEDS); seed++) {
      const prng = createPrng(`sharer ${seed}`);
      const world = createWorld({
        seed: `sharer ${trick} ${seed}`,
        nodes: 4,
        weather: { ...fairWeather, latencyMs: prng.pick([5, 60]) },
        chunkBytes: 1024,
        watchWires: false,
        checkEveryMs: trick === 'manyOffers' ? Infinity : 0,
      });
      const mallory = createMallory(world, [trick, 'answersPings'], 'mallory', LOUDNESS);
      for (const node of world.nodes) node.start();
      await world.run(8_000);
      mallory.start();
      for (let second = 0; second < 60; second++) {
        await world.run(1_000); // fails when an honest member bans another
        if (second % 10 !== 5 || trick === 'manyOffers') continue;
        for (const node of world.nodes) {
          for (const { id, state } of node.room()?.files.list() ?? []) {
            if (state === 'offered') void node.room()?.files.download(id);
          }
        }
      }
      const states = world.nodes.map((node) =>
        (node.room()?.files.list() ?? []).map((it) => `${it.name} ${it.state}`).sort(),
      );
      if (trick === 'sameNonce') expect(new Set(states.flat())).toEqual(new Set(['same complete']));
      for (const { identity } of world.nodes) {
        const linked = world.network.linkedWith(identity.peer);
        for (const other of world.nodes) {
          if (other.identity.peer !== identity.peer) expect(linked).toContain(other.identity.peer);
        }
      }
      mallory.stop();
      for (const node of world.nodes) node.stop();
      await world.run(5_000);
    }
  },
);
