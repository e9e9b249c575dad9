/** Who comes in, who goes elsewhere, and what stays, in a few rooms; `npm run sim -- --access`, `--handoffs`, `--retention` play more. */
import { expect, test } from 'vitest';
import { runRoomAccess } from './room-access.ts';
import { runRetention } from './retention.ts';
import { runHandoffs } from './handoffs.ts';
import { expectToHold } from './seeds.ts';
import { fairWeather } from './weather.ts';
import { createWorld } from './world.ts';

test('[R10] a locked room lets nobody in and loses nobody; then all come in, and who leaves no trace has none', async () => {
  const stats = await expectToHold(runRoomAccess, '--access', 10);
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

test('[R11] a new link takes along who follows it, leaves who does not, and reaches nobody else', async () => {
  const stats = await expectToHold(runHandoffs, '--handoffs', 8);
  expect(stats.moved).toBeGreaterThan(8);
  expect(stats.stayed).toBeGreaterThan(0);
});

test('[E18] [R10] what grew old goes from each as it chose and is not asked for again; a lock outlives it', async () => {
  const stats = await expectToHold(runRetention, '--retention', 5);
  expect(stats.expired).toBeGreaterThan(10);
});
