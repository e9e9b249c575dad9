/** Runs one command to its end or its deadline, collects its output, and leaves no child process behind. */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
const onWindows = process.platform === 'win32';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.once(signal, () => {
    for (const child of running) stop(child);
    process.exit(130);
  });
}

/**
 * @typedef {{ code: number, output: string, ms: number, timedOut: boolean }} Outcome
 * @typedef {{ timeoutMs: number, env?: Record<string, string>, live?: boolean }} RunOptions
 *   `live` also prints the output as it comes.
 */

/**
 * Never rejects: the code is 127 when a command cannot start, and 124 when it timed out.
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions} options
 * @returns {Promise<Outcome>}
 */
export function run(command, args, { timeoutMs, env = {}, live = false }) {
  const started = Date.now();
  return new Promise((resolve) => {
    let output = '';
    let timedOut = false;
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: !onWindows, // a process group of its own, so that its children stop with it
    });
    running.add(child);
    const take = (/** @type {Buffer} */ data) => {
      output += data.toString();
      if (live) process.stdout.write(data);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const deadline = setTimeout(() => {
      timedOut = true;
      stop(child);
    }, timeoutMs);
    const end = (/** @type {number} */ code) => {
      clearTimeout(deadline);
      running.delete(child);
      if (timedOut)
        output += `\nStopped after ${Math.round(timeoutMs / 1000)} s: it took too long.\n`;
      resolve({ code, output, ms: Date.now() - started, timedOut });
    };
    child.once('error', (error) => {
      output += `${error.message}\n`;
      end(127);
    });
    child.once('close', (code) => end(timedOut ? 124 : (code ?? 1)));
  });
}

/** Runs the command of an installed package with this Node. Needs no shell, on any system. */
export const runTool = (
  /** @type {string} */ name,
  /** @type {string[]} */ args,
  /** @type {RunOptions} */ options,
) => run(process.execPath, [toolPath(name), ...args], options);

/** The script of `name`, or of `package:name` when the two differ. */
function toolPath(/** @type {string} */ name) {
  const [packageName = name, tool = name] = name.includes(':') ? name.split(':') : [name, name];
  const folder = join(root, 'node_modules', packageName);
  const { bin } = require(join(folder, 'package.json'));
  return join(folder, typeof bin === 'string' ? bin : bin[tool]);
}

function stop(/** @type {import('node:child_process').ChildProcess} */ child) {
  if (child.pid === undefined) return;
  try {
    if (onWindows) child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // it has ended in the meantime
  }
}

export const seconds = (/** @type {number} */ ms) => `${(ms / 1000).toFixed(1)} s`;
