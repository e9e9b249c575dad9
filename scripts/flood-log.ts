/** `npm run sim -- --flood-log`: measures what a hostile log of a million entries costs the member that gets it. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { LOG_BYTES_MAX, LOG_ENTRIES_MAX } from '../src/core/limits/chat.ts';
import { runFloodLog } from '../tests/sim/flood-log.ts';

const MiB = 1024 * 1024;
const LOOK_EVERY = 20_000;
/** A full log twice, in memory and on the simulated disk, and the run itself. */
const HEAP_GROWTH_MAX = 2 * LOG_BYTES_MAX + 256 * MiB;
/** A page that is busy for this long stutters, but not worse. */
const TURN_MS_MAX = 1_000;

/** Bytes in use after a garbage collection. */
function createHeapMeter(): () => number {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  return () => {
    gc();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
}

/** Prints what it measures. Returns false when a limit was exceeded. */
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
  console.log(`at most ${found.shownMost} entries shown, ${found.recordsMost} records stored`);
  console.log(`at most ${(found.diskBytesMost / MiB).toFixed(1)} MiB on disk`);
  console.log(`heap, disk included, grew by at most ${(growthMost / MiB).toFixed(1)} MiB`);
  console.log(
    `victim: CPU ${found.victimSeconds.toFixed(1)} s, ${perEntryUs.toFixed(0)} µs an entry`,
  );
  console.log(`victim: CPU ${found.longestTurnMs.toFixed(0)} ms at most without a pause`);
  console.log(`the log arrived within ${found.tookSeconds.toFixed(0)} simulated seconds`);
  const checks: [string, boolean][] = [
    ['the log stays within its limit', found.shownMost <= LOG_ENTRIES_MAX],
    ['the disk stays within its limit', found.diskBytesMost <= 2 * LOG_BYTES_MAX],
    ['memory stays within its limit', growthMost <= HEAP_GROWTH_MAX],
    ['the page never stops for long', found.longestTurnMs <= TURN_MS_MAX],
    ['entries of others are kept', found.quietIsKept],
    ['the room still works', found.roomWorks],
  ];
  for (const [what, holds] of checks) if (!holds) console.log(`Failed: ${what}`);
  return checks.every(([, holds]) => holds);
}
