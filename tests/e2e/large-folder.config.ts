/** `npm run folder:large`: a folder of more than 5 GiB comes as one Zip archive. Too dear for `npm test`: it fills 5 GiB of the disk. */
import { defineConfig } from '@playwright/test';
import config from './playwright.config.ts';

export default defineConfig({
  ...config,
  testMatch: 'large-folder.ts',
  workers: 1,
  timeout: 1_200_000,
});
