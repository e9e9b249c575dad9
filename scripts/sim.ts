/** `npm run sim -- --seed N --runs M`: many simulated rooms, one after the other; a failing seed tells its story. */
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
    runs: { type: 'string', default: '1000' },
    /** Thirty people and three files instead of a few people. */
    crowd: { type: 'boolean', default: false },
    /** Prints every event and message. */
    trace: { type: 'boolean', default: false },
    /** A thousand fake identities in a room of twenty, with and without proof of work in turns. */
    fakes: { type: 'boolean', default: false },
    /** Every fifth peer is of bad will, with every trick, to the end. */
    malicious: { type: 'boolean', default: false },
    /** Rooms that are locked and unlocked, and people who leave no trace. */
    doors: { type: 'boolean', default: false },
    /** New links that people follow or not. */
    moves: { type: 'boolean', default: false },
    /** Days between visits, and people who keep history for different times. */
    keeping: { type: 'boolean', default: false },
    /** A hostile log of so many entries, of texts of so many characters, instead of rooms from seeds. */
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

/** Odd seeds are of fakes that have paid the joining cost. */
async function runFakes(seed: string) {
  const worked = Number(seed) % 2 === 1;
  const result = await runFakeCrowd({ seed, fakes: 1_000, worked, print });
  console.log(`seed ${seed}, ${worked ? 'worked' : 'no work'}: ${JSON.stringify(result.findings)}`);
  return result;
}

function chosenRun() {
  if (values.fakes) return runFakes;
  if (values.doors) return runRoomAccess;
  if (values.moves) return runHandoffs;
  if (values.keeping) return runRetention;
  return values.crowd ? runCrowd : values.malicious ? runVillains : runScenario;
}
const run = chosenRun();
const first = Number(values.seed);
const runs = Number(values.runs);
if (!Number.isInteger(first) || !Number.isInteger(runs) || runs < 1) {
  console.error('usage: npm run sim -- --seed N --runs M');
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
  console.log(`\nseed ${seed} (trace ${traceHash}) fails: ${failure}`);
  if (failing.length === 1 && !values.trace) console.log(lastEvents.join('\n'));
}

const seconds = (performance.now() - startedAt) / 1000;
for (const [name, count] of totals) console.log(`${name}: ${count}`);
console.log(`${runs} runs in ${seconds.toFixed(1)} s, ${failing.length} failed`);
if (failing.length > 0) console.log(`failing seeds: ${failing.join(' ')}`);
process.exit(failing.length > 0 ? 1 : 0);
