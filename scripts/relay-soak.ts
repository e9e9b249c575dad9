/**
 * `npm run relay:soak`: a relay beside 1,000 honest connections under every attack that we know, ten minutes long. It fails
 * unless descriptors and memory come back to within 5 %, honest joins stay quick, and none of the honest is cut.
 */
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { soakRun } from '../tests/signaling/soak/soak-run.ts';
import type { Footprint } from '../tests/signaling/soak/soak-run.ts';
import { root, runTool } from './run.mjs';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    honest: { type: 'string', default: '1000' },
    /** Attack before the first count, so that what is allocated once is there. */
    'warm-up': { type: 'string', default: '60' },
    settle: { type: 'string', default: '75' },
    /** The relay sees the addresses itself, instead of hearing them from a proxy. */
    direct: { type: 'boolean', default: false },
  },
});
const JOIN_MS_MAX = 100;
const DRIFT_MAX = 0.05;

// The built relay, as it is deployed.
const built = await runTool('typescript:tsc', ['-p', 'signaling/tsconfig.build.json'], {
  timeoutMs: 60_000,
});
if (built.code !== 0) throw new Error(built.output);

const result = await soakRun({
  program: [join(root, 'build/relay/main.js')],
  honest: Number(values.honest),
  seconds: Number(values.minutes) * 60,
  warmUpSeconds: Number(values['warm-up']),
  settleSeconds: Number(values.settle),
  isProxied: !values.direct,
});

const MiB = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
const row = (name: string, { descriptors, rss, heap, tcpBytes }: Footprint): void =>
  console.log(`| ${[name, descriptors, MiB(rss), MiB(heap), MiB(tcpBytes)].join(' | ')} |`);
console.log('|  | descriptors | resident | heap | TCP of the machine |');
console.log('| --- | --- | --- | --- | --- |');
row('before', result.before);
row('under attack', result.during);
row('after', result.after);
const { joinMs, arriveMs, joins, joinsRefused, honestCut, boxesSent, boxesArrived } = result;
for (const [name, { p50, p99, max }] of Object.entries({
  join: joinMs,
  'connect and join': arriveMs,
}))
  console.log(
    `${name}: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, longest ${max.toFixed(1)} ms`,
  );
console.log(`${joins} people came, ${joinsRefused} were not let in; ${honestCut} honest were cut.`);
console.log(`${boxesArrived} of ${boxesSent} honest boxes arrived.`);
console.log(`Sockets of attackers: ${JSON.stringify(result.attacks)}`);

const drift = (of: 'descriptors' | 'rss' | 'heap'): number =>
  result.after[of] / result.before[of] - 1;
const failures = [
  Math.abs(drift('descriptors')) > DRIFT_MAX && 'descriptors did not come back',
  // What the process gives back to the system may be more than it had before.
  drift('rss') > DRIFT_MAX && 'resident memory did not come back',
  drift('heap') > DRIFT_MAX && 'the heap did not come back',
  joinMs.p99 > JOIN_MS_MAX && 'joins were slow',
  joinsRefused > 0 && 'people were not let in',
  honestCut > 0 && 'honest connections were cut',
].filter((failure) => failure !== false);
for (const failure of failures) console.error(`Failed: ${failure}.`);
process.exit(failures.length === 0 ? 0 : 1);
