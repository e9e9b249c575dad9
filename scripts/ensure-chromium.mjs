/** Finds a Chrome or Chromium for the end-to-end tests, or installs one, or says in a line what to do. */
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { findChromium } from './find-chromium.mjs';
import { run, runTool } from './run.mjs';

const ADVICE =
  'No Chrome or Chromium was found and none could be installed: install one, or set SWAPMEET_CHROMIUM to its path.';
const INSTALL_MS = 240_000;

/**
 * The browser's path.
 * @throws {Error} whose message says what to do
 */
export async function ensureChromium() {
  const found = await findChromium();
  if (found) return found;
  for (const install of [withPlaywright, withApt]) {
    await install();
    const installed = await findChromium();
    if (installed) return installed;
  }
  throw new Error(ADVICE);
}

async function withPlaywright() {
  console.log('No Chrome or Chromium found; installing the one that Playwright brings.');
  const options = { timeoutMs: INSTALL_MS, live: true };
  // Without root the system's libraries cannot be added, and asking for them would prompt for a password.
  const withDeps = process.getuid?.() === 0 ? ['--with-deps'] : [];
  await runTool('playwright', ['install', ...withDeps, 'chromium'], options);
}

async function withApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return;
  console.log('That did not work; installing Chromium from the distribution.');
  const options = { timeoutMs: INSTALL_MS, live: true, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  const updated = await run('apt-get', ['update'], options);
  if (updated.code === 127) return; // not a Debian
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(await ensureChromium());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
