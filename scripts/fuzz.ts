/** `npm run fuzz`: a million hostile inputs over every decoder, and whether long ones take no longer than they are. */
import { parseArgs } from 'node:util';
import { drive, longInputs } from '../tests/fuzz/drive.ts';
import { decoders, type Decoder } from '../tests/fuzz/registry.ts';

const { values } = parseArgs({
  options: {
    inputs: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
  },
});
const inputs = Number(values.inputs);
const seed = Number(values.seed);
if (!Number.isSafeInteger(inputs) || inputs < decoders.length || !Number.isSafeInteger(seed)) {
  console.error('usage: npm run fuzz -- --inputs N --seed S');
  process.exit(2);
}

/** Memory outside of the heap, which the command's own flag bounds, at any time. */
const BUFFERS_MAX = 256 * 1024 * 1024;
/** Four times as long may take so many times as long: 16 would be quadratic; the rest is noise. */
const GROWTH_MAX = 9;
const LENGTHS = [16_384, 32_768, 65_536] as const;
const MEASURED_US = 1_000;
/** What takes less for the longest is linear, or as good: 5 ns a byte. */
const QUICK_US = 300;

const cpuUs = () => process.cpuUsage().user + process.cpuUsage().system;

/** CPU time of reading `bytes` once, the least of some rounds. */
async function costUs(decoder: Decoder, bytes: Uint8Array<ArrayBuffer>): Promise<number> {
  let least = Infinity;
  for (let round = 0; round < 2; round++) {
    const before = cpuUs();
    let times = 0;
    while (cpuUs() - before < MEASURED_US) {
      const value = await decoder.read(bytes.slice());
      if (Array.isArray(value)) await Promise.all(value);
      times += 1;
    }
    least = Math.min(least, (cpuUs() - before) / times);
  }
  return least;
}

/** The worst growth from the shortest to the longest, over all shapes of input. */
async function growthOf(decoder: Decoder): Promise<number> {
  const [short, middle, long] = LENGTHS.map((length) => longInputs(decoder, length));
  let worst = 0;
  for (const [i, bytes] of (long ?? []).entries()) {
    const first = short?.[i];
    const second = middle?.[i];
    if (!first || !second) continue;
    const c = await costUs(decoder, bytes);
    if (c < QUICK_US) continue;
    const [a, b] = [await costUs(decoder, first), await costUs(decoder, second)];
    // Both doublings must look bad: one alone is the machine's mood, or a bound that is passed between.
    const growth = Math.min((b / a) ** 2, (c / b) ** 2, c / a);
    worst = Math.max(worst, growth);
  }
  return worst;
}

const failures: string[] = [];
let total = 0;
for (const decoder of decoders) {
  const count = Math.ceil((inputs * decoder.share) / 1_000);
  const before = cpuUs();
  try {
    await drive(decoder, seed, count);
    total += count;
  } catch (error) {
    failures.push(error instanceof Error ? error.message : String(error));
  }
  const seconds = (cpuUs() - before) / 1e6;
  const growth = await growthOf(decoder);
  if (growth > GROWTH_MAX) failures.push(`${decoder.name}: 4 times the input, ${growth} the time`);
  const { arrayBuffers } = process.memoryUsage();
  if (arrayBuffers > BUFFERS_MAX)
    failures.push(`${decoder.name}: ${arrayBuffers} bytes of buffers`);
  console.log(
    `${decoder.name}: ${count} inputs, ${seconds.toFixed(1)} s, 4 × as long: ${growth > 0 ? `${growth.toFixed(1)} × the time` : 'quick'}`,
  );
}
const mostMiB = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(`${total} inputs, ${decoders.length} decoders, ${mostMiB} MiB at most`);
for (const failure of failures) console.log(`fails: ${failure}`);
process.exit(failures.length > 0 ? 1 : 0);
