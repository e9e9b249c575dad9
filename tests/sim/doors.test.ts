/** A few rooms that are locked and unlocked; `npm run sim -- --doors --runs 1000` plays more. */
import { expect, test } from 'vitest';
import { runDoors } from './doors.ts';
import { expectToHold } from './seeds.ts';
import { fairWeather } from './weather.ts';
import { createWorld } from './world.ts';

test('[R10] a locked room lets nobody in and loses nobody; then all come in, and logs are equal', async () => {
  const stats = await expectToHold(runDoors, '--doors', 10);
  expect(stats.lockedOut).toBeGreaterThan(50);
});

test('[R10] [S30] who waits outside is in 3 s after the room is unlocked, however long it has waited', async () => {
  for (const waitsMs of [500, 4_000, 9_000, 14_000, 17_000]) {
    const world = createWorld({
      seed: `waits ${waitsMs}`,
      nodes: 3,
      weather: { ...fairWeather },
      chunkBytes: 1024,
      watchWires: true,
    });
    const [alice, bob, carol] = world.nodes;
    alice?.start();
    bob?.start();
    await world.run(5_000);
    void alice?.room()?.lock(true);
    await world.run(1_000);
    carol?.start();
    await world.run(waitsMs);
    expect(carol?.room()?.status().linked).toBe(0);
    void bob?.room()?.lock(false);
    await world.run(3_000);
    expect(carol?.room()?.status().linked).toBe(2);
  }
});
