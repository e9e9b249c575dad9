/** What the service worker keeps of a build. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shellFiles } from '../../scripts/vite-service-worker.ts';

const WORDS = 'words-de-first-a1b2c3d4.js';
let built: string;
beforeAll(() => {
  built = mkdtempSync(join(tmpdir(), 'swapmeet-built-'));
  for (const folder of ['assets', 'about']) mkdirSync(join(built, folder));
  writeFileSync(join(built, 'about', 'preview.png'), 'picture');
  for (const name of ['first-1.js', 'first-1.js.map', 'peer-server-1.js', WORDS])
    writeFileSync(join(built, 'assets', name), name);
  for (const name of ['index.html', 'sw.js', 'favicon.svg']) writeFileSync(join(built, name), name);
});
afterAll(() => rmSync(built, { recursive: true }));

test('every file of the app but pictures of it, and the code of PeerServers only where the page names one', () => {
  const without = shellFiles(built, false);
  expect(without.paths).toEqual(['assets/first-1.js', 'favicon.svg']);
  const kept = shellFiles(built, true);
  expect(kept.paths).toEqual(['assets/first-1.js', 'assets/peer-server-1.js', 'favicon.svg']);
  expect(kept.version).not.toBe(without.version);
});

test('sentences are for those who speak the language', () => {
  expect(shellFiles(built, false).words).toEqual([`assets/${WORDS}`]);
});
