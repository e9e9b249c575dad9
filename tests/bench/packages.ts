/** Installs the packages that the benchmark compares with, once, from its own lock file. */
import { cp, mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import type * as Tracker from 'bittorrent-tracker/server';
import type * as PeerPackage from 'peer';
import { run } from '../../scripts/run.mjs';
import { BENCH, PACKAGES, ROOT } from './places.ts';

const FILES = ['package.json', 'package-lock.json', '.npmrc'];
const INSTALL_MS = 600_000;

/** Their build scripts fetch native WebRTC for Node, which nothing here uses. */
export async function installPackages(): Promise<void> {
  const lock = await readFile(join(BENCH, 'package-lock.json'), 'utf8');
  const installed = await readFile(join(PACKAGES, 'package-lock.json'), 'utf8').catch(() => '');
  const done = await readFile(join(PACKAGES, 'node_modules/.package-lock.json')).catch(() => null);
  if (lock === installed && done) return;
  console.log('Installing the packages to compare with; this happens once.');
  await mkdir(PACKAGES, { recursive: true });
  for (const file of FILES) await cp(join(BENCH, file), join(PACKAGES, file));
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--ignore-scripts', '--prefix', PACKAGES];
  const { code, output } = await run(npm, args, { timeoutMs: INSTALL_MS });
  if (code !== 0) throw new Error(`The packages could not be installed:\n${output}`);
}

/** The version that is installed of a package, here or with the project itself. */
export async function versionOf(name: string): Promise<string> {
  const at = (folder: string) =>
    readFile(join(folder, 'node_modules', name, 'package.json'), 'utf8');
  const text = await at(PACKAGES).catch(() => at(ROOT));
  return (JSON.parse(text) as { version: string }).version;
}

export const loadTracker = async (): Promise<typeof Tracker> =>
  import(pathToFileURL(join(PACKAGES, 'node_modules/bittorrent-tracker/server.js')).href);

export const loadPeerServer = (): typeof PeerPackage =>
  createRequire(join(PACKAGES, 'package.json'))('peer') as typeof PeerPackage;
