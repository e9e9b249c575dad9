/** The end-to-end tests run in the Chromium that was found, against the built app, without retries. */
import { defineConfig } from '@playwright/test';
import { chromiumArgs, chromiumPath } from './chromium.ts';

const inCi = Boolean(process.env['CI']);

export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  preserveOutput: 'failures-only',
  // A test already has several browsers, but it often waits: two cores are busy with four, and an eighth idle with three.
  workers: 4,
  fullyParallel: false,
  forbidOnly: inCi,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    launchOptions: { executablePath: await chromiumPath(), args: [...chromiumArgs] },
    // It takes a fifth of what a page costs. Tests that save files, or open without a server, allow it.
    serviceWorkers: 'block',
    // Frames that only move something take a tenth of it.
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 15_000,
    navigationTimeout: 15_000,
    screenshot: inCi ? 'off' : 'only-on-failure',
    // It costs an eighth of the time: npm run e2e -- chat.spec.ts --trace retain-on-failure
    trace: 'off',
  },
});
