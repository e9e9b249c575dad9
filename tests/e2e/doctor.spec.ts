/** The connection doctor: what it says about a person who cannot be reached, and what its test finds at real servers. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { whyMissing } from '../signaling/debian-package.ts';
import { accepts, answersUdp, freePort } from '../rigs/free-port.ts';
import { startAppServer } from './app-server.ts';
import { expect, test } from './fixtures.ts';
import { found } from './needles.ts';
import { Person } from './peers.ts';

const TEST_MS = 20_000;
const UNREACHED_MS = 30_000;
const SECRET = 'north-by-northwest';

test('the doctor says why a person who answers cannot be reached, and its report names nobody', async ({
  person,
}) => {
  const [alice, bob] = [await person('alice'), await person('bob')];
  for (const { context } of [alice, bob]) {
    await context.addInitScript(() => {
      // A browser gives up after 15 s without an answer.
      const { setRemoteDescription } = RTCPeerConnection.prototype;
      RTCPeerConnection.prototype.addIceCandidate = () => Promise.resolve();
      RTCPeerConnection.prototype.setRemoteDescription = async function (
        this: RTCPeerConnection,
        description: RTCSessionDescriptionInit,
      ) {
        await Reflect.apply(setRemoteDescription, this, [description]);
        setTimeout(() => {
          Object.defineProperty(this, 'iceConnectionState', { value: 'failed' });
          this.dispatchEvent(new Event('iceconnectionstatechange'));
        }, 300);
      };
    });
  }
  const link = await alice.newRoom();
  await alice.rename('Alice of the doctor');
  await bob.join(link);
  await expect(bob.alert).toContainText('no way leads to them', { timeout: UNREACHED_MS });
  const doctor = await bob.openDoctor();
  const one = doctor.getByRole('list', { name: 'Connections' }).getByRole('listitem');
  await expect(one).toContainText('no way leads from this network to theirs');
  await expect(one).toContainText('last seen');
  await doctor.getByRole('button', { name: 'Test this device' }).click();
  const results = doctor.getByRole('status', { name: 'Test results' });
  await expect(results).toContainText(/Relay: answers in \d+ ms/, { timeout: TEST_MS });
  await expect(results).toContainText('TURN: this site offers no server');
  const report = await doctor.getByRole('textbox', { name: 'Report' }).inputValue();
  expect(report).toContain('Person 1: not connected: no-path');
  const room = new URL(link).hash.slice(2);
  const secrets = {
    room,
    bytes: Buffer.from(room, 'base64url'),
    name: 'Alice of the doctor',
    host: new URL(link).host,
  };
  expect(found(report, secrets)).toEqual([]);
  expect(report).not.toMatch(/\d+\.\d+\.\d+\.\d+/);
});

const missing = whyMissing('turnserver', 'coturn');
test.describe('a real TURN server', () => {
  test.skip(missing !== null, missing ?? '');
  const folder = mkdtempSync(join(tmpdir(), 'swapmeet-doctor-'));
  let coturn: ChildProcess;
  let port = 0;

  test.beforeAll(async () => {
    port = await freePort();
    const options = {
      'listening-ip': '127.0.0.1',
      'relay-ip': '127.0.0.1',
      'listening-port': port,
      realm: 'swapmeet.test',
      'static-auth-secret': SECRET,
      pidfile: join(folder, 'pid'),
      userdb: join(folder, 'db'),
      'log-file': join(folder, 'log'),
    };
    coturn = spawn('turnserver', [
      ...['-n', '--use-auth-secret', '--no-cli', '--no-tls', '--no-dtls', '--simple-log'],
      ...Object.entries(options).map(([name, value]) => `--${name}=${value}`),
    ]);
    await expect.poll(async () => (await accepts(port)) && answersUdp(port)).toBe(true);
  });
  test.afterAll(() => {
    coturn.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  test('[S32] relays over each transport that it offers, and a server that is not there does not', async ({
    browser,
  }) => {
    const at = `127.0.0.1:${port}`;
    const nobody = `127.0.0.1:${await freePort()}`;
    const urls = [`turn:${at}`, `turn:${at}?transport=tcp`, `turns:${nobody}?transport=tcp`];
    const app = await startAppServer({ TURN_URLS: urls.join(','), TURN_SECRET: SECRET });
    const alice = await Person.in(await browser.newContext(), 'alice', app.url);
    try {
      await alice.newRoom();
      const doctor = await alice.openDoctor();
      await doctor.getByRole('button', { name: 'Test this device' }).click();
      const results = doctor.getByRole('status', { name: 'Test results' });
      await expect(results).toContainText('TURN over UDP: works', { timeout: TEST_MS });
      await expect(results).toContainText('TURN over TCP: works');
      await expect(results).toContainText('TURN over TLS: no answer');
      const report = await doctor.getByRole('textbox', { name: 'Report' }).inputValue();
      expect(found(report, { secret: SECRET, port: String(port), host: '127.0.0.1' })).toEqual([]);
    } finally {
      await alice.leave();
      await app.kill();
    }
  });
});
