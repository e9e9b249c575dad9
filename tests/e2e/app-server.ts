/** The built app and its relay as a child process, which a test can kill and start again on the same port. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../build/relay/main.js', import.meta.url));
const READY = /Swapmeet is ready: (http:\/\/\S+)/;

export interface AppServer {
  /** Without a slash at the end. */
  readonly url: string;
  /** What the program has written to stdout and stderr so far. */
  output(): string;
  /** Like a crash: nobody gets a goodbye. */
  kill(): Promise<void>;
  /** From now on it answers nothing, and refuses nothing: like a network that swallows packets. `kill` ends it. */
  hang(): void;
  /** Starts it again on the same port. */
  start(): Promise<void>;
}

/** @param env settings beside the port */
export async function startAppServer(env: Record<string, string> = {}): Promise<AppServer> {
  const written: string[] = [];
  let { child, url } = await launch({ ...env, PORT: '0' }, written);
  return {
    url,
    output: () => written.join(''),
    hang: () => void child.kill('SIGSTOP'),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
    async start() {
      ({ child, url } = await launch({ ...env, PORT: new URL(url).port }, written));
    },
  };
}

function launch(
  env: Record<string, string>,
  written: string[],
): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [PROGRAM], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  return new Promise((resolve, reject) => {
    const take = (data: Buffer): void => {
      output += data.toString();
      written.push(data.toString());
      const url = READY.exec(output)?.[1];
      if (url) resolve({ child, url: url.replace(/\/$/, '') });
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`The app did not start: ${output}`)));
  });
}
