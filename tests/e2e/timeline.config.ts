/** `npm run timeline`: how quick a long history is, on a machine that has nothing else to do. `npm run e2e` holds the rest of it. */
import { defineConfig } from '@playwright/test';
import config from './playwright.config.ts';

export default defineConfig({ ...config, testMatch: 'timeline.ts', workers: 1, timeout: 300_000 });
