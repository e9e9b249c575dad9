/** A short round for every decoder (`npm run fuzz` plays a million), and that none is left out. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { drive, longInputs } from './drive.ts';
import { elsewhere } from './elsewhere.ts';
import { decoders } from './registry.ts';
import { mediumDecoders } from './medium-decoders.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const named = new Set([...decoders.flatMap((it) => it.covers), ...Object.keys(elsewhere)]);

const sources = ['src', 'signaling'].flatMap((top) =>
  readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|svelte)$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => `${top}/${path}`),
);

/** `file function` of what exports a decoder by its name; `file` of what decodes by the libraries' means, or hears others. */
function decodersIn(path: string, text: string): string[] {
  const exported = /^export (?:async )?(?:function|const) ((?:decode|parse|read|peek)[A-Z]?\w*)/gm;
  const names = [...text.matchAll(exported)].map(([, name = '']) => `${path} ${name}`);
  const decodes = /\bsafeParse\(|\bJSON\.parse\(|(?<![.\w])decode\(\w/.test(text);
  const hears = /\.onmessage = |addEventListener\('message'/.test(text);
  return decodes || hears ? [...names, path] : names;
}

const isNamed = (it: string) =>
  named.has(it) || (!it.includes(' ') && [...named].some((name) => name.startsWith(`${it} `)));

test('the search finds what decodes, by its name and by what it calls', () => {
  expect(decodersIn('a.ts', 'export function decodeThing(')).toEqual(['a.ts decodeThing']);
  expect(decodersIn('a.ts', 'export const parse = (text')).toEqual(['a.ts parse']);
  expect(decodersIn('a.ts', 'const x = decode(bytes, schema)')).toEqual(['a.ts']);
  expect(decodersIn('a.ts', 'return JSON.parse(text)')).toEqual(['a.ts']);
  expect(decodersIn('a.ts', 'worker.onmessage = ({ data }) => {')).toEqual(['a.ts']);
  expect(decodersIn('a.ts', 'text.decode(bytes)')).toEqual([]);
});

test('every decoder of src and signaling is in the registry, or it says why not', () => {
  const found = sources.flatMap((path) => decodersIn(path, readFileSync(join(ROOT, path), 'utf8')));
  expect(found.length).toBeGreaterThan(20);
  expect(found.filter((it) => !isNamed(it))).toEqual([]);
});

test('what the registry names exists', () => {
  const missing = [...named].filter((it) => {
    const [path = '', name = ''] = it.split(' ');
    return !sources.includes(path) || !readFileSync(join(ROOT, path), 'utf8').includes(name);
  });
  expect(missing).toEqual([]);
});

test('shares of the million add up', () => {
  expect(decoders.reduce((sum, it) => sum + it.share, 0)).toBe(1_000);
});

test('what other tabs and a PeerServer say gets through to whoever listens', () => {
  for (const { name, samples, read } of mediumDecoders) {
    const told = samples.map((it) => [read(it)].flat().at(-1));
    expect(Number(told.at(-1)), name).toBeGreaterThan(Number(told[0]));
  }
});

describe('bytes that are nearly right, or long, give a value or nothing', () => {
  test.each(decoders.map((it) => [it.name, it] as const))('%s', async (_, decoder) => {
    await drive(decoder, 1, 300);
    for (const bytes of longInputs(decoder, 20_000)) await decoder.read(bytes);
  });
});
