/** What every Clock and every Random must do. */
import type { Clock, Random } from '../../src/core/ports.ts';
import { assert, assertEqual, type ContractCase } from './contract.ts';

export interface ClockRig {
  readonly clock: Clock;
  readonly random: Random;
  /** Lets at least `ms` pass on the clock. */
  pass(ms: number): Promise<void>;
}

/** Cases let about a second pass in all, so that real clocks can run them too. */
export function clockContract(make: () => Promise<ClockRig>): ContractCase[] {
  return cases.map(([name, run]) => ({ name, run: async () => run(await make()) }));
}

const STEP_MS = 20;
/** Clocks are rounded and may be steered while they run. */
const SLACK_MS = 2;

const cases: [string, (rig: ClockRig) => Promise<void>][] = [
  [
    'now goes on as time passes',
    async ({ clock, pass }) => {
      const beforeMs = clock.now();
      await pass(STEP_MS);
      assert(clock.now() >= beforeMs + STEP_MS - SLACK_MS, 'now has gone on');
    },
  ],
  [
    'after calls once, not before its time and never within the call',
    async ({ clock, pass }) => {
      const calls: number[] = [];
      const startMs = clock.now();
      clock.after(STEP_MS, () => calls.push(clock.now()));
      clock.after(0, () => calls.push(clock.now()));
      assertEqual(calls.length, 0, 'calls at once');
      await pass(STEP_MS * 4);
      assertEqual(calls.length, 2, 'calls');
      assert((calls[1] ?? 0) >= startMs + STEP_MS - SLACK_MS, 'the second came in time');
    },
  ],
  [
    'after calls in the order of the delays',
    async ({ clock, pass }) => {
      const calls: string[] = [];
      clock.after(STEP_MS * 4, () => calls.push('late'));
      clock.after(STEP_MS, () => calls.push('early'));
      await pass(STEP_MS * 8);
      assertEqual(calls, ['early', 'late'], 'calls');
    },
  ],
  [
    'a timer that was stopped does not call; stopping twice or late is harmless',
    async ({ clock, pass }) => {
      let calls = 0;
      const stopped = clock.after(STEP_MS, () => calls++);
      stopped();
      stopped();
      const stoppedRepeat = clock.every(STEP_MS, () => calls++);
      stoppedRepeat();
      const over = clock.after(0, () => undefined);
      await pass(STEP_MS * 4);
      over();
      assertEqual(calls, 0, 'calls');
    },
  ],
  [
    'every goes on until it is stopped, also from within',
    async ({ clock, pass }) => {
      let endless = 0;
      let thrice = 0;
      const off = clock.every(STEP_MS, () => endless++);
      const offThrice = clock.every(STEP_MS, () => {
        thrice += 1;
        if (thrice === 3) offThrice();
      });
      await pass(STEP_MS * 10);
      off();
      const atStop = endless;
      assert(atStop >= 3 && atStop <= 11, `called ${atStop} times in ten periods`);
      assertEqual(thrice, 3, 'calls of the one that stopped itself');
      await pass(STEP_MS * 3);
      assertEqual(endless, atStop, 'calls after the stop');
    },
  ],
  [
    'a timer can set and stop others',
    async ({ clock, pass }) => {
      const calls: string[] = [];
      const victim = clock.after(STEP_MS * 6, () => calls.push('victim'));
      clock.after(STEP_MS, () => {
        victim();
        clock.after(STEP_MS, () => calls.push('child'));
      });
      await pass(STEP_MS * 12);
      assertEqual(calls, ['child'], 'calls');
    },
  ],
  [
    'next is in [0, 1) and varies',
    async ({ random }) => {
      const draws = Array.from({ length: 1_000 }, () => random.next());
      assert(
        draws.every((x) => x >= 0 && x < 1),
        'each is in [0, 1)',
      );
      const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length;
      assert(mean > 0.4 && mean < 0.6, `the mean of 1,000 is ${mean}`);
      assert(new Set(draws).size > 900, 'they differ');
    },
  ],
  [
    'bytes are as many as asked for, and unlike those before',
    async ({ random }) => {
      for (const length of [0, 1, 16, 32, 100_000])
        assertEqual(random.bytes(length).length, length, 'length');
      const drawn = new Set(Array.from({ length: 100 }, () => random.bytes(16).join()));
      assertEqual(drawn.size, 100, 'different draws');
      const large = random.bytes(100_000);
      assert(new Set(large).size === 256, 'every byte occurs');
      assert(
        large.subarray(-1_000).some((byte) => byte !== 0),
        'the end is filled too',
      );
    },
  ],
];
