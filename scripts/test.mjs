/**
 * `npm test`: runs every check and every suite to its end, and prints one line with the counts. End-to-end tests tagged `@long` are
 * left to `npm run e2e`: they show in pages what the simulator, a contract or another run shows, hold a time, or need another browser or a network of their own.
 */
import process from 'node:process';
import { build, styleChecks, typeChecks } from './checks.mjs';
import { ensureChromium } from './ensure-chromium.mjs';
import { seconds } from './run.mjs';
import { runE2e, runVitest } from './suites.mjs';

const inCi = /^(1|true)$/i.test(process.env.CI ?? '');
const totals = { passed: 0, failed: 0, skipped: 0 };
const started = Date.now();

const chromium = await browser();
// Two lanes for two cores. The end-to-end tests come last, so that nothing slows the browsers down.
const [, built] = await Promise.all([unitTests(), checks()]);
await endToEnd(built);

const { passed, failed, skipped } = totals;
console.log(`\nTotal time: ${seconds(Date.now() - started)}.`);
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed > 0 ? 1 : 0;

/** @returns {Promise<{ path: string } | { reason: string }>} */
async function browser() {
  try {
    return { path: await ensureChromium() };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

async function unitTests() {
  const { outcome, counts } = await runVitest(
    'path' in chromium ? { SWAPMEET_CHROMIUM: chromium.path } : {},
  );
  heading('vitest: unit, contract, simulation', outcome);
  console.log(outcome.output.trimEnd());
  add(counts);
}

async function checks() {
  for (const check of [...typeChecks, ...styleChecks]) await one(check.title, check.run);
  return one('build', build);
}

async function endToEnd(/** @type {boolean} */ built) {
  const title = 'end to end';
  if (!built) {
    heading(title);
    console.log('Not run, because the build failed.');
    add({ failed: 1 });
  } else if ('reason' in chromium) {
    heading(title);
    console.log(`${inCi ? 'Failed' : 'Skipped'}: ${chromium.reason}`);
    add(inCi ? { failed: 1 } : { skipped: 1 });
  } else {
    heading(`${title}, in ${chromium.path}`);
    const { outcome, counts } = await runE2e(chromium.path, ['--grep-invert', '@long']);
    console.log(`${title} took ${seconds(outcome.ms)}.`);
    add(counts);
  }
}

/** A step that counts as one test. */
async function one(
  /** @type {string} */ title,
  /** @type {import('./checks.mjs').Check['run']} */ run,
) {
  const outcome = await run();
  heading(title, outcome);
  const ok = outcome.code === 0;
  if (!ok) console.log(outcome.output.trimEnd());
  add(ok ? { passed: 1 } : { failed: 1 });
  return ok;
}

function heading(
  /** @type {string} */ title,
  /** @type {import('./run.mjs').Outcome | undefined} */ outcome = undefined,
) {
  const verdict = outcome
    ? ` ${outcome.code === 0 ? 'ok' : 'FAILED'} (${seconds(outcome.ms)})`
    : '';
  console.log(`\n== ${title}${verdict}`);
}

function add(/** @type {Partial<import('./suites.mjs').Counts>} */ counts) {
  totals.passed += counts.passed ?? 0;
  totals.failed += counts.failed ?? 0;
  totals.skipped += counts.skipped ?? 0;
}
