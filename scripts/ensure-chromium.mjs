/** Finds a Chrome or Chromium for the end-to-end tests, or installs one, or says in one line what to do. */
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { findChromium } from './find-chromium.mjs';
import { run, runTool } from './run.mjs';

const ADVICE =
  'No Chrome or Chromium was found, and installing one failed: install it yourself, or set SWAPMEET_CHROMIUM to its path.';
const INSTALL_MS = 240_000;

/**
 * Returns the browser's path.
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
  console.log('No Chrome or Chromium found. Installing Chromium with Playwright.');
  const options = { timeoutMs: INSTALL_MS, live: true };
  // Only root can add the system's libraries. Otherwise Playwright would ask for a password.
  const withDeps = process.getuid?.() === 0 ? ['--with-deps'] : [];
  await runTool('playwright', ['install', ...withDeps, 'chromium'], options);
}

async function withApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return;
  console.log('That failed. Installing Chromium with apt-get.');
  const options = { timeoutMs: INSTALL_MS, live: true, env: { DEBIAN_FRONTEND: 'noninteractive' } };
  const updated = await run('apt-get', ['update'], options);
  if (updated.code === 127) return; // there is no apt-get
  for (const name of ['chromium-headless-shell', 'chromium']) {
    const install = ['install', '-y', '--no-install-recommends', name];
    if ((await run('apt-get', install, options)).code === 0) return;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(await ensureChromium());
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
