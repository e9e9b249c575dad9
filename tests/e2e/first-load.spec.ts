/** How much script the built app loads before the first screen: on home, and in a room. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

const APP = fileURLToPath(new URL('../../build/app', import.meta.url));
const ASSETS = join(APP, 'assets');
/** Compressed. Parts that load on demand do not count, nor does WebRTC, which no screen waits for. */
const FIRST_LOAD_BYTES_MAX = 90_000;
/** The first screen's scripts and the room's own. */
const ROOM_BYTES_MAX = 90_000;

/** These scripts and everything they import statically. */
function closure(names: readonly string[]): Set<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    const imports = readFileSync(join(ASSETS, name), 'utf8').matchAll(
      /(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g,
    );
    for (const [, imported = ''] of imports) visit(imported);
  };
  names.forEach(visit);
  return found;
}

const size = (names: Iterable<string>, compress: (bytes: Uint8Array) => Uint8Array): number =>
  [...names].reduce((sum, name) => sum + compress(readFileSync(join(ASSETS, name))).length, 0);

function firstScripts(): string[] {
  const html = readFileSync(join(APP, 'index.html'), 'utf8');
  return [...html.matchAll(/assets\/([\w.-]+\.js)/g)].map(([, name = '']) => name);
}

/** One file of the build. */
function only(pattern: RegExp): string {
  const [name = '', ...others] = readdirSync(ASSETS).filter((it) => pattern.test(it));
  expect([name, others], String(pattern)).toEqual([expect.stringMatching(pattern), []]);
  return name;
}
/** The sentences of a reader's language: nobody loads those of another one. */
const words = (part: string) => only(new RegExp(`^words-en-${part}-[\\w-]{8}\\.js$`));

test('the first screen needs at most 90 kB of script, gzipped', () => {
  const home = only(/^home-[\w-]{8}\.js$/);
  const scripts = closure([...firstScripts(), home, words('first'), words('home')]);
  expect(scripts.size).toBeGreaterThan(1); // else nothing was read
  const bytes = size(scripts, (it) => gzipSync(it, { level: 9 }));
  expect(bytes).toBeGreaterThan(20_000);
  expect(bytes).toBeLessThanOrEqual(FIRST_LOAD_BYTES_MAX);
});

test('a room that a link leads to needs at most 90 kB of script, as the relay serves it', () => {
  const room = only(/^room-(?!links)[\w-]{8}\.js$/);
  const scripts = closure([...firstScripts(), room, words('first')]);
  // Many small files take longer to load than a few large ones.
  expect(scripts.size).toBeLessThanOrEqual(6);
  expect(size(scripts, brotliCompressSync)).toBeLessThanOrEqual(ROOM_BYTES_MAX);
});

test('the service worker keeps no code of PeerServers, for the page names none', () => {
  const scripts = readdirSync(ASSETS).filter((name) => /^peer-server-[\w-]{8}\.js$/.test(name));
  expect(scripts).toHaveLength(1);
  const kept = readFileSync(join(APP, 'sw.js'), 'utf8');
  expect(kept).toContain('assets/first-');
  expect(kept).not.toContain('assets/peer-server-');
});
