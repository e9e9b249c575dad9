/** `npm run sim -- --flood-log`: what a hostile log of a million entries costs whoever is offered it. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { LOG_BYTES_MAX, LOG_ENTRIES_MAX } from '../src/core/limits/chat.ts';
import { runFloodLog } from '../tests/sim/flood-log.ts';

const MiB = 1024 * 1024;
const LOOK_EVERY = 20_000;
/** A log that is full, twice: as it is in memory, and as the simulated disk holds it; and the run itself. */
const HEAP_GROWTH_MAX = 2 * LOG_BYTES_MAX + 256 * MiB;
/** A page that is busy for so long stutters, and no more. */
const TURN_MS_MAX = 1_000;

/** Bytes in use when all garbage is gone. */
function createHeapMeter(): () => number {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  return () => {
    gc();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
}

/** Prints what it finds; false when a bound was passed. */
export async function floodLog(entries: number, textChars: number): Promise<boolean> {
  const inUse = createHeapMeter();
  const before = inUse();
  const growths: number[] = [];
  const found = await runFloodLog({
    entries,
    textChars,
    lookEvery: LOOK_EVERY,
    look: () => growths.push(inUse() - before),
  });
  const growthMost = Math.max(...growths);
  const perEntryUs = (found.victimSeconds * 1e6) / found.offered;
  console.log(`${found.offered} entries of ${textChars} characters offered to one member`);
  console.log(`shown at most ${found.shownMost}, records at most ${found.recordsMost}`);
  console.log(`disk at most ${(found.diskBytesMost / MiB).toFixed(1)} MiB`);
  console.log(`heap with that disk grew by ${(growthMost / MiB).toFixed(1)} MiB at most`);
  console.log(
    `victim: CPU ${found.victimSeconds.toFixed(1)} s, ${perEntryUs.toFixed(0)} µs an entry`,
  );
  console.log(`victim: the longest turn, CPU ${found.longestTurnMs.toFixed(0)} ms`);
  console.log(`it came over ${found.tookSeconds.toFixed(0)} s of the room's time`);
  const checks: [string, boolean][] = [
    ['the log is within its bound', found.shownMost <= LOG_ENTRIES_MAX],
    ['the disk is within its bound', found.diskBytesMost <= 2 * LOG_BYTES_MAX],
    ['memory is bounded', growthMost <= HEAP_GROWTH_MAX],
    ['no turn is long', found.longestTurnMs <= TURN_MS_MAX],
    ['what somebody else said is kept', found.quietIsKept],
    ['the room works on', found.roomWorks],
  ];
  for (const [what, holds] of checks) if (!holds) console.log(`fails: ${what}`);
  return checks.every(([, holds]) => holds);
}
