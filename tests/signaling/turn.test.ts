/** TURN credentials: their parts, and that a real coturn accepts them until they expire. */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { iceOffer, turnServer } from '../../signaling/turn.ts';
import { whyMissing } from './debian-package.ts';
import { accepts, freePort } from '../rigs/free-port.ts';

const SECRET = 'north-by-northwest';
const turn = { urls: ['turn:turn.example.org'], secret: SECRET, ttlMs: 3_600_000 };

test('[S17] the user name is the expiry time and random text, the password is an HMAC of it', () => {
  const [one, two] = [turnServer(turn, 1_000_500), turnServer(turn, 1_000_500)];
  expect(one.username).toMatch(/^4600:[A-Za-z0-9_-]{12}$/);
  expect(two.username).not.toBe(one.username);
  expect(one.credential).toMatch(/^[A-Za-z0-9+/]{27}=$/);
});

test('[S17] servers without expiry are offered without one', () => {
  const stun = { urls: 'stun:s.example.org' };
  expect(iceOffer([stun], undefined, 0)).toEqual({ iceServers: [stun] });
  expect(iceOffer([stun], turn, 0)).toMatchObject({ iceTtlMs: 3_600_000, iceServers: [stun, {}] });
});

const missing = whyMissing('turnserver', 'coturn');
describe.skipIf(missing !== null)(`a real coturn${missing ? ` (skipped: ${missing})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'swapmeet-coturn-'));
  const file = (name: string): string => join(folder, name);
  let ports: [number, number] = [0, 0];
  let server: ReturnType<typeof spawn>;

  beforeAll(async () => {
    ports = [await freePort(), await freePort()];
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    const out = ['-keyout', file('key'), '-out', file('certificate'), '-subj', '/CN=localhost'];
    execFileSync('openssl', ['req', '-x509', '-days', '2', ...key, ...out], { stdio: 'ignore' });
    const options = {
      'listening-ip': '127.0.0.1',
      'relay-ip': '127.0.0.1',
      'listening-port': ports[0],
      'tls-listening-port': ports[1],
      realm: 'swapmeet.test',
      'static-auth-secret': SECRET,
      cert: file('certificate'),
      pkey: file('key'),
      pidfile: file('pid'),
      userdb: file('db'),
      'log-file': file('log'),
    };
    server = spawn('turnserver', [
      ...['-n', '--use-auth-secret', '--no-cli', '--allow-loopback-peers', '--simple-log'],
      ...Object.entries(options).map(([name, value]) => `--${name}=${value}`),
    ]);
    for (const port of ports) {
      while (!(await accepts(port))) await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  afterAll(() => {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  /** Has coturn's own client send through two allocations and back. Returns what it printed. */
  function allocate(args: string[], { username = '', credential = '' }) {
    const all = [...args, '-u', username, '-w', credential, '-y', '-n', '2', '-c', '127.0.0.1'];
    return new Promise<{ ok: boolean; output: string }>((resolve) => {
      execFile('turnutils_uclient', all, { timeout: 30_000 }, (error, stdout, stderr) =>
        resolve({ ok: error === null, output: stdout + stderr }),
      );
    });
  }

  const protocols: [string, () => string[]][] = [
    ['UDP', () => ['-p', `${ports[0]}`]],
    ['TCP', () => ['-t', '-p', `${ports[0]}`]],
    ['TLS', () => ['-t', '-S', '-p', `${ports[1]}`]],
  ];
  test.concurrent.each(protocols)(
    'relays over %s with fresh credentials',
    { timeout: 40_000 },
    async (_, args) => {
      const { ok, output } = await allocate(args(), turnServer(turn, Date.now()));
      expect(output).not.toContain('Cannot complete Allocation');
      expect(output).toMatch(/tot_recv_msgs=[1-9]|Total lost packets [0-3] /);
      expect(ok).toBe(true);
    },
  );

  test('refuses expired credentials, and those of another secret', async () => {
    const udp = ['-p', `${ports[0]}`];
    const ended = turnServer(turn, Date.now() - 2 * turn.ttlMs);
    const foreign = turnServer({ ...turn, secret: 'another' }, Date.now());
    for (const server of [ended, foreign]) {
      expect((await allocate(udp, server)).output).toContain('Cannot complete Allocation');
    }
  });
});
