/** `npm run play`: a video of 200 MB is watched while it comes. It needs ffmpeg, and takes too long for `npm test`. */
import { defineConfig } from '@playwright/test';
import config from './playwright.config.ts';

export default defineConfig({
  ...config,
  testMatch: 'play.ts',
  workers: 1,
  timeout: 600_000,
});
