/** `npm run e2e`: the end-to-end tests alone. Passes further arguments to Playwright. */
import process from 'node:process';
import { build } from './checks.mjs';
import { ensureChromium } from './ensure-chromium.mjs';
import { runE2e } from './suites.mjs';

try {
  const chromium = await ensureChromium();
  const built = await build();
  if (built.code !== 0) throw new Error(built.output);
  const { outcome } = await runE2e(chromium, process.argv.slice(2));
  process.exitCode = outcome.code;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
