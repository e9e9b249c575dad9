/** The simulator's fakes keep the same contracts as the browser's adapters, while virtual time is pumped. */
import { describe, test } from 'vitest';
import type { ByteSource } from '../../src/core/ports.ts';
import { byteSourceContract } from '../contract/byte-source.ts';
import { chunkStoreContract } from '../contract/chunk-store.ts';
import { clockContract } from '../contract/clock.ts';
import type { ContractCase } from '../contract/contract.ts';
import { cryptoContract } from '../contract/crypto.ts';
import { keyValueStoreContract } from '../contract/key-value-store.ts';
import { createPrng } from '../fakes/prng.ts';
import { createHostClock } from '../fakes/host-clock.ts';
import { createKeyring } from '../fakes/keyring.ts';
import { createHost } from '../fakes/host.ts';
import { createRandom } from '../fakes/random.ts';
import { createFakeSource, type FakeSource } from '../fakes/byte-source.ts';
import { createDisk } from '../fakes/disk.ts';
import { createTimeline, drained } from '../fakes/timeline.ts';

const QUOTA_BYTES = 8 * 1024 * 1024;
const LATENCY_MS = 5;

const prng = createPrng('fakes');
const timeline = createTimeline(1_000);
const host = createHost(timeline, 'alice');

/** Runs each case while time goes on, a millisecond at a time where nothing is due. */
function pumped(cases: ContractCase[]): void {
  for (const { name, run } of cases) {
    test(name, async () => {
      let over = false;
      const running = run().finally(() => (over = true));
      running.catch(() => undefined);
      while (!over) {
        await timeline.step(timeline.nowMs() + 1);
        await drained();
      }
      await running;
    });
  }
}

const emptyDisk = () => {
  const disk = createDisk(prng, () => undefined);
  disk.quotaBytes = QUOTA_BYTES;
  return disk;
};

describe('Clock and Random', () => {
  pumped(
    clockContract(async () => ({
      clock: createHostClock(host, 77),
      random: createRandom(prng),
      pass: (ms) => new Promise((resolve) => timeline.after(ms, 'passed', resolve)),
    })),
  );
});

for (const slowMs of [0, LATENCY_MS]) {
  describe(`Crypto that takes up to ${slowMs} ms`, () => {
    pumped(
      cryptoContract(async () => {
        const keyring = createKeyring();
        const [alice, bob] = [keyring.createIdentity(prng), keyring.createIdentity(prng)];
        return { crypto: keyring.cryptoOf(host, slowMs, prng), alice, bob };
      }),
    );
  });
}

describe('KeyValueStore', () => {
  pumped(
    keyValueStoreContract(async () => {
      const disk = emptyDisk();
      const open = () => disk.open(host, LATENCY_MS).records;
      return { store: open(), reopen: async () => open(), roomBytes: QUOTA_BYTES };
    }),
  );
});

describe('ChunkStore', () => {
  pumped(
    chunkStoreContract(async () => {
      const disk = emptyDisk();
      const open = () => disk.open(host, LATENCY_MS).chunks;
      return { store: open(), reopen: async () => open(), roomBytes: QUOTA_BYTES };
    }),
  );
});

describe('ByteSource', () => {
  pumped(
    byteSourceContract(async () => ({
      open: async (content) => createFakeSource(content, host, LATENCY_MS, prng),
      vanish: async (source: ByteSource) => (source as FakeSource).vanish(),
    })),
  );
});
