/** Running a command: its output, its end, and its deadline. */
import process from 'node:process';
import { expect, it } from 'vitest';
import { run } from '../../scripts/run.mjs';

const node = (script: string, timeoutMs = 20_000) =>
  run(process.execPath, ['-e', script], { timeoutMs });

it('collects what a command says on both of its outputs, and its code', async () => {
  const outcome = await node('console.log("out"); console.error("err"); process.exitCode = 3');
  expect(outcome).toMatchObject({ code: 3, timedOut: false });
  expect(outcome.output).toContain('out');
  expect(outcome.output).toContain('err');
});

it('gives a command no input to wait for', async () =>
  expect(await node('process.stdin.resume()')).toMatchObject({ code: 0 }));

it('stops a command at its deadline, with what it started', async () => {
  const child = `require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 9)'], { stdio: 'inherit' })`;
  const outcome = await node(`${child}; setInterval(() => {}, 9)`, 300);
  expect(outcome).toMatchObject({ code: 124, timedOut: true });
  expect(outcome.output).toContain('Stopped after');
});

it('does not reject when there is no such command', async () =>
  expect(await run('no-such-command', [], { timeoutMs: 1_000 })).toMatchObject({ code: 127 }));
