/** `npm run fuzz`: feeds a million hostile inputs to the decoders, and checks that time grows no faster than length. */
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
  console.error(`Usage: npm run fuzz -- --inputs N --seed S, with N at least ${decoders.length}`);
  process.exit(2);
}

/** Memory outside the heap. The command's own flag limits the heap. */
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
  if (growth > GROWTH_MAX)
    failures.push(`${decoder.name}: 4 times the input took ${growth.toFixed(1)} times the time`);
  const { arrayBuffers } = process.memoryUsage();
  if (arrayBuffers > BUFFERS_MAX)
    failures.push(`${decoder.name}: holds ${arrayBuffers} bytes in buffers`);
  const grown = growth > 0 ? `${growth.toFixed(1)} ×` : 'quick';
  rows.push(`| ${decoder.name} | ${count.toLocaleString('en')} | ${grown} |`);
  console.log(
    `${decoder.name}: ${count} inputs in ${seconds.toFixed(1)} s; 4 times as long: ${grown}`,
  );
}
const mostMiB = Math.round(process.resourceUsage().maxRSS / 1024);
console.log('\n| decoder of | inputs | time of 4 times the bytes |\n| --- | --- | --- |');
console.log(rows.join('\n'));
console.log(`\n${total} inputs, ${decoders.length} decoders, ${mostMiB} MiB at most`);
for (const failure of failures) console.log(`Failed: ${failure}`);
process.exit(failures.length > 0 ? 1 : 0);
