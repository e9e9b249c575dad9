/** The checks that read the source without running it: types, components, lint, format. */
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, runTool } from './run.mjs';

/** @typedef {{ title: string, run: () => Promise<import('./run.mjs').Outcome> }} Check */

const CHECK_MS = 180_000;

/** One tsconfig for each environment, so that core cannot use `window`, and the relay cannot use `document`. */
const ENVIRONMENTS = [
  ['core', 'src/core/tsconfig.json'],
  ['page', 'src/tsconfig.json'],
  ['service worker', 'src/tsconfig.sw.json'],
  ['relay', 'signaling/tsconfig.json'],
  ['tests and scripts', 'tests/tsconfig.json'],
];

/** @type {Check[]} */
export const typeChecks = [
  ...ENVIRONMENTS.map(([name, config = '']) => ({
    title: `types: ${name}`,
    run: () => tool('@typescript/native:tsc', ['-p', config, '--pretty', 'false']),
  })),
  {
    title: 'svelte-check',
    run: () => {
      // It keeps what it made of components that were deleted since, and checks that, too.
      rmSync(join(root, '.svelte-check'), { recursive: true, force: true });
      return tool('svelte-check', [
        ...['--tsgo', '--tsconfig', './tsconfig.svelte.json'],
        ...['--fail-on-warnings', '--output', 'human'],
      ]);
    },
  },
];

/** @type {Check[]} */
export const styleChecks = [
  { title: 'oxlint', run: () => tool('oxlint', ['--deny-warnings']) },
  { title: 'eslint', run: () => tool('eslint', ['.', '--max-warnings', '0']) },
  { title: 'format', run: () => tool('oxfmt', ['--check']) },
];

const tool = (/** @type {string} */ name, /** @type {string[]} */ args) =>
  runTool(name, args, { timeoutMs: CHECK_MS });

/** The page and the relay, as `npm start` serves them. */
export async function build() {
  const options = { timeoutMs: CHECK_MS };
  const page = await runTool('vite', ['build', '--logLevel', 'warn'], options);
  if (page.code !== 0) return page;
  const relay = await runTool(
    '@typescript/native:tsc',
    ['-p', 'signaling/tsconfig.build.json'],
    options,
  );
  return { ...relay, output: page.output + relay.output, ms: page.ms + relay.ms };
}

export const isBuilt = () =>
  ['build/app/index.html', 'build/relay/main.js'].every((path) => existsSync(join(root, path)));
