/** A person in a Chromium of their own on each of the lab's two devices. */
import { chromium, type Browser } from '@playwright/test';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumPath, networkedArgs } from '../e2e/chromium.ts';
import { Person } from '../e2e/peers.ts';
import { watchConnections } from './candidate-pair.ts';
import type { Network } from './network.ts';

export interface Visitors {
  readonly alice: Person;
  readonly bob: Person;
  close(): Promise<void>;
}

export async function openVisitors(network: Network, url: string): Promise<Visitors> {
  const folder = await mkdtemp(join(tmpdir(), 'swapmeet-netlab-browsers-'));
  const browsers: Browser[] = [];
  const close = async () => {
    await Promise.all(browsers.map((browser) => browser.close()));
    await rm(folder, { recursive: true, force: true });
  };
  const visit = async (who: string, namespace: string) => {
    const executablePath = join(folder, who);
    const run = `exec ip netns exec ${namespace} '${await chromiumPath()}' "$@"`;
    await writeFile(executablePath, `#!/bin/sh\n${run}\n`);
    await chmod(executablePath, 0o755);
    // The certificate is the lab's own, for the page as for TURN over TLS.
    const args = [...networkedArgs, '--ignore-certificate-errors'];
    const browser = await chromium.launch({ executablePath, args });
    browsers.push(browser);
    const context = await browser.newContext();
    await watchConnections(context);
    return Person.in(context, who, url);
  };
  try {
    const alice = await visit('alice', network.host('a'));
    const bob = await visit('bob', network.host('b'));
    return { alice, bob, close };
  } catch (error) {
    await close();
    throw error;
  }
}
