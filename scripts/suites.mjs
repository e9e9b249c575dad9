/** Runs the test suites and counts their results. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTool } from './run.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const VITEST_MS = 600_000;
const E2E_MS = 1_500_000;

/** Unit, contract and simulation tests. */
export const runVitest = (/** @type {Record<string, string>} */ env = {}) =>
  withReport(async (report) => {
    const args = ['run', '--maxWorkers', '2', '--reporter', 'default'];
    const json = ['--reporter', 'json', '--outputFile.json', report];
    const outcome = await runTool('vitest', [...args, ...json], { timeoutMs: VITEST_MS, env });
    return { outcome, counts: countVitest(await readReport(report), outcome.code) };
  });

/** The end-to-end tests, in a real Chromium against the built app. */
export const runE2e = (/** @type {string} */ chromium, /** @type {string[]} */ args = []) =>
  withReport(async (report) => {
    const env = { SWAPMEET_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
    const config = ['--config', 'tests/e2e/playwright.config.ts', '--reporter', 'list,json'];
    const options = { timeoutMs: E2E_MS, env, live: true };
    const outcome = await runTool(
      '@playwright/test:playwright',
      ['test', ...config, ...args],
      options,
    );
    return { outcome, counts: countPlaywright(await readReport(report), outcome.code) };
  });

/** @template T @param {(report: string) => Promise<T>} f */
async function withReport(f) {
  const folder = await mkdtemp(join(tmpdir(), 'swapmeet-report-'));
  try {
    return await f(join(folder, 'report.json'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readReport(/** @type {string} */ path) {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch {
    return null; // the runner ended before it wrote one
  }
}

/** @returns {Counts} */
export function countVitest(/** @type {any} */ report, /** @type {number} */ code) {
  const passed = report?.numPassedTests ?? 0;
  const failed = report?.numFailedTests ?? 0;
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  // A file that does not load has no failed test, but counts as a failure.
  const unloaded = (report?.testResults ?? []).filter(
    (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return { passed, failed: atLeastOne(failed + unloaded, code), skipped };
}

/** @returns {Counts} */
export function countPlaywright(/** @type {any} */ report, /** @type {number} */ code) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
  return { passed: expected, failed: atLeastOne(unexpected + flaky, code), skipped };
}

/** A runner that exits with an error has failed, whatever its report says. */
const atLeastOne = (/** @type {number} */ failed, /** @type {number} */ code) =>
  code === 0 ? failed : Math.max(failed, 1);
