/** `npm run hall`: a room of more pages than a page links with, and its relay dies. Too dear for `npm test`. */
import { defineConfig } from '@playwright/test';
import config from './playwright.config.ts';

export default defineConfig({
  ...config,
  testMatch: 'hall.ts',
  workers: 1,
  timeout: 600_000,
});
