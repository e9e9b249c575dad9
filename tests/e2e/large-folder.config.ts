/** `npm run folder:large`: a folder of more than 5 GiB comes as one Zip archive, and one of 65 MiB is picked again. Too dear for `npm test`: the first fills 5 GiB of the disk. */
import { defineConfig } from '@playwright/test';
import config from './playwright.config.ts';

export default defineConfig({
  ...config,
  testMatch: 'large-folder.ts',
  workers: 1,
  timeout: 1_200_000,
});
