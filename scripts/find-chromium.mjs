/** Finds a Chrome or Chromium on this machine. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const ENV_NAMES = ['SWAPMEET_CHROMIUM', 'CHROME_PATH', 'CHROMIUM_PATH'];
/** The one without windows comes first: it takes a third less time, and Playwright uses it where it installs its own. */
const COMMANDS = [
  'chromium-headless-shell',
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'chrome',
];

/** The path of a browser that starts, or null. */
export async function findChromium() {
  const places = [...fromEnvironment(), ...usualPlaces(), ...(await fromPlaywright())];
  return [...new Set(places)].find(starts) ?? null;
}

const fromEnvironment = () => ENV_NAMES.flatMap((name) => process.env[name] || []);

/** @returns {string[]} */
function usualPlaces() {
  if (process.platform === 'darwin') {
    const apps = ['Google Chrome', 'Chromium', 'Google Chrome for Testing'];
    return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
      apps.map((app) => join(folder, `${app}.app`, 'Contents', 'MacOS', app)),
    );
  }
  if (process.platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];
    return roots.flatMap((name) => {
      const root = process.env[name];
      if (!root) return [];
      return [['Google', 'Chrome'], ['Chromium']].map((app) =>
        join(root, ...app, 'Application', 'chrome.exe'),
      );
    });
  }
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  const named = COMMANDS.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [
    ...named,
    '/opt/google/chrome/chrome',
    '/usr/lib/chromium/chromium',
    '/snap/bin/chromium',
  ];
}

/** @returns {Promise<string[]>} */
async function fromPlaywright() {
  try {
    const { chromium } = await import('@playwright/test');
    return [chromium.executablePath()];
  } catch {
    return []; // not installed yet
  }
}

/** Asks for the version, since some systems ship a stub of that name that only says what to install. */
function starts(/** @type {string} */ path) {
  if (!existsSync(path)) return false;
  if (process.platform === 'win32') return true; // chrome.exe opens a window instead of answering
  const asked = spawnSync(path, ['--version'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 20_000,
  });
  return asked.status === 0 && /chrom/i.test(String(asked.stdout));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const path = await findChromium();
  console.log(path ?? 'No Chrome or Chromium found.');
  process.exitCode = path ? 0 : 1;
}
