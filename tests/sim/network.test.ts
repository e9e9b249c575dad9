/** The simulated network passes the transport contract in fair and in foul weather. */
import { describe, test } from 'vitest';
import type { Transport } from '../../src/core/ports.ts';
import { peerId } from '../../src/core/base/ids.ts';
import { transportContract, type TransportRig } from '../contract/transport.ts';
import { createPrng } from '../fakes/prng.ts';
import { createHost } from '../fakes/host.ts';
import { createSimNetwork } from './sim-network.ts';
import { createTimeline, drained } from '../fakes/timeline.ts';
import { drawWeather, fairWeather, type Weather } from './weather.ts';

function simulatedRoom(seed: string, weather: Weather): TransportRig {
  const prng = createPrng(seed);
  const timeline = createTimeline(0);
  const network = createSimNetwork(timeline, weather, prng.fork('network'));
  const joined: Transport[] = [];
  const join = (name: string, key: string) => {
    const transport = network.join(peerId(prng.bytes(16)), createHost(timeline, name), key);
    joined.push(transport);
    return transport;
  };
  return {
    join: async (name) => join(name, ''),
    joinAstray: async (name) => join(name, 'another password'),
    async until(condition, what) {
      const deadlineMs = timeline.nowMs() + 120_000;
      await drained();
      while (!condition()) {
        if ((await timeline.step(deadlineMs)) === undefined && !condition()) {
          throw new Error(`never: ${what}`);
        }
      }
    },
    async pass(ms) {
      const deadlineMs = timeline.nowMs() + ms;
      while ((await timeline.step(deadlineMs)) !== undefined);
    },
    async close() {
      for (const transport of joined) transport.close();
    },
  };
}

describe('simulated network, fair weather', () => {
  for (const { name, run } of transportContract(async () => simulatedRoom('fair', fairWeather))) {
    test(name, run);
  }
});

describe('simulated network, any weather', () => {
  let round = 0;
  const foulRoom = async () => {
    const seed = `foul ${round}`;
    const weather = drawWeather(createPrng(seed));
    return simulatedRoom(seed, { ...weather, lateCloseMs: 50, sampleSize: 20 });
  };
  for (const { name, run } of transportContract(foulRoom)) {
    test(name, async () => {
      for (round = 0; round < 20; round++) await run();
    });
  }
});
