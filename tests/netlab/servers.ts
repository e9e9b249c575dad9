/** What the lab's internet offers: the built app and its relay by https on 443, and a real coturn. */
import { execFileSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { inside, startInside } from './ip.ts';
import type { Network } from './network.ts';

export interface Servers {
  /** Of the app, without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

const PROGRAM = fileURLToPath(new URL('../../build/relay/main.js', import.meta.url));
const TLS_FRONT = fileURLToPath(new URL('tls-front.mjs', import.meta.url));
const BEHIND = '8080';
const TURN_PORT = '3478';
const SECRET = 'a secret of the lab';
const READY_MS = 20_000;

export async function startServers(network: Network, withTurn: boolean): Promise<Servers> {
  const folder = await mkdtemp(join(tmpdir(), 'swapmeet-netlab-'));
  const children: ChildProcess[] = [];
  const close = async () => {
    for (const child of children) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    await rm(folder, { recursive: true, force: true });
  };
  /** Starts a program and waits until it says that it is ready. */
  const start = (namespace: string, args: string[], env: Record<string, string> = {}) =>
    new Promise<void>((resolve, reject) => {
      const onOutput = (output: string) => void (/ready/i.test(output) && resolve());
      const child = startInside(namespace, process.execPath, args, { env, onOutput });
      children.push(child);
      child.once('exit', () => reject(new Error(`${args.join(' ')} ended at once`)));
    });
  try {
    const { relay, turn } = network;
    const [certificate, key] = makeCertificate(folder, [relay.address, turn.address]);
    await start(relay.namespace, [PROGRAM], {
      HOST: '127.0.0.1',
      PORT: BEHIND,
      STUN_URLS: `stun:${turn.address}:${TURN_PORT}`,
      ...(withTurn ? turnSettings(turn.address) : {}),
    });
    await start(relay.namespace, [TLS_FRONT, certificate, key, '443', BEHIND]);
    children.push(startCoturn(turn, folder, certificate, key));
    await untilListening(turn.namespace, [TURN_PORT, '443']);
    return { url: `https://${relay.address}`, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const turnSettings = (address: string) => ({
  TURN_URLS: [
    `turn:${address}:${TURN_PORT}`,
    `turn:${address}:${TURN_PORT}?transport=tcp`,
    `turns:${address}:443?transport=tcp`,
  ].join(','),
  TURN_SECRET: SECRET,
});

/** For the two addresses, and nobody knows who made it: browsers have to be told to take it. */
function makeCertificate(folder: string, addresses: readonly string[]): [string, string] {
  const [certificate, key] = [join(folder, 'certificate'), join(folder, 'key')];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const names = addresses.map((address) => `IP:${address}`).join(',');
  const subject = ['-subj', '/CN=netlab', '-addext', `subjectAltName=${names}`];
  const out = ['-keyout', key, '-out', certificate];
  execFileSync('openssl', ['req', '-x509', '-days', '2', ...curve, ...subject, ...out], {
    stdio: 'ignore',
  });
  return [certificate, key];
}

function startCoturn(turn: Network['turn'], folder: string, cert: string, pkey: string) {
  const options = {
    'listening-ip': turn.address,
    'relay-ip': turn.address,
    'listening-port': TURN_PORT,
    'tls-listening-port': '443',
    'min-port': '49160',
    'max-port': '49359',
    realm: 'swapmeet.test',
    'static-auth-secret': SECRET,
    ...{ cert, pkey },
    pidfile: join(folder, 'turn.pid'),
    userdb: join(folder, 'turn.db'),
    'log-file': join(folder, 'turn.log'),
  };
  const given = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  const flags = ['-n', '--use-auth-secret', '--fingerprint', '--no-cli', '--no-multicast-peers'];
  return startInside(turn.namespace, 'turnserver', [...flags, '--simple-log', ...given]);
}

async function untilListening(namespace: string, ports: readonly string[]): Promise<void> {
  const deadline = Date.now() + READY_MS;
  for (;;) {
    const sockets = inside(namespace, 'ss', '-Hltn');
    if (ports.every((port) => sockets.includes(`:${port} `))) return;
    if (Date.now() > deadline) throw new Error('the TURN server did not come up');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
