/** One case of the lab: two people meet in the app, talk, swap a file, and are told how they are linked. */
import { expect } from '@playwright/test';
import { largeFile, sha256, type DiskFile } from '../e2e/disk.ts';
import type { Person } from '../e2e/peers.ts';
import { candidatePair, pairText, wordsFor } from './candidate-pair.ts';
import type { Case } from './cases.ts';
import { openNetwork, type Network } from './network.ts';
import { startServers } from './servers.ts';
import { openVisitors } from './visitors.ts';

export interface CaseResult {
  readonly name: string;
  /** What went wrong, in words; undefined when all was as it must be. */
  readonly problem?: string;
  /** From opening the link to both being told that they are connected. */
  readonly linkMs?: number;
  /** What the doctor said, on both sides. */
  readonly words?: readonly [string, string];
  /** What getStats said, on both sides. */
  readonly pairs?: readonly [string, string];
  /** 10^6 bytes a second, from the press on Download to the saved file. */
  readonly rate?: number;
  /** The longest time without progress after the event in the middle of the file. */
  readonly stallMs?: number;
  readonly turnMegabytes?: number;
}

/** Long enough to measure its rate, and to interrupt it. */
const FILE_MIB = 20;
const LINK_MS = 45_000;
const TRANSFER_MS = 120_000;
const PATH_MS = 30_000;
const DOCTOR_MS = 20_000;
/** Where in the file something befalls the sender, in percent. */
const EVENT_AT = 15;
/** What STUN, allocations and checks may come to, where the file takes another way. */
const TURN_TALK_BYTES_MAX = 1_000_000;
const PATH_WORDS = /direct through NAT|direct|TURN over (?:UDP|TCP|TLS)|TURN|connected/;

export async function runCase(kase: Case, fileMiB = FILE_MIB): Promise<CaseResult> {
  let result: CaseResult = { name: kase.name };
  const undo: (() => Promise<void>)[] = [];
  try {
    const network = await openNetwork(kase.plan);
    undo.push(network.close);
    const servers = await startServers(network, !kase.noTurn);
    undo.push(servers.close);
    const visitors = await openVisitors(network, servers.url);
    undo.push(visitors.close);
    const file = await largeFile(fileMiB);
    undo.push(file.remove);
    const { link, chat, swap, tellPath, doctor, looks, noMedium } = createRun(
      kase,
      network,
      visitors.alice,
      visitors.bob,
      file,
    );
    const together = [link, chat, swap, tellPath, chat, doctor, looks];
    for (const step of kase.path === undefined ? [noMedium, doctor, looks] : together) {
      result = { ...result, ...(await step()) };
    }
  } catch (error) {
    result = { ...result, problem: error instanceof Error ? error.message : String(error) };
  } finally {
    for (const f of undo.reverse()) await f();
  }
  return result;
}

type Step = () => Promise<Partial<CaseResult>>;

function createRun(kase: Case, network: Network, alice: Person, bob: Person, file: DiskFile) {
  let words = 0;
  const both = [alice, bob] as const;

  const link: Step = async () => {
    const room = await alice.newRoom();
    const startedAtMs = performance.now();
    await bob.join(room);
    await Promise.all(both.map((one) => one.waitConnected(1, LINK_MS)));
    const linkMs = Math.round(performance.now() - startedAtMs);
    if (kase.event === 'relay-cut') network.cutRelay();
    return { linkMs };
  };

  const chat: Step = async () => {
    for (const [from, to] of [both, [bob, alice] as const]) {
      words += 1;
      await from.say(`word ${words}.`);
      await to.hears(`word ${words}.`);
    }
    return {};
  };

  const swap: Step = async () => {
    await alice.share(file.path);
    await alice.waitShared(file.name);
    const timeout = kase.transferMs ?? TRANSFER_MS;
    const download = bob.page.waitForEvent('download', { timeout });
    download.catch(() => undefined); // what fails first is told
    const startedAtMs = performance.now();
    await bob.button('Download', file.name).click();
    const event = kase.event === 'readdressed' || kase.event === 'relocated';
    const stallMs = event ? await interrupt(timeout) : undefined;
    const path = await (await download).path();
    const rate = file.sizeBytes / 1_000 / (performance.now() - startedAtMs);
    expect(await sha256(path), 'the file arrives byte for byte').toBe(file.sha256);
    return { rate, ...(stallMs === undefined ? {} : { stallMs }) };
  };

  /** Returns the longest time in which nothing more of the file came. */
  async function interrupt(timeoutMs: number): Promise<number> {
    let had = await bob.waitProgress(file.name, EVENT_AT);
    expect(had, 'it is in the middle of the file').toBeLessThan(80);
    if (kase.event === 'readdressed') network.readdress('a');
    else network.relocate('a');
    let [longestMs, atMs] = [0, performance.now()];
    const deadlineMs = atMs + timeoutMs;
    while (had < 100 && performance.now() < deadlineMs) {
      const now = (await bob.progress(file.name)) ?? 100; // no bar: it has all of it
      const nowMs = performance.now();
      longestMs = Math.max(longestMs, nowMs - atMs);
      if (now > had) [had, atMs] = [now, nowMs];
    }
    return Math.round(longestMs);
  }

  const tellPath: Step = async () => {
    const { path = '' } = kase;
    let result: Partial<CaseResult> = {};
    await expect(async () => {
      const pairs = await Promise.all(both.map((one) => candidatePair(one.page)));
      const told = await Promise.all(both.map(linkWords));
      result = {
        words: [told[0] ?? '', told[1] ?? ''],
        pairs: [pairs[0] ? pairText(pairs[0]) : '', pairs[1] ? pairText(pairs[1]) : ''],
      };
      expect(told, 'the doctor says what getStats does').toEqual(
        pairs.map((pair) => pair && wordsFor(pair)),
      );
      expect(told, 'how they are linked').toContain(path);
      expect(told.filter((it) => it !== path && !isTurnToo(it, path))).toEqual([]);
    })
      .toPass({ timeout: PATH_MS })
      .catch((error: unknown) => {
        throw new Error(`${JSON.stringify(result)}: ${String(error)}`);
      });
    const turnBytes = network.bytesToTurn();
    if (path.startsWith('TURN')) {
      expect(turnBytes, 'the file went through the TURN server').toBeGreaterThan(file.sizeBytes);
    } else expect(turnBytes, 'and not through TURN').toBeLessThan(TURN_TALK_BYTES_MAX);
    return { ...result, turnMegabytes: turnBytes / 1e6 };
  };

  const noMedium: Step = async () => {
    await bob.join(await alice.newRoom());
    for (const one of both) {
      await expect(one.status).toContainText('cannot be reached', { timeout: LINK_MS });
    }
    return { words: ['cannot be reached', 'cannot be reached'] };
  };

  /** The test of a device behind its NAT, at the real STUN server; the report tells nobody where that is. */
  const doctor: Step = async () => {
    if (!kase.stun) return {};
    const dialog = await bob.openDoctor();
    await dialog.getByRole('button', { name: 'Test this device' }).click();
    const results = dialog.getByRole('status', { name: 'Test results' });
    await expect(results).toContainText(/Relay: answers in/, { timeout: DOCTOR_MS });
    await expect(results).toContainText(kase.stun);
    const report = await dialog.getByRole('textbox', { name: 'Report' }).inputValue();
    expect(report).toMatch(kase.stun);
    expect(report, 'no address').not.toMatch(/\d+\.\d+\.\d+\.\d+/);
    return {};
  };

  const looks: Step = async () => {
    expect([...alice.complaints(), ...bob.complaints()], 'nothing odd happened').toEqual([]);
    return {};
  };

  return { link, chat, swap, tellPath, doctor, looks, noMedium };
}

const isTurnToo = (words: string, path: string) => words === 'TURN' && path.startsWith('TURN');

/** What the connection doctor says of how the other person is reached. */
async function linkWords(one: Person): Promise<string> {
  const doctor = await one.openDoctor();
  const text = await doctor.getByRole('list', { name: 'Connections' }).innerText();
  await one.page.keyboard.press('Escape');
  return PATH_WORDS.exec(text)?.[0] ?? text;
}
