/** `npm run sim -- --seed N --runs M`: simulates many rooms, one after the other, and prints what led to a failure. */
import { parseArgs } from 'node:util';
import { runCrowd } from '../tests/sim/crowd.ts';
import { runRoomAccess } from '../tests/sim/room-access.ts';
import { runFakeCrowd } from '../tests/sim/fake-crowd.ts';
import { runRetention } from '../tests/sim/retention.ts';
import { runHandoffs } from '../tests/sim/handoffs.ts';
import { runScenario } from '../tests/sim/scenario.ts';
import { runVillains } from '../tests/sim/villains.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    runs: { type: 'string' },
    /** Thirty people and three files instead of a few people. */
    crowd: { type: 'boolean', default: false },
    /** A room of so many people, and its figures; one run, unless `runs` says otherwise. */
    hall: { type: 'string' },
    /** With `hall`: how many of a hundred people lie. */
    liars: { type: 'string', default: '20' },
    /** With `hall`: only these steps, as `join,talk`. */
    steps: { type: 'string' },
    /** With `hall`: as short as in `npm test`. */
    short: { type: 'boolean', default: false },
    /** Print every event and message. */
    trace: { type: 'boolean', default: false },
    /** A thousand fake identities in a room of twenty, with and without proof of work by turns. */
    fakes: { type: 'boolean', default: false },
    /** Every fifth peer is malicious and tries every attack, to the end. */
    malicious: { type: 'boolean', default: false },
    /** Rooms that are locked and unlocked, and people who store nothing. */
    access: { type: 'boolean', default: false },
    /** Room handoffs that people accept or decline. */
    handoffs: { type: 'boolean', default: false },
    /** Days between visits, and different retention times. */
    retention: { type: 'boolean', default: false },
    /** Instead of rooms: one hostile log with this many entries, of this many characters each. */
    'flood-log': { type: 'boolean', default: false },
    entries: { type: 'string', default: '1000000' },
    chars: { type: 'string', default: '40' },
  },
});

if (values['flood-log']) {
  const { floodLog } = await import('./flood-log.ts');
  process.exit((await floodLog(Number(values.entries), Number(values.chars))) ? 0 : 1);
}

const print = values.trace ? console.log : undefined;

/** A room of so many people: prints how long each step took, and its figures beside the aims. */
async function runLargeRoom(seed: string) {
  const { runHall } = await import('../tests/sim/hall.ts');
  const people = Number(values.hall);
  const liarsPercent = Number(values.liars);
  const isShort = values.short;
  const steps = values.steps?.split(',');
  let stepAt = performance.now();
  const progress = (step: string, figures: readonly string[]) => {
    console.log(`${step}: ${((performance.now() - stepAt) / 1_000).toFixed(1)} s`);
    for (const line of figures) console.log(`  ${line}`);
    stepAt = performance.now();
  };
  console.log(`seed ${seed}: ${people} people, of whom ${liarsPercent} % lie`);
  const result = await runHall({ seed, people, liarsPercent, isShort, steps, print, progress });
  for (const [what, why] of result.notYet) console.log(`not yet: ${what}: ${why}`);
  const { rss } = process.memoryUsage();
  console.log(`${result.stats.events} events, ${Math.round(rss / 1e6)} MB`);
  return result;
}

/** With odd seeds the fakes have done the proof of work. */
async function runFakes(seed: string) {
  const hasProof = Number(seed) % 2 === 1;
  const result = await runFakeCrowd({ seed, fakes: 1_000, hasProof, print });
  console.log(
    `seed ${seed}, ${hasProof ? 'worked' : 'no work'}: ${JSON.stringify(result.findings)}`,
  );
  return result;
}

function chosenRun() {
  if (values.hall !== undefined) return runLargeRoom;
  if (values.fakes) return runFakes;
  if (values.access) return runRoomAccess;
  if (values.handoffs) return runHandoffs;
  if (values.retention) return runRetention;
  return values.crowd ? runCrowd : values.malicious ? runVillains : runScenario;
}
const run = chosenRun();
const first = Number(values.seed);
const runs = Number(values.runs ?? (values.hall === undefined ? 1_000 : 1));
if (!Number.isInteger(first) || !Number.isInteger(runs) || runs < 1) {
  console.error('Usage: npm run sim -- --seed N --runs M');
  process.exit(2);
}

const failing: string[] = [];
const totals = new Map<string, number>();
const startedAt = performance.now();
console.log(`SEED=${first} RUNS=${runs}`);
for (let seed = first; seed < first + runs; seed++) {
  const { stats, failure, lastEvents, traceHash } = await run(String(seed), print);
  for (const [name, count] of Object.entries(stats)) {
    totals.set(name, (totals.get(name) ?? 0) + count);
  }
  if (failure === undefined) continue;
  failing.push(String(seed));
  console.log(`\nseed ${seed} (trace ${traceHash}) failed: ${failure}`);
  if (failing.length === 1 && !values.trace) console.log(lastEvents.join('\n'));
}

const seconds = (performance.now() - startedAt) / 1000;
for (const [name, count] of totals) console.log(`${name}: ${count}`);
console.log(`${runs} runs in ${seconds.toFixed(1)} s, ${failing.length} failed`);
if (failing.length > 0) console.log(`failing seeds: ${failing.join(' ')}`);
process.exit(failing.length > 0 ? 1 : 0);
