import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files of the simulator are short and take longest. They come first, so that no core is idle at the end. */
class SimulatorFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => moduleId.includes('/tests/sim/');
    return [...sorted.filter(isLong), ...sorted.filter((it) => !isLong(it))];
  }
}

export default defineConfig({
  plugins: [svelte()],
  resolve: { conditions: ['browser'] },
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**'],
    // Files share a worker, and with it the code that is loaded and warm: half of the time. A test that changes something
    // global sets it back.
    isolate: false,
    sequence: { sequencer: SimulatorFirst },
    // The simulator makes much that is short-lived: with a wider nursery it spends a seventh less time.
    execArgv: ['--max-semi-space-size=32'],
    testTimeout: 20_000, // a test is slow when it is wrong, not when the machine is busy
  },
});
