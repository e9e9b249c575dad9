/** Several members who stay below every bound and all speak through one: nobody is charged for what it passes on. */
import { expect, test } from 'vitest';
import { createMallory } from './mallory.ts';
import { fairWeather } from './weather.ts';
import { createWorld } from './world.ts';

const LOUDNESS = 3_000;

test(
  '[Y9] [M6] no honest member bans another for what a chorus has it pass on',
  { timeout: 240_000 },
  async () => {
    const world = createWorld({
      seed: 'chorus',
      nodes: 2,
      weather: { ...fairWeather },
      chunkBytes: 1024,
      watchWires: false,
      checkEveryMs: Infinity,
    });
    const voices = [1, 2, 3].map((n) =>
      createMallory(world, ['chorus', 'answersPings'], `voice ${n}`, LOUDNESS),
    );
    for (const node of world.nodes) node.start();
    await world.run(10_000);
    for (const voice of voices) voice.start();
    await world.run(40_000); // fails when an honest member bans another
    expect(world.stats.lies).toBeGreaterThanOrEqual(3 * LOUDNESS);
    const [alice, bob] = world.nodes.map((node) => node.identity.peer);
    expect(alice && world.network.linkedWith(alice)).toContain(bob);
    for (const voice of voices) voice.stop();
    for (const node of world.nodes) node.stop();
    await world.run(5_000);
  },
);
