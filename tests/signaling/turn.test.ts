/** TURN credentials: their parts, and that a real coturn accepts them until they expire. */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { iceOffer, turnServer } from '../../signaling/turn.ts';
import { whyMissing } from './debian-package.ts';
import { coturnFlags } from '../rigs/compose-file.ts';
import { accepts, answersUdp, freePort } from '../rigs/free-port.ts';
import { TCP, TurnClient, UDP } from '../rigs/turn-client.ts';

const SECRET = 'north-by-northwest';
/** Of the server, which its provider translates to a loopback address. */
const PUBLIC = '203.0.113.7';
const QUOTA = 12;
const turn = { urls: ['turn:turn.example.org'], secret: SECRET, ttlMs: 3_600_000 };

test('[S17] the user name is the expiry time and a hash of the network, the password is an HMAC of it', () => {
  const one = turnServer(turn, 1_000_500, '192.0.2.0/24');
  expect(one.username).toMatch(/^4600:[A-Za-z0-9_-]{16}$/);
  const nameOf = (wallMs: number, network: string, secret = SECRET) =>
    turnServer({ ...turn, secret }, wallMs, network).username?.split(':')[1];
  // The same for the network at any time: coturn counts its quota by it.
  expect(nameOf(9_000_000, '192.0.2.0/24')).toBe(one.username?.split(':')[1]);
  const others = [nameOf(1_000_500, '192.0.3.0/24'), nameOf(1_000_500, '192.0.2.0/24', 'other')];
  expect(others).not.toContain(one.username?.split(':')[1]);
  expect(one.credential).toMatch(/^[A-Za-z0-9+/]{27}=$/);
});

test('[S17] servers without expiry are offered without one', () => {
  const stun = { urls: 'stun:s.example.org' };
  expect(iceOffer([stun], undefined, 0, 'any')).toEqual({ iceServers: [stun] });
  expect(iceOffer([stun], turn, 0, 'any')).toMatchObject({
    iceTtlMs: 3_600_000,
    iceServers: [stun, {}],
  });
});

const missing = whyMissing('turnserver', 'coturn');
describe.skipIf(missing !== null)(
  `[S17] a real coturn with the flags of the compose file${missing ? ` (skipped: ${missing})` : ''}`,
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'swapmeet-coturn-'));
    const file = (name: string): string => join(folder, name);
    let ports: [number, number] = [0, 0];
    let server: ReturnType<typeof spawn>;

    beforeAll(async () => {
      ports = [await freePort(), await freePort()];
      const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
      const out = ['-keyout', file('key'), '-out', file('certificate'), '-subj', '/CN=localhost'];
      execFileSync('openssl', ['req', '-x509', '-days', '2', ...key, ...out], { stdio: 'ignore' });
      const flags = coturnFlags({
        DOMAIN: 'swapmeet.test',
        TURN_SECRET: SECRET,
        PUBLIC_ADDRESS: PUBLIC,
        LOCAL_ADDRESS: '127.0.0.1',
      });
      // What has to differ here: ports, files, and a quota that a test can use up.
      const here: Record<string, string> = {
        'listening-port': `${ports[0]}`,
        'tls-listening-port': `${ports[1]}`,
        cert: file('certificate'),
        pkey: file('key'),
        'log-file': file('log'),
        'user-quota': `${QUOTA}`,
      };
      const changed = flags.map((flag) => {
        const name = /^--([a-z-]+)=/.exec(flag)?.[1] ?? '';
        return here[name] === undefined ? flag : `--${name}=${here[name]}`;
      });
      // And what makes every address reach the rules: IPv6, and loopback, which coturn denies by itself.
      const more = ['-n', '--no-cli', '--allow-loopback-peers', '--relay-ip=::1'];
      const own = [`--pidfile=${file('pid')}`, `--userdb=${file('db')}`];
      server = spawn('turnserver', [...changed, ...more, ...own]);
      const soon = () => new Promise((resolve) => setTimeout(resolve, 20));
      for (const port of ports) while (!(await accepts(port))) await soon();
      while (!(await answersUdp(ports[0]))) await soon();
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
        const { ok, output } = await allocate(
          args(),
          turnServer(turn, Date.now(), `relay over ${args().join(' ')}`),
        );
        expect(output).not.toContain('Cannot complete Allocation');
        expect(output).toMatch(/tot_recv_msgs=[1-9]|Total lost packets [0-3] /);
        expect(ok).toBe(true);
      },
    );

    test('refuses expired credentials, and those of another secret', async () => {
      const udp = ['-p', `${ports[0]}`];
      const ended = turnServer(turn, Date.now() - 2 * turn.ttlMs, 'any');
      const foreign = turnServer({ ...turn, secret: 'another' }, Date.now(), 'any');
      for (const server of [ended, foreign]) {
        expect((await allocate(udp, server)).output).toContain('Cannot complete Allocation');
      }
    });

    const open = (network: string): TurnClient => {
      const client = new TurnClient(ports[0], turnServer(turn, Date.now(), network));
      onTestFinished(() => client.close());
      return client;
    };

    test('it is no proxy for TCP', async () => {
      expect(await open('proxy').allocate(TCP)).toBe(442);
    });

    const v4 = ['0.0.0.9', '10.0.0.1', '100.64.0.1', '127.0.0.2', '169.254.169.254', '172.16.0.1'];
    const v4More = ['192.0.0.1', '192.168.1.1', '198.18.0.1', '224.0.0.1', '240.0.0.1'];
    const v6 = ['::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::10.0.0.1', '64:ff9b::a00:1'];
    const v6More = ['64:ff9b:1::a00:1', '2002:a00:1::1', '2002:7f00:1::', '2001:0:a00:1::1'];
    const v6Last = [
      '2001:db8::1',
      '3fff::1',
      'fc00::1',
      'fd12::1',
      'fe80::1',
      'fec0::1',
      'ff02::1',
    ];

    test('it sends to no machine that is not on the internet, however its address is written', async () => {
      const ipv4 = open('inward');
      expect(await ipv4.allocate(UDP)).toBe(0);
      for (const address of [...v4, ...v4More])
        expect([address, await ipv4.permit(address)]).toEqual([address, 403]);
      const ipv6 = open('inward');
      expect(await ipv6.allocate(UDP, 6)).toBe(0);
      for (const address of [...v6, ...v6More, ...v6Last]) {
        expect([address, await ipv6.permit(address)]).toEqual([address, 403]);
      }
      // An IPv4 address in the guise of IPv6 is none on a socket of IPv4 either.
      expect(await ipv4.permit('::ffff:10.0.0.1')).not.toBe(0);
    });

    test('it sends to the internet, and to its own address, where others are relayed', async () => {
      const ipv4 = open('outward');
      expect(await ipv4.allocate(UDP)).toBe(0);
      for (const address of ['1.1.1.1', '99.255.255.255', '172.32.0.1', '223.255.255.1', PUBLIC]) {
        expect([address, await ipv4.permit(address)]).toEqual([address, 0]);
      }
      const ipv6 = open('outward');
      expect(await ipv6.allocate(UDP, 6)).toBe(0);
      for (const address of ['2606:4700::1111', '2a00::1', '2001:200::1', '2003::1']) {
        expect([address, await ipv6.permit(address)]).toEqual([address, 0]);
      }
    });

    test('more credentials for one network do not make its quota larger', async () => {
      const codes: number[] = [];
      for (let i = 0; i < QUOTA + 3; i++) {
        const ends = Date.now() + 60_000 * i; // so that each has credentials of its own
        const client = new TurnClient(ports[0], turnServer(turn, ends, '192.0.2.0/24'));
        onTestFinished(() => client.close());
        codes.push(await client.allocate());
      }
      expect(codes).toEqual([...new Array<number>(QUOTA).fill(0), 486, 486, 486]);
      expect(await open('192.0.3.0/24').allocate()).toBe(0);
    });
  },
);
