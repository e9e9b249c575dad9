/** `npm run netlab:pairing`: two people behind NATs, who have the page and a STUN server but no relay, link by texts. */
import { expect } from '@playwright/test';
import process from 'node:process';
import { build } from '../../scripts/checks.mjs';
import { builtPage } from '../e2e/built-page.ts';
import { pairManually, offline } from '../e2e/manual-pairing.ts';
import { candidatePair, pairText } from './candidate-pair.ts';
import { openNetwork } from './network.ts';
import { startServers } from './servers.ts';
import { openVisitors } from './visitors.ts';
import { whyNoNetlab } from './why-no-netlab.ts';

/** What people take to carry a text: longer than a NAT or a browser waits for anybody. */
const FORWARDED_MS = 20_000;
const LINK_MS = 45_000;

async function run(): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  try {
    const network = await openNetwork({ nats: ['cone', 'cone'] });
    undo.push(network.close);
    const servers = await startServers(network, false);
    undo.push(servers.close);
    const { alice, bob, close } = await openVisitors(network, servers.url);
    undo.push(close);
    const body = await builtPage({ iceServers: `stun:${network.turn.address}:3478` });
    for (const one of [alice, bob]) {
      await offline(one);
      const isPage = (url: URL) => url.pathname === '/';
      await one.context.route(isPage, (it) => it.fulfill({ contentType: 'text/html', body }));
    }
    await alice.newRoom();
    await pairManually(alice, bob, () => new Promise((there) => setTimeout(there, FORWARDED_MS)));
    for (const one of [alice, bob]) await one.waitConnected(1, LINK_MS);
    await alice.say('from home to home');
    await bob.hears('from home to home');
    for (const one of [alice, bob]) {
      const doctor = await one.openDoctor();
      await expect(doctor.getByText('direct through NAT')).toBeVisible();
      const pair = await candidatePair(one.page);
      console.log(pair ? pairText(pair) : 'no pair');
    }
    expect([...alice.complaints(), ...bob.complaints()]).toEqual([]);
    console.log('ok');
  } finally {
    for (const f of undo.reverse()) await f();
  }
}

try {
  const why = whyNoNetlab();
  if (why === undefined) {
    const { code, output } = await build();
    if (code !== 0) throw new Error(output);
    await run();
  } else console.log(`Skipped: ${why}.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
