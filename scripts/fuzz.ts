/** `npm run fuzz`: a million hostile inputs over every decoder, and whether long ones take no longer than they are. */
import { parseArgs } from 'node:util';
import { drive } from '../tests/fuzz/drive.ts';
import { GROWTH_MAX, growthOf } from '../tests/fuzz/growth.ts';
import { decoders } from '../tests/fuzz/registry.ts';

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

const failures: string[] = [];
const rows: string[] = [];
let total = 0;
for (const decoder of decoders) {
  const count = Math.ceil((inputs * decoder.share) / 1_000);
  const beganAtMs = performance.now();
  try {
    await drive(decoder, seed, count);
    total += count;
  } catch (error) {
    failures.push(error instanceof Error ? error.message : String(error));
  }
  const seconds = (performance.now() - beganAtMs) / 1_000;
  const growth = await growthOf(decoder);
  if (growth > GROWTH_MAX) failures.push(`${decoder.name}: 4 times the input, ${growth} the time`);
  const { arrayBuffers } = process.memoryUsage();
  if (arrayBuffers > BUFFERS_MAX)
    failures.push(`${decoder.name}: ${arrayBuffers} bytes of buffers`);
  const grown = growth > 0 ? `${growth.toFixed(1)} ×` : 'quick';
  rows.push(`| ${decoder.name} | ${count.toLocaleString('en')} | ${grown} |`);
  console.log(`${decoder.name}: ${count} inputs in ${seconds.toFixed(1)} s; 4 × as long: ${grown}`);
}
const mostMiB = Math.round(process.resourceUsage().maxRSS / 1024);
console.log('\n| decoder of | inputs | time of 4 times the bytes |\n| --- | --- | --- |');
console.log(rows.join('\n'));
console.log(`\n${total} inputs, ${decoders.length} decoders, ${mostMiB} MiB at most`);
for (const failure of failures) console.log(`fails: ${failure}`);
process.exit(failures.length > 0 ? 1 : 0);
