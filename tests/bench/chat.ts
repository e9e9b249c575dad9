/** How long a message and its answer take, at rest and while a file moves at full speed. */
import type { Page } from '@playwright/test';
import { offer, prepare, rest, within, type Bench } from './bench.ts';
import { caseNamed } from './cases.ts';
import { MiB } from './data-files.ts';
import { spread, type Spread } from './statistics.ts';

export interface ChatRun {
  readonly idleMs: Spread;
  readonly busyMs: Spread;
  /** While the messages went, 10^6 bytes a second. */
  readonly rate: number;
}

const RUN_MS = 180_000;

export async function measureChat(bench: Bench, sizeMiB: number): Promise<ChatRun> {
  const kase = caseNamed('swapmeet');
  const meeting = bench.meeting();
  const sender = await bench.open({ kind: 'own', meeting, kase });
  const receiver = await bench.open({ kind: 'disk', meeting, kase });
  try {
    const ticket = await offer(sender, await bench.files.random(sizeMiB * MiB));
    await prepare(receiver, ticket);
    await rest();
    const run = await within(RUN_MS, 'chatting', chatDuring(sender, receiver, { idle: 10 }));
    bench.say(`chat: ${JSON.stringify(run)}`);
    return run;
  } finally {
    await bench.leave(sender, receiver);
  }
}

export interface ChatPlan {
  readonly idle: number;
  /** Without it, messages go as long as the transfer lasts. */
  readonly busyMs?: number;
}

/** The receiver asks, the sender of the file answers. */
export async function chatDuring(
  sender: Page,
  receiver: Page,
  { idle, busyMs }: ChatPlan,
): Promise<ChatRun> {
  await sender.evaluate(() => window.bench.echo());
  const idleTimes = await receiver.evaluate((count) => window.bench.ping(count), idle);
  const during = await receiver.evaluate((ms) => window.bench.pingDuring(ms), busyMs);
  return { idleMs: spread(idleTimes), busyMs: spread(during.times), rate: during.rate };
}
