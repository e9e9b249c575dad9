import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { connect, topicOf } from '../rigs/relay-client.ts';
import { builtApp, startServer } from '../rigs/relay-server.ts';

const ROOT = join(import.meta.dirname, '../..');
// A process starts slowly while the machine runs other tests.
const timeout = 30_000;

/** Runs the program from its source, with only PATH from our environment. */
function run(env: Record<string, string>, cwd = ROOT) {
  const args = ['--import', import.meta.resolve('tsx'), join(ROOT, 'signaling/main.ts')];
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const output = { stdout: '', stderr: '' };
  child.stderr.on('data', (data: Buffer) => (output.stderr += String(data)));
  const exited = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, ...output })),
  );
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => {
      output.stdout += String(data);
      const url = /^Swapmeet is ready: (\S+)\n$/.exec(output.stdout)?.[1];
      if (url) resolve(url);
    });
    child.on('close', () => reject(new Error(`ended before it was ready: ${output.stderr}`)));
  });
  ready.catch(() => undefined);
  return { child, ready, exited };
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  'on %s it tells its clients and exits with 0, and has printed one line',
  { timeout },
  async (signal) => {
    const { child, ready, exited } = run({ PORT: '0', APP_DIR: builtApp() });
    const url = await ready;
    expect((await fetch(url)).status).toBe(200);
    const alice = await connect(url);
    await alice.join(topicOf('room'));
    child.kill(signal);
    child.kill(signal);
    expect((await alice.next('error')).code).toBe('shutting-down');
    expect(await alice.closed).toBe(1001);
    expect(await exited).toEqual({
      code: 0,
      stdout: `Swapmeet is ready: ${url}\n`,
      stderr: '',
    });
  },
);

test('the ICE servers of the environment reach the clients', { timeout }, async () => {
  const { ready } = run({
    PORT: '0',
    HOST: '127.0.0.1',
    APP_DIR: builtApp(),
    STUN_URLS: 'stun:stun.example.org',
  });
  const url = await ready;
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await connect(url)).iceServers).toEqual([{ urls: ['stun:stun.example.org'] }]);
});

test('a port in use gives one sentence and exit code 1', { timeout }, async () => {
  const { port } = await startServer();
  const { code, stdout, stderr } = await run({ PORT: `${port}`, APP_DIR: builtApp() }).exited;
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(new RegExp(`^Port ${port} is already in use: [^\\n]+\\n$`));
});

test('a missing build gives one sentence and exit code 1', { timeout }, async () => {
  const { code, stderr } = await run({ PORT: '0', APP_DIR: join(builtApp(), 'assets') }).exited;
  expect(code).toBe(1);
  expect(stderr).toMatch(/^The app is not built yet: run "npm run build" first[^\n]+\n$/);
});

test('an invalid setting gives one sentence and exit code 1', { timeout }, async () => {
  const { code, stderr } = await run({ PORT: 'eighty', APP_DIR: builtApp() }).exited;
  expect(code).toBe(1);
  expect(stderr).toBe('PORT is not valid: use a number from 0 to 65535, such as 8080.\n');
});
