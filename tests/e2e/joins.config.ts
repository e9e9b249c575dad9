/** `npm run joins`: twenty ways to come into a room, on a quick and on a slow phone. `npm test` has the shortest of them. */
import { defineConfig } from '@playwright/test';
import config from './playwright.config.ts';

export default defineConfig({
  ...config,
  testMatch: 'all-joins.ts',
  workers: 2,
  timeout: 240_000,
});
