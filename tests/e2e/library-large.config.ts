/** `npm run library:large`: a library of 10,000 files, searched by somebody four links away. It shows figures, so it needs a machine that does nothing else. */
import { defineConfig } from '@playwright/test';
import config from './playwright.config.ts';

export default defineConfig({
  ...config,
  testMatch: 'library-large.ts',
  workers: 1,
  timeout: 240_000,
});
